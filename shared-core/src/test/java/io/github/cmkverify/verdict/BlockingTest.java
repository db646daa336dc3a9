package io.github.cmkverify.verdict;

import static io.github.cmkverify.verdict.Samples.TODAY;
import static io.github.cmkverify.verdict.Samples.check;
import static io.github.cmkverify.verdict.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.Per;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Samples.Own;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** CHECKS "The gate" and "Positive proof", each line of them over all severities. */
class BlockingTest {
    private static final String ID = "CMK-B-001";
    private static final String PARENT = "CMK-A-001";

    /** Every pair of severity and limit, with whether the one reaches the other. */
    static Stream<Arguments> severities() {
        return Stream.of(
                Arguments.of(
                        Severity.CRITICAL, List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)),
                Arguments.of(Severity.HIGH, List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)),
                Arguments.of(Severity.MEDIUM, List.of(Severity.MEDIUM, Severity.LOW)),
                Arguments.of(Severity.LOW, List.of(Severity.LOW)));
    }

    @ParameterizedTest
    @MethodSource("severities")
    void failureAndGapBlockFromFailOnUpwards(Severity severity, List<Severity> blockedBy) {
        for (Severity failOn : Severity.values()) {
            boolean expected = blockedBy.contains(failOn);
            assertThat(blocks(own(severity, false, Own.FAIL), failOn)).isEqualTo(expected);
            assertThat(blocks(own(severity, false, Own.UNDETERMINED), failOn)).isEqualTo(expected);
            assertThat(blocks(child(severity, false, Own.FAIL), failOn)).isEqualTo(expected);
            assertThat(blocks(child(severity, false, Own.UNDETERMINED), failOn)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("severities")
    void restNeverBlocks(Severity severity, List<Severity> ignored) {
        for (Severity failOn : Severity.values()) {
            assertThat(blocks(own(severity, false, Own.PASS), failOn)).isFalse();
            assertThat(blocks(own(severity, true, Own.PASS), failOn)).isFalse();
            assertThat(blocks(own(severity, false, Own.NOT_APPLICABLE), failOn)).isFalse();
            assertThat(blocks(waived(severity, false), failOn)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("severities")
    void whateverIsNotProvenBlocksInThePositiveProof(Severity severity, List<Severity> ignored) {
        for (Severity failOn : Severity.values()) {
            assertThat(blocks(own(severity, true, Own.FAIL), failOn)).isTrue();
            assertThat(blocks(own(severity, true, Own.UNDETERMINED), failOn)).isTrue();
            assertThat(blocks(own(severity, true, Own.NOT_APPLICABLE), failOn)).isTrue();
            assertThat(blocks(child(severity, true, Own.FAIL), failOn)).isTrue();
            assertThat(blocks(child(severity, true, Own.UNDETERMINED), failOn)).isTrue();
            assertThat(blocks(waived(severity, true), failOn)).isTrue();
        }
    }

    /** CMK not required excuses "not applicable" of checks about CMK, and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "true, true, NOT_APPLICABLE, true",
        "true, false, NOT_APPLICABLE, true",
        "false, true, NOT_APPLICABLE, false",
        "false, false, NOT_APPLICABLE, true",
        "false, true, FAIL, true",
        "false, true, UNDETERMINED, true",
        "false, false, FAIL, true",
        "false, false, PASS, false"
    })
    void cmkNotRequired(boolean required, boolean cmkOnly, Own own, boolean expected) {
        var finding = Samples.finding(check(ID, Severity.LOW, Per.ACCOUNT, true, cmkOnly), own);
        assertThat(new Blocking(Severity.CRITICAL).judge(finding, required).blocks())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void waitingForAParentIsNoExcuseWhereCmkIsNotRequired(boolean required) {
        assertThat(new Blocking(Severity.CRITICAL)
                        .judge(child(Severity.LOW, true, Own.FAIL), required)
                        .blocks())
                .isTrue();
    }

    private static boolean blocks(Finding finding, Severity failOn) {
        return new Blocking(failOn).judge(finding, true).blocks();
    }

    private static Finding own(Severity severity, boolean proof, Own own) {
        return Samples.finding(check(ID, severity, Per.ACCOUNT, proof, true), own);
    }

    private static Finding child(Severity severity, boolean proof, Own parent) {
        var rows = List.of(
                row(check(PARENT, Severity.LOW), parent),
                row(check(ID, severity, Per.ACCOUNT, proof, true, PARENT), Own.PASS));
        return Resolution.of(rows, List.of(), TODAY).get(1);
    }

    private static Finding waived(Severity severity, boolean proof) {
        return own(severity, proof, Own.FAIL).waivedBy(Samples.waiver(ID, TODAY));
    }
}
