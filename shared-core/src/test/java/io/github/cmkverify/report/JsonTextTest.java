package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, \\u0000",
        "A, \\u000A",
        "1F, \\u001F",
        "20, ' '",
        "22, \\\"",
        "2F, /",
        "5C, \\\\",
        "7E, ~",
        "7F, \\u007F",
        "202E, \\u202E",
        "FFFE, \\uFFFE",
        "E0041, \\uDB40\\uDC41",
        "1D173, \\uD834\\uDD73"
    })
    void oneCharacter(String hex, String json) {
        int c = Integer.parseInt(hex, 16);
        assertThat(JsonText.quoted(Character.toString(c))).isEqualTo('"' + json + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "plain text, plain text",
        "a\\b, a\\\\b",
        "plain to the \"end\", plain to the \\\"end\\\"",
        "\u00E9t\u00E9 \"x\", \u00E9t\u00E9 \\\"x\\\"",
        "\uD83D\uDE00\\, \uD83D\uDE00\\\\"
    })
    void wholeTexts(String text, String json) {
        assertThat(JsonText.quoted(text)).isEqualTo('"' + json + '"');
    }

    @ParameterizedTest
    @CsvSource({"D7FF, D7FF", "D800, FFFD", "DBFF, FFFD", "DC00, FFFD", "DFFF, FFFD", "E000, E000", "1F600, 1F600"})
    void halfACharacterIsReplaced(String hex, String replaced) {
        String text = Character.toString(Integer.parseInt(hex, 16));
        String expected = Character.toString(Integer.parseInt(replaced, 16));
        assertThat(JsonText.quoted("a" + text + "b")).isEqualTo("\"a" + expected + "b\"");
    }
}
