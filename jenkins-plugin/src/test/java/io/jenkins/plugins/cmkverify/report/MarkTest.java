package io.jenkins.plugins.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarkTest {
    @ParameterizedTest
    @CsvSource({
        "OBSERVE,0,,SUCCESS",
        "OBSERVE,0,low,UNSTABLE",
        "OBSERVE,0,medium,UNSTABLE",
        "OBSERVE,0,high,SUCCESS",
        "PARTIAL,0,medium,UNSTABLE",
        "PARTIAL,2,,FAILURE",
        "BLOCK,1,,FAILURE",
        "BLOCK,2,critical,FAILURE",
        "BLOCK,3,low,FAILURE",
        "BLOCK,4,,FAILURE",
        "BLOCK,5,,FAILURE"
    })
    void whatTheGateSaysAndHowBadIsWhatItLetsPass(Decision decision, int exitCode, String unstableOn, Mark mark) {
        Report report = Reports.of(
                decision,
                exitCode,
                Reports.finding("A", Severity.HIGH, Outcome.PASS),
                Reports.finding("B", Severity.MEDIUM, Outcome.FAIL));
        assertThat(Mark.of(report, Optional.ofNullable(unstableOn).flatMap(Severity::of)))
                .isEqualTo(mark);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void noSettingMakesABlockedRunLessThanAFailure(Severity unstableOn) {
        assertThat(Mark.of(Report.none("gone"), Optional.of(unstableOn))).isEqualTo(Mark.FAILURE);
    }

    @Test
    void whatIsWaivedOrDoesNotApplyWarnsOfNothing() {
        Report report = Reports.of(
                Decision.PROMOTE,
                0,
                Reports.finding("A", Severity.HIGH, Outcome.PASS),
                Reports.finding("B", Severity.CRITICAL, Outcome.WAIVED),
                Reports.finding("C", Severity.CRITICAL, Outcome.NOT_APPLICABLE));
        assertThat(Mark.of(report, Optional.of(Severity.LOW))).isEqualTo(Mark.SUCCESS);
    }

    @Test
    void comparesByTheIdsOfFindings() {
        Report before = Reports.of(
                Decision.BLOCK,
                1,
                Reports.finding("A", Severity.HIGH, Outcome.FAIL),
                Reports.finding("B", Severity.HIGH, Outcome.UNDETERMINED),
                Reports.finding("C", Severity.HIGH, Outcome.FAIL),
                Reports.finding("D", Severity.HIGH, Outcome.PASS));
        Report now = Reports.of(
                Decision.BLOCK,
                1,
                Reports.finding("A", Severity.HIGH, Outcome.PASS),
                Reports.finding("B", Severity.HIGH, Outcome.FAIL),
                Reports.finding("D", Severity.HIGH, Outcome.FAIL));
        Comparison comparison = Comparison.of(before, now);
        assertThat(ids(comparison.appeared())).containsExactly("D");
        assertThat(ids(comparison.fixed())).containsExactly("A"); // nobody looked at C
        assertThat(ids(comparison.outstanding())).containsExactly("B");
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
    }
}
