package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report says is read back, and a report that says anything else is refused with a reason. */
class ReportReaderTest {
    private static final Recorded GREEN = Worlds.base("two-accounts").record();

    private static Verdict read(Profile profile, String report) throws ReportRefused {
        return new ReportReader(World.CATALOGUE, profile).read(Bytes.utf8(report));
    }

    private static String written(Verdict verdict) {
        try {
            var bytes = new ByteArrayOutputStream();
            new JsonReport().write(verdict, bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Recorded first(Outcome expected, Predicate<Finding> finding) {
        return Cases.all().stream()
                .filter(example -> example.expect().containsValue(expected))
                .map(Case::record)
                .filter(recorded -> recorded.judge().findings().stream().anyMatch(finding))
                .findFirst()
                .orElseThrow();
    }

    /** All green, a failure with what waits for it, a refusal with the right that is missing, a fallback, a waiver. */
    static Stream<Recorded> all() {
        return Stream.of(
                GREEN,
                first(Outcome.FAIL, finding -> finding.parent().isPresent()),
                first(Outcome.UNDETERMINED, finding -> finding.gaps().stream()
                        .anyMatch(gap -> gap.grant().isPresent())),
                first(Outcome.UNDETERMINED, finding -> finding.gaps().stream().anyMatch(gap -> gap.fallback())),
                first(Outcome.WAIVED, finding -> finding.waiver().isPresent()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasWrittenIsReadBack(Recorded recorded) throws Exception {
        Verdict verdict = recorded.judge();
        Verdict read = read(recorded.profile(), written(verdict));
        assertThat(read.findings().stream().map(ReportReaderTest::said))
                .containsExactlyElementsOf(
                        verdict.findings().stream().map(ReportReaderTest::said).toList());
        assertThat(read.decision()).isEqualTo(verdict.decision());
        assertThat(read.profile()).isEqualTo(verdict.profile());
        assertThat(written(read)).isEqualTo(written(verdict));
    }

    /** Several reasons are one in a report. */
    private static List<Object> said(Finding finding) {
        return List.of(
                finding.id(),
                finding.outcome(),
                finding.severity(),
                finding.blocks(),
                finding.reason(),
                finding.subject(),
                finding.gaps(),
                finding.sources(),
                finding.parent(),
                finding.waiver());
    }

    @Test
    void aRunThatStoppedIsReadBackToo() throws Exception {
        Verdict stopped = World.VERIFICATION.stopped(
                java.util.Optional.of(GREEN.profile()),
                Mode.LIVE,
                Decision.block(ExitCode.NO_ANSWER, "Azure never answered"));
        assertThat(read(GREEN.profile(), written(stopped))).isEqualTo(stopped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\": 1 | \"schemaVersion\": 2 | was written by another version of cmk-verify; all parts of a run need the same",
                "\"schemaVersion\": 1 | \"schemaVersion\": \"1\" | is no report of cmk-verify",
                "\"schemaVersion\": 1 | \"schemaVersion\": 1.5 | is no report of cmk-verify",
                "\"toolVersion\": \"[^\"]*\" | \"toolVersion\": 1 | is no report of cmk-verify",
                "\"catalogueVersion\": \" | \"catalogueVersion\": \"x | was written by another version of cmk-verify; all parts of a run need the same",
                "\"mode\": \"[a-z]*\" | \"mode\": \"other\" | holds a value that cmk-verify does not write",
                "\"exitCode\": 0 | \"exitCode\": 9 | has no exit code",
                "\"exitCode\": 0 | \"exitCode\": 0.0 | has no exit code",
                "\"decision\": \"[a-z]*\" | \"decision\": 7 | is not complete: decision is missing",
                "\"evaluatedAt\": \"[^\"]*\" | \"evaluatedAt\": \"soon\" | holds a value that cmk-verify does not write",
                "\"check\": \"[^\"]*\" | \"check\": \"CMK-XXX-001\" | names a check that the catalogue does not have",
                "\"outcome\": \"PASS\" | \"outcome\": \"pass\" | holds a value that cmk-verify does not write",
                "\"outcome\": \"PASS\" | \"outcome\": \"FAIL\" | holds a finding that no run makes: CMK-ACC-001",
                "\"outcome\": \"PASS\" | \"outcome\": \"NOT_APPLICABLE\" | holds a finding that no run makes: CMK-ACC-001",
                "\"outcome\": \"PASS\" | \"outcome\": \"UNDETERMINED\" | holds a finding that no run makes: CMK-ACC-001",
                "\"outcome\": \"PASS\" | \"outcome\": \"WAIVED\" | holds a finding that no run makes: CMK-ACC-001",
                "\"severity\": \"critical\" | \"severity\": \"low\" | holds a finding that no run makes: CMK-ACC-001",
                "\"reason\": null | \"reason\": \"because\" | holds a finding that no run makes: CMK-ACC-001",
                "\"waiver\": null | \"waiver\": {} | waives CMK-ACC-001 where the profile does not",
                "\"title\": \" | \"title\": \"x | is not as cmk-verify writes it: it was changed, or written by another version",
                "\"subject\": \"[^\"]*\" | \"subject\": null | is not complete: subject is missing"
            })
    void aChangedReportIsRefusedWithAReason(String from, String to, String why) {
        String report = written(GREEN.judge());
        String changed = Pattern.compile(from).matcher(report).replaceFirst(to);
        assertThat(changed).isNotEqualTo(report);
        assertThatThrownBy(() -> read(GREEN.profile(), changed))
                .isInstanceOf(ReportRefused.class)
                .hasMessage(why);
    }

    /** A proof without evidence is none: what the profile says proves nothing. */
    @Test
    void aPassFromTheProfileAloneIsRefused() {
        String report = written(GREEN.judge());
        int first = report.indexOf("\"check\": \"CMK-ACC-001\"");
        int next = report.indexOf("\"check\": ", first + 1);
        String changed = report.substring(0, first)
                + report.substring(first, next).replaceAll("\"item\": \"[^\"]*\"", "\"item\": \"profile:1\"")
                + report.substring(next);
        assertThat(changed).isNotEqualTo(report);
        assertThatThrownBy(() -> read(GREEN.profile(), changed))
                .isInstanceOf(ReportRefused.class)
                .hasMessage("holds a finding that no run makes: CMK-ACC-001");
    }

    /** A waiver is for its check and its resource: no other finding can borrow it. */
    @Test
    void aWaiverOfAnotherFindingIsRefused() {
        Recorded waived = first(Outcome.WAIVED, finding -> finding.waiver().isPresent());
        String report = written(waived.judge());
        String changed = report.replaceFirst("\"waiver\": null", "\"waiver\": {}");
        assertThat(changed).isNotEqualTo(report);
        assertThatThrownBy(() -> read(waived.profile(), changed))
                .isInstanceOf(ReportRefused.class)
                .hasMessageMatching("waives CMK-[A-Z]+-[0-9]+ where the profile does not");
    }

    @Test
    void whatIsNoJsonSaysSo() {
        assertThatThrownBy(() -> read(GREEN.profile(), "<html>"))
                .isInstanceOf(ReportRefused.class)
                .hasMessageStartingWith("is no report of cmk-verify (");
    }
}
