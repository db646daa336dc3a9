package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    @Test
    void textIsTrimmedAndEmptyWhenNotGiven() {
        var inputs = Inputs.parse("""
            {"profile": "  cmk-profile.yml\\n", "fail-on": ""}\
            """);
        assertThat(inputs.text("profile")).isEqualTo("cmk-profile.yml");
        assertThat(inputs.text("fail-on")).isEmpty();
        assertThat(inputs.text("evidence")).isEmpty();
    }

    @Test
    void requiredRefusesWhatIsMissingOrBlank() {
        var inputs = Inputs.parse("""
            {"profile": "cmk-profile.yml", "blank": " \\t "}\
            """);
        assertThat(inputs.required("profile")).isEqualTo("cmk-profile.yml");
        assertRefused(inputs, i -> i.required("blank"), "Input required and not supplied: blank");
        assertRefused(inputs, i -> i.required("evidence"), "Input required and not supplied: evidence");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "TRUE,true", "false,false", "False,false", "FALSE,false", "' true ',true"})
    void booleansAreThoseOfTheCoreSchema(String given, boolean expected) {
        assertThat(Inputs.parse("{\"on\": \"" + given + "\"}").bool("on")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "no", "on", "off", "1", "0", "tRUE", "T", "null", "truetrue"})
    void everyOtherBooleanIsRefused(String given) {
        assertRefused(
                Inputs.parse("{\"on\": \"" + given + "\"}"),
                i -> i.bool("on"),
                "Input does not meet YAML 1.2 \"Core Schema\" specification: on\n"
                        + "Support boolean input list: `true | True | TRUE | false | False | FALSE`");
    }

    @Test
    void linesAreTrimmedAndEmptyOnesDropped() {
        var inputs = Inputs.parse("""
            {"accounts": "\\n aoai-claims \\r\\n\\n  aoai-chat\\n"}\
            """);
        assertThat(inputs.lines("accounts")).containsExactly("aoai-claims", "aoai-chat");
        assertThat(inputs.lines("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"a\": 1}",
                "{\"a\": null}",
                "{\"a\": true}",
                "{} {}",
                "{\"a\":\"1\",\"a\":\"2\"}"
            })
    void whatIsNotOneObjectOfTextsIsRefused(String json) {
        assertThatExceptionOfType(InputException.class).isThrownBy(() -> Inputs.parse(json));
    }

    @Test
    void theMessageDoesNotQuoteWhatMayBeASecret() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Inputs.parse("{\"token\": s3cret}"))
                .withMessageContaining("line 1, column")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    private static void assertRefused(Inputs inputs, Function<Inputs, ?> read, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read.apply(inputs))
                .withMessage(message);
    }
}
