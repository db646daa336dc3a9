package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of an answer that is shown is the one that the finding speaks of, or none. */
class ExhibitsTest {
    private static final String BODY = """
            {"Props": {"KeyName": "cmk"}, "props": {"keyname": "exact"}, "list": [{"a": 1}, {"b": 2}],
             "a/b~c": {"d": 3}, "text": "x", "none": null, "empty": {}, "emptyList": []}""";

    private static Item item(String... bodies) {
        var request = new Request("GET", "https://management.azure.com/x", "2025-06-01", Optional.empty());
        return new Item(
                EvidenceKind.ACCOUNT.key("/subscriptions/s/Accounts/aoai-claims"),
                List.of(bodies).stream()
                        .map(body ->
                                new Item.Page(request, new Answer.Received(200, Verdicts.TO, "", "", Bytes.utf8(body))))
                        .toList());
    }

    private static Optional<String> part(String pointer) {
        Item item = item(BODY);
        return new Exhibits(List.of(item)).part(item, pointer).map(json -> json.replaceAll("\\s+", ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/props, {\"keyname\":\"exact\"}",
                "/Props, {\"KeyName\":\"cmk\"}",
                "/LIST/1, {\"b\":2}",
                "/list, `[{\"a\":1},{\"b\":2}]`",
                "/a~1b~0c, {\"d\":3}",
            })
    void objectsAndListsAreShown(String pointer, String json) {
        assertThat(part(pointer)).contains(json);
    }

    /** The source itself shows a value; what is not there cannot be shown, and nothing else in its place. */
    @ParameterizedTest
    @CsvSource({
        "/text",
        "/none",
        "/empty",
        "/emptyList",
        "/nothing",
        "/list/2",
        "/list/-1",
        "/list/a",
        "/list/0/a",
        "/text/x",
        "/props/nothing",
        "/list/00000001",
        "''"
    })
    void nothingElseIs(String pointer) {
        assertThat(part(pointer)).isEmpty();
    }

    @Test
    void itemsAreFoundByNameInAnyCase() {
        Item item = item(BODY);
        var exhibits = new Exhibits(List.of(item));

        assertThat(exhibits.item("account:/subscriptions/S/accounts/AOAI-claims"))
                .contains(item);
        assertThat(exhibits.item("account:/subscriptions/s/accounts/aoai-other"))
                .isEmpty();
        assertThat(exhibits.item("profile:12")).isEmpty();
    }

    @Test
    void ofSeveralPagesNoneIsShown() {
        Item pages = item(BODY, BODY);

        assertThat(new Exhibits(List.of(pages)).part(pages, "/props")).isEmpty();
    }

    @Test
    void whatIsNoJsonHasNoParts() {
        Item item = item("<html>");

        assertThat(new Exhibits(List.of(item)).part(item, "/props")).isEmpty();
    }
}
