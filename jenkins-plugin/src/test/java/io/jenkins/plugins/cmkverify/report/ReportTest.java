package io.jenkins.plugins.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final String COUNTS =
            "\"counts\":{\"pass\":1,\"fail\":1,\"undetermined\":0,\"notApplicable\":0,\"waived\":0}";
    private static final String REST = COUNTS + ",\"notes\":[],\"causes\":["
            + "{\"title\":\"why\",\"severity\":\"low\",\"blocks\":true,\"fixes\":[\"do\"],\"findings\":[\"f\"]}],\"findings\":["
            + finding("PASS", "high", false) + ","
            + finding("FAIL", "low", false) + "]";

    @Test
    void readsWhatItKnowsAndIgnoresTheRest() {
        var result = Report.parse(
                "{\"schemaVersion\":9,\"decision\":\"block\",\"exitCode\":1," + REST + ",\"new\":[{\"field\":null}]}");
        assertThat(result.decision()).isEqualTo(Decision.BLOCK);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(result.findings()).extracting(Finding::outcome).containsExactly(Outcome.PASS, Outcome.FAIL);
        assertThat(result.causes()).containsExactly(new Cause("why", Severity.LOW, true, List.of("do"), List.of("f")));
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
        assertThat(Report.parse(report(decision, exitCode)).exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"block,0", "promote,1", "promote,2", "observe,1", "promote,-1", "block,6", "block,-1"})
    void refusesADecisionThatTheExitCodeContradicts(String decision, int exitCode) {
        assertRefused(report(decision, exitCode));
    }

    @Test
    void refusesToPromoteWithoutAnyPass() {
        assertRefused("{\"decision\":\"promote\",\"exitCode\":0," + REST.replace("\"pass\":1", "\"pass\":0") + "}");
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
                .isThrownBy(() -> Report.parse("{\"decision\": s3cret}"))
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }

    @Test
    void refusesCountsThatAreNotThoseOfTheFindings() {
        assertRefused(report("block", 1).replace("\"fail\":1", "\"fail\":2"));
    }

    @Test
    void refusesToPromoteWhatAFindingBlocks() {
        assertRefused(report("promote", 0).replace("\"blocks\":false", "\"blocks\":true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"CMK-ACC-001/a/FAIL\"",
                "\"outcome\":\"FAIL\"",
                "\"severity\":\"low\"",
                "\"blocks\":false",
                "\"title\":\"why\"",
                "\"fixes\":[\"do\"]",
                "\"blocks\":true"
            })
    void refusesAFindingWithoutWhatItNeeds(String field) {
        assertRefused(report("block", 1).replace(field, "\"other\":1"));
    }

    @Test
    void aReportThatNeverCameBlocks() {
        assertThat(Report.none("gone").letsPass()).isFalse();
        assertThat(Report.none("gone").isPromoted()).isFalse();
    }

    private static String finding(String outcome, String severity, boolean blocks) {
        return "{\"id\":\"CMK-ACC-001/a/" + outcome
                + "\",\"check\":\"CMK-ACC-001\",\"title\":\"t\",\"subject\":\"a\",\"account\":\"a\","
                + "\"resource\":null,\"severity\":\"" + severity + "\",\"outcome\":\"" + outcome + "\",\"blocks\":"
                + blocks
                + ",\"reason\":null,\"remedy\":[],\"parent\":null,\"waiver\":null,\"gaps\":[],\"sources\":[]}";
    }

    private static String report(String decision, int exitCode) {
        return "{\"decision\":\"" + decision + "\",\"exitCode\":" + exitCode + "," + REST + "}";
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(UnreadableReportException.class).isThrownBy(() -> Report.parse(text));
    }
}
