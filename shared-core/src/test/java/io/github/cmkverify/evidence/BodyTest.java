package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.fact.Source;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of an answer: read, absent, or unknown; nothing in between. */
class BodyTest {
    private static final String BODY = """
            {"text": "x", "empty": "", "flag": true, "number": 2048, "none": null, "size": 2048.0,
             "texts": ["get", "wrapKey"], "noTexts": [], "mixed": ["get", 1],
             "object": {"inner": {"deep": "y"}}, "rows": [{"a": 1}, {"a": 2}],
             "members": {"/ids/a~b": {"clientId": "c"}}, "Props": {"KeyName": "cmk"}}""";

    @ParameterizedTest
    @CsvSource({
        "/text, x, x",
        "/empty, '', ''",
        "/object/inner/deep, y, y",
        "/TEXT, x, x",
        "/props/keyname, cmk, cmk",
        "/none, absent, absent",
        "/nothing, absent, absent",
        "/object/nothing, absent, absent"
    })
    void texts(String pointer, String value, String shown) {
        Fact<String> fact = body(BODY).text(pointer);

        assertThat(Recorded.value(fact)).isEqualTo(value);
        assertThat(fact.mustExist("").sources()).containsExactly(new Source("item", pointer, shown));
    }

    @ParameterizedTest
    @CsvSource({
        "text, /flag, /flag: expected text",
        "text, /number, /number: expected text",
        "text, /texts, /texts: expected text",
        "text, /object, /object: expected text",
        "text, /nothing/inner, /nothing/inner: its container is not there",
        "text, /none/inner, /none/inner: its container is not there",
        "text, /text/inner, /text/inner: its container is not an object",
        "text, /texts/0, /texts/0: its container is not an object",
        "flag, /text, /flag: expected true or false",
        "flag, /number, expected true or false",
        "integer, /text, expected a whole number",
        "integer, /size, expected a whole number",
        "integer, /flag, expected a whole number",
        "epochSeconds, /text, expected seconds since 1970",
        "epochSeconds, /size, expected seconds since 1970",
        "time, /text, expected a time of ISO 8601 with its offset",
        "time, /object, expected a time of ISO 8601 with its offset",
        "texts, /text, expected a list of texts",
        "texts, /mixed, expected a list of texts",
        "texts, /rows, expected a list of texts",
        "texts, /object, expected a list of texts",
        "object, /rows, expected an object",
        "object, /text, expected an object",
        "objects, /texts, expected a list of objects",
        "objects, /object, expected a list of objects",
        "members, /rows, expected an object of objects",
        "members, /Props, expected an object of objects"
    })
    void whatHasAnotherTypeIsUnknown(String accessor, String pointer, String detail) {
        Body body = body(BODY);
        Fact<?> fact =
                switch (accessor) {
                    case "text" -> body.text(pointer);
                    case "flag" -> body.flag(pointer);
                    case "integer" -> body.integer(pointer);
                    case "epochSeconds" -> body.epochSeconds(pointer);
                    case "time" -> body.time(pointer);
                    case "texts" -> body.texts(pointer);
                    case "object" -> body.object(pointer);
                    case "objects" -> body.objects(pointer);
                    case "members" -> body.members(pointer);
                    default -> throw new IllegalArgumentException(accessor);
                };

        assertThat(Recorded.state(fact)).isEqualTo("WRONG_TYPE");
        assertThat(Recorded.gap(fact).item()).isEqualTo("item");
        assertThat(Recorded.gap(fact).detail()).endsWith(detail.replace("/flag: ", ""));
    }

    @Test
    void flagsAndNumbers() {
        assertThat(Recorded.value(body(BODY).flag("/flag"))).isEqualTo("true");
        assertThat(Recorded.value(body("{\"flag\": false}").flag("/flag"))).isEqualTo("false");
        assertThat(Recorded.value(body(BODY).integer("/number"))).isEqualTo("2048");
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "2147483648, WRONG_TYPE",
        "12345678901234567890123, WRONG_TYPE",
        "1e3, WRONG_TYPE",
        "1e1000, WRONG_TYPE"
    })
    void integersFitOrAreUnknown(String json, String expected) {
        Fact<Integer> fact = body("{\"n\": " + json + "}").integer("/n");

        assertThat(expected).isIn(Recorded.state(fact), fact.fold(String::valueOf, () -> "", () -> ""));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1796000000, 2026-11-30T00:53:20Z",
        "-1, 1969-12-31T23:59:59Z",
        "31556889864403199, +1000000000-12-31T23:59:59.999999999Z",
        "31556889864403200, WRONG_TYPE",
        "9223372036854775807, WRONG_TYPE",
        "9223372036854775808, WRONG_TYPE"
    })
    void epochSecondsFitOrAreUnknown(String json, String expected) {
        Fact<?> fact = body("{\"t\": " + json + "}").epochSeconds("/t");

        assertThat(expected.replace(".999999999Z", "Z"))
                .isIn(Recorded.state(fact), fact.fold(String::valueOf, () -> "", () -> ""));
    }

    @Test
    void choicesAreSpelledAsDocumented() {
        Body body = body("{\"kind\": \"rsa-hsm\"}");

        assertThat(Recorded.value(body.choice("/kind", "RSA", "RSA-HSM"))).isEqualTo("RSA-HSM");
        assertThat(body.choice("/kind", "RSA", "RSA-HSM").mustExist("").sources())
                .containsExactly(new Source("item", "/kind", "rsa-hsm"));
        assertThat(Recorded.state(body.choice("/kind", "RSA"))).isEqualTo("WRONG_TYPE");
        assertThat(Recorded.gap(body.choice("/kind", "RSA")).detail())
                .isEqualTo("/kind: rsa-hsm is not a documented value");
        assertThat(Recorded.state(body.choice("/nothing", "RSA"))).isEqualTo("ABSENT");
    }

    /** Upper-cased, a dotless i is an I and a long s an S; neither is the letter Azure wrote. */
    @Test
    void lettersThatOnlyLookAlikeAreOtherLetters() {
        assertThat(Recorded.state(body("{\"a\": \"D\u0131sabled\"}").choice("/a", "Disabled")))
                .isEqualTo("WRONG_TYPE");
        assertThat(Recorded.state(body("{\"\u0131d\": \"x\"}").text("/id"))).isEqualTo("ABSENT");
        assertThat(Recorded.state(body("{\"clas\u017f\": \"x\"}").text("/class")))
                .isEqualTo("ABSENT");
    }

    @Test
    void theExactNameWins() {
        assertThat(Recorded.value(body("{\"ID\": \"x\"}").text("/id"))).isEqualTo("x");
        assertThat(Recorded.value(
                        body("{\"ID\": \"x\"}".toLowerCase(Locale.ROOT)).text("/id")))
                .isEqualTo("x");
    }

    @Test
    void listsOfTexts() {
        Fact<List<String>> texts = body(BODY).texts("/texts");

        assertThat(Recorded.value(texts)).isEqualTo("[get, wrapKey]");
        assertThat(texts.mustExist("").sources()).containsExactly(new Source("item", "/texts", "get, wrapKey"));
        assertThat(Recorded.value(body(BODY).texts("/noTexts"))).isEqualTo("[]");
        assertThat(body(BODY).texts("/noTexts").mustExist("").sources())
                .containsExactly(new Source("item", "/noTexts", "0 entries"));
    }

    @Test
    void objectsKeepTheirPlace() {
        Fact<Body> inner = body(BODY).object("/object").flatMap(object -> object.object("/inner"));

        assertThat(inner.flatMap(body -> body.text("/deep")).mustExist("").sources())
                .extracting(Source::pointer)
                .containsExactly("/object", "/object/inner", "/object/inner/deep");
        assertThat(inner.mustExist("").sources()).extracting(Source::shown).containsExactly("1 fields", "1 fields");
        assertThat(Recorded.state(body(BODY).object("/nothing"))).isEqualTo("ABSENT");
    }

    @Test
    void rowsKeepTheirPlace() {
        Listing<Body> rows = body(BODY).objects("/rows").list(found -> found);

        assertThat(Recorded.state(rows)).isEqualTo("complete 2");
        assertThat(rows.rows().get(1).integer("/a").mustExist("").sources())
                .containsExactly(new Source("item", "/rows/1/a", "2"));
        assertThat(rows.complete().sources()).containsExactly(new Source("item", "/rows", "2 entries"));
    }

    @Test
    void namesOfMembersAreEscapedInTheirPlace() {
        Listing<Body.Member> members = body(BODY).members("/members").list(found -> found);

        assertThat(members.rows()).extracting(Body.Member::name).containsExactly("/ids/a~b");
        assertThat(members.rows().get(0).body().text("/clientId").mustExist("").sources())
                .containsExactly(new Source("item", "/members/~1ids~1a~0b/clientId", "c"));
        assertThat(members.complete().sources())
                .containsExactly(
                        new Source("item", "/members", "1 fields"), new Source("item", "/members", "1 entries"));
    }

    @Test
    void whatAzureLeavesOutIsAnEmptyListWhereThatIsDocumented() {
        var none = body("{}").objectsOrNone("/rows", "FACTS X");
        var noMembers = body("{}").membersOrNone("/members", "FACTS X");

        assertThat(Recorded.state(none)).isEqualTo("complete 0");
        assertThat(Recorded.state(noMembers)).isEqualTo("complete 0");
        assertThat(none.complete().sources()).extracting(Source::shown).contains("absent: means 0 rows (FACTS X)");
        assertThat(Recorded.state(body(BODY).objectsOrNone("/rows", "FACTS X"))).isEqualTo("complete 2");
        assertThat(Recorded.state(body(BODY).membersOrNone("/members", "FACTS X")))
                .isEqualTo("complete 1");
        assertThat(Recorded.state(body(BODY).objectsOrNone("/text", "FACTS X"))).isEqualTo("WRONG_TYPE 0");
        assertThat(Recorded.state(body("{\"rows\": [null]}").objectsOrNone("/rows", "X")))
                .isEqualTo("WRONG_TYPE 0");
    }

    @ParameterizedTest
    @CsvSource({
        // what was redacted, what is read, and what becomes of it
        "/text, /text, REDACTED",
        "/TEXT, /text, REDACTED",
        "'', /text, REDACTED",
        "/object, /object/inner/deep, REDACTED",
        "/object/inner/deep, /object/inner/deep, REDACTED",
        "/object/inner/deep, /object/inner, READ",
        "/object/inner, /object, READ",
        "/nothing, /nothing, REDACTED",
        "/nothing/deep, /nothing, REDACTED",
        "/NONE/deep, /none, REDACTED",
        "/tex, /text, READ",
        "/textile, /text, READ",
        "/text2/x, /text, READ"
    })
    void redactionHidesAFieldAndWhatIsInIt(String redacted, String pointer, String state) {
        Body body = body(BODY, redacted);
        Fact<?> fact =
                pointer.endsWith("/object") || pointer.endsWith("inner") ? body.object(pointer) : body.text(pointer);

        assertThat(Recorded.state(fact)).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/texts/1", "/texts/7", "/TEXTS/-", "/texts"})
    void anElementThatWasTakenOutMakesTheListUnknown(String redacted) {
        assertThat(Recorded.state(body(BODY, redacted).texts("/texts"))).isEqualTo("REDACTED");
        assertThat(Recorded.state(
                        body(BODY, redacted.replaceFirst("(?i)texts", "rows")).objects("/rows")))
                .isEqualTo("REDACTED");
        assertThat(Recorded.state(body(BODY, redacted.replaceFirst("(?i)texts", "members"))
                        .members("/members")))
                .isEqualTo("REDACTED");
        assertThat(Recorded.state(body("{}", redacted).texts("/texts"))).isEqualTo("REDACTED");
        assertThat(Recorded.state(body("{}", "/rows/0/x").objectsOrNone("/rows", "FACTS X")))
                .isEqualTo("REDACTED 0");
    }

    @Test
    void aFieldRedactedInARowLeavesTheOtherFieldsAlone() {
        Listing<Body> rows = body(BODY, "/rows/0/a").objects("/rows").list(found -> found);

        assertThat(Recorded.state(rows)).isEqualTo("complete 2");
        assertThat(Recorded.state(rows.rows().get(0).integer("/a"))).isEqualTo("REDACTED");
        assertThat(Recorded.gap(rows.rows().get(0).integer("/a")).detail()).isEqualTo("/rows/0/a was redacted");
        assertThat(Recorded.value(rows.rows().get(1).integer("/a"))).isEqualTo("2");
        assertThat(Recorded.state(body(BODY, "/members/~1ids~1a~0b/clientId")
                        .members("/members")
                        .list(found -> found)))
                .isEqualTo("complete 1");
    }

    @Test
    void whatIsShownIsCutBetweenCharacters() {
        String key = "\uD83D\uDD11";
        assertThat(shown("x".repeat(160))).isEqualTo("x".repeat(160));
        assertThat(shown("x".repeat(161))).isEqualTo("x".repeat(160) + "…");
        assertThat(shown("x".repeat(158) + key + "y")).isEqualTo("x".repeat(158) + key + "…");
        assertThat(shown("x".repeat(159) + key)).isEqualTo("x".repeat(159) + "…");
    }

    private static String shown(String text) {
        return body("{\"t\": \"" + text + "\"}")
                .text("/t")
                .mustExist("")
                .sources()
                .get(0)
                .shown();
    }

    @Test
    void theBodyItselfIsASource() {
        assertThat(body(BODY).source("seen")).isEqualTo(new Source("item", "", "seen"));
    }

    private static Body body(String json, String... redacted) {
        try {
            return new Body("item", "", StrictJson.object(Bytes.utf8(json)), List.of(redacted));
        } catch (StrictJson.Refused e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2020-09-09T21:35:27.91Z, 2020-09-09T21:35:27.910Z",
        "2020-09-09T21:35:27+02:00, 2020-09-09T19:35:27Z",
        "2020-09-09T21:35:27, WRONG_TYPE",
        "2020-09-09, WRONG_TYPE",
        "'', WRONG_TYPE"
    })
    void timesHaveAnOffset(String written, String expected) {
        Fact<?> fact = body("{\"t\": \"" + written + "\"}").time("/t");

        assertThat(expected.endsWith("Z") ? Recorded.value(fact).toString() : Recorded.state(fact))
                .isEqualTo(expected);
    }
}
