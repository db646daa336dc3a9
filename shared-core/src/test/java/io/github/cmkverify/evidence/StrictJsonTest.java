package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that two readers could take for two things is no evidence. */
class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " {} ", "\n{\"a\": [1, 2.5, true, null, \"x\"]}\n", "{\"\": {\"a\": {\"a\": 1}}}"})
    void objectsAreRead(String text) throws StrictJson.Refused {
        assertThat(StrictJson.object(Bytes.utf8(text)).isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "'  '|empty",
                "null|not a JSON object",
                "[]|not a JSON object",
                "[{}]|not a JSON object",
                "5|not a JSON object",
                "\"{}\"|not a JSON object",
                "true|not a JSON object",
                "{|not strict JSON at line 1, column",
                "{\"a\": 1|not strict JSON",
                "{\"a\": 1,}|not strict JSON at line 1, column 9",
                "{'a': 1}|not strict JSON",
                "{a: 1}|not strict JSON",
                "{\"a\": NaN}|not strict JSON",
                "{\"a\": 01}|not strict JSON",
                "{\"a\": +1}|not strict JSON",
                "{\"a\": .5}|not strict JSON",
                "{\"a\": 1} //x|not strict JSON",
                "{\"a\": 1} {}|not strict JSON",
                "{\"a\": 1}}|not strict JSON",
                "{} x|not strict JSON",
                "{\"a\": 1, \"a\": 1}|not strict JSON",
                "{\"b\": {\"a\": 1, \"a\": 2}}|not strict JSON",
                "{\"id\": 1, \"Id\": 2}|one name twice in an object, in different case",
                "{\"b\": [[{\"id\": 1, \"ID\": 2}]]}|one name twice in an object, in different case",
                "{\"a\": \"\\ud800\"}|half a character",
                "{\"a\": [\"x\\udc00y\"]}|half a character",
                "{\"a\\udc00\": 1}|not strict JSON",
                "{\"\\udc00\": 1}|not strict JSON",
                "{\"\\ud800\": 1}|not strict JSON",
                "{\"\\ud800x\": 1}|not strict JSON",
                "{\"x\\ud800\": {}}|not strict JSON",
                "{\"a\": \"\\udc00\\ud800\"}|half a character",
            })
    void everythingElseIsRefused(String text, String reason) {
        assertThatThrownBy(() -> StrictJson.object(Bytes.utf8(text)))
                .isInstanceOf(StrictJson.Refused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void wholeCharactersBeyondTheFirstPlaneAreRead() throws StrictJson.Refused {
        var json = StrictJson.object(Bytes.utf8("{\"a\": \"\\ud83d\\udd11\", \"b\": \"\uD83D\uDD11x\"}"));

        assertThat(json.get("a").textValue()).isEqualTo("\uD83D\uDD11");
        assertThat(json.get("b").textValue()).isEqualTo("\uD83D\uDD11x");
    }

    @Test
    void oneNameTwiceIsFineInTwoObjects() throws StrictJson.Refused {
        assertThat(StrictJson.object(Bytes.utf8("{\"a\": {\"b\": 1}, \"b\": {\"A\": 1}}")))
                .hasSize(2);
    }

    /** Overlong forms, a surrogate in UTF-8, a byte that begins nothing, a character that is cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"c0af", "c1a9", "e080af", "eda080", "f08080af", "ff", "80", "e282", "f4908080"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"a\": \"".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> StrictJson.object(Bytes.of(bytes.toByteArray())))
                .isInstanceOf(StrictJson.Refused.class)
                .hasMessage("not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void theEncodingIsNotGuessed(String charset) {
        assertThatThrownBy(() -> StrictJson.object(Bytes.of("{\"a\": 1}".getBytes(Charset.forName(charset)))))
                .isInstanceOf(StrictJson.Refused.class);
    }

    @Test
    void aByteOrderMarkIsSkippedOnce() throws StrictJson.Refused {
        assertThat(StrictJson.object(Bytes.utf8("\uFEFF{\"a\": 1}"))).hasSize(1);
        assertThatThrownBy(() -> StrictJson.object(Bytes.utf8("\uFEFF\uFEFF{}")))
                .isInstanceOf(StrictJson.Refused.class);
        assertThatThrownBy(() -> StrictJson.object(Bytes.utf8("{\uFEFF}"))).isInstanceOf(StrictJson.Refused.class);
    }

    @Test
    void aThousandLevelsAreReadAndNoMore() throws StrictJson.Refused {
        assertThat(StrictJson.object(nested(999))).hasSize(1);
        assertThatThrownBy(() -> StrictJson.object(nested(1000))).isInstanceOf(StrictJson.Refused.class);
        assertThatThrownBy(() -> StrictJson.object(nested(1_000_000))).isInstanceOf(StrictJson.Refused.class);
    }

    private static Bytes nested(int levels) {
        return Bytes.utf8("{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999999", "1e-999999999999", "1E+2147483648", "1e1001", "[1e-1001]"})
    void numbersBeyondAllMeasureDoNotCrash(String number) {
        assertThatThrownBy(() -> StrictJson.object(Bytes.utf8("{\"a\": " + number + "}")))
                .isInstanceOf(StrictJson.Refused.class);
    }

    @Test
    void numbersAreNotRounded() throws StrictJson.Refused {
        assertThat(StrictJson.object(Bytes.utf8("{\"a\": 0.1000000000000000055511151231257827}"))
                        .get("a")
                        .decimalValue())
                .isEqualByComparingTo("0.1000000000000000055511151231257827");
        assertThat(StrictJson.object(Bytes.utf8("{\"a\": 123456789012345678901234567890}"))
                        .get("a")
                        .bigIntegerValue())
                .isEqualTo("123456789012345678901234567890");
    }

    @Test
    void theMessageNeverQuotesTheText() {
        assertThatThrownBy(() -> StrictJson.object(Bytes.utf8("{\"password\": hunter2}")))
                .hasMessageNotContainingAny("hunter2", "password")
                .hasNoCause();
    }
}
