package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunResultTest {
    private static final String COUNTS =
            "\"counts\":{\"pass\":12,\"fail\":1,\"undetermined\":2,\"notApplicable\":3,\"waived\":4}";

    @Test
    void readsWhatItKnowsAndIgnoresTheRest() {
        var result = RunResult.parse("{\"schemaVersion\":9,\"decision\":\"block\",\"exitCode\":1," + COUNTS
                + ",\"new\":[{\"field\":null}]}");
        assertThat(result).isEqualTo(new RunResult(Decision.BLOCK, 1, new Counts(12, 1, 2, 3, 4)));
    }

    @ParameterizedTest
    @CsvSource({
        "promote,0",
        "observe,0",
        "partial,0",
        "partial,2",
        "block,1",
        "block,2",
        "block,3",
        "block,4",
        "block,5"
    })
    void readsEveryEnding(String decision, int exitCode) {
        assertThat(RunResult.parse(report(decision, exitCode)).exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"block,0", "promote,1", "promote,2", "observe,1", "promote,-1", "block,6", "block,-1"})
    void refusesADecisionThatTheExitCodeContradicts(String decision, int exitCode) {
        assertRefused(report(decision, exitCode));
    }

    @Test
    void refusesToPromoteWithoutAnyPass() {
        assertRefused("{\"decision\":\"promote\",\"exitCode\":0," + COUNTS.replace("12", "0") + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"promote\"",
                "<html>Sign in</html>",
                "{}",
                "{\"decision\":\"promote\"}",
                "{\"decision\":\"promote\",\"exitCode\":0}",
                "{\"decision\":\"promote\",\"exitCode\":0,\"counts\":{}}",
                "{\"decision\":\"promote\",\"exitCode\":0,\"counts\":[]}"
            })
    void refusesWhatIsNoReport(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMOTE", "Promote", "", " promote", "pass"})
    void refusesADecisionItDoesNotKnow(String decision) {
        assertRefused(report(decision, 0));
    }

    @Test
    void refusesNumbersOfAnotherType() {
        String good = report("promote", 0);
        assertRefused(good.replace("\"exitCode\":0", "\"exitCode\":\"0\""));
        assertRefused(good.replace("\"exitCode\":0", "\"exitCode\":0.0"));
        assertRefused(good.replace("\"exitCode\":0", "\"exitCode\":null"));
        assertRefused(good.replace("\"fail\":1", "\"fail\":-1"));
        assertRefused(good.replace("\"fail\":1", "\"fail\":4294967296"));
    }

    @Test
    void refusesTextThatCanBeReadInTwoWays() {
        assertRefused(report("promote", 0) + report("block", 1));
        assertRefused(report("block", 1).replace("{\"decision\"", "{\"decision\":\"promote\",\"decision\""));
    }

    @Test
    void theMessageDoesNotQuoteTheReport() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> RunResult.parse("{\"decision\": s3cret}"))
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void survivesSerialization() throws IOException, ClassNotFoundException {
        var result = RunResult.parse(report("promote", 0));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(result);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(result);
        }
    }

    private static String report(String decision, int exitCode) {
        return "{\"decision\":\"" + decision + "\",\"exitCode\":" + exitCode + "," + COUNTS + "}";
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(UnreadableReportException.class).isThrownBy(() -> RunResult.parse(text));
    }
}
