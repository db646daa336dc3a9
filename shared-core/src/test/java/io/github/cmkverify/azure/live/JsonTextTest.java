package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static List<JsonText.Text> texts(String json) {
        return JsonText.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> shown(String json) {
        return texts(json).stream()
                .map(text -> (text.isName() ? "name " : "text ") + text.value() + " at " + text.pointer() + " of "
                        + text.field())
                .toList();
    }

    @Test
    void eachTextIsFoundWithItsPointerAndTheNameThatItIsOf() {
        assertThat(
                        shown(
                                "{\"a\":\"1\",\"b\":[\"2\",[\"3\",4,\"5\"],{\"c\":\"6\"},\"7\"],\"d\":{\"e\":\"8\"},\"f\":\"9\"}"))
                .containsExactly(
                        "name a at  of ",
                        "text 1 at /a of a",
                        "name b at  of ",
                        "text 2 at /b/0 of b",
                        "text 3 at /b/1/0 of b",
                        "text 5 at /b/1/2 of b",
                        "name c at /b/2 of b",
                        "text 6 at /b/2/c of c",
                        "text 7 at /b/3 of b",
                        "name d at  of ",
                        "name e at /d of d",
                        "text 8 at /d/e of e",
                        "name f at  of ",
                        "text 9 at /f of f");
    }

    @Test
    void whatLiesBetweenAreBlanks() {
        assertThat(shown("{ \"a\" \t\r\n : \"1\" , \"b\" : [ \"2\" , \"3\" ] }"))
                .containsExactly(
                        "name a at  of ",
                        "text 1 at /a of a",
                        "name b at  of ",
                        "text 2 at /b/0 of b",
                        "text 3 at /b/1 of b");
    }

    @Test
    void whereATextLiesIsCountedInBytesWithItsQuotes() {
        String json = "{\"ä\":\"ö\\\"\",\"b\":\"\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(texts(json).stream()
                        .map(text -> new String(bytes, text.from(), text.to() - text.from(), StandardCharsets.UTF_8)))
                .containsExactly("\"ä\"", "\"ö\\\"\"", "\"b\"", "\"\"");
    }

    @Test
    void escapesAreReadAsJsonMeansThem() {
        assertThat(texts("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\uDE00x\"]")
                        .get(0)
                        .value())
                .isEqualTo("\"\\/\b\f\n\r\tä\uD83D\uDE00x");
        assertThat(texts("[\"\\u0041\"]").get(0).value()).isEqualTo("A");
    }

    @Test
    void aNameIsWrittenIntoThePointerAsPointersWantIt() {
        assertThat(texts("{\"a/b~c\":\"x\"}").get(1).pointer()).isEqualTo("/a~1b~0c");
    }
}
