package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Remedy;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleReportTest {
    @ParameterizedTest
    @EnumSource(Detail.class)
    void golden(Detail detail) throws IOException {
        String name = "console-" + detail.name().toLowerCase(Locale.ROOT) + ".txt";
        Golden.assertSame(name, Written.console(Verdicts.rich(), detail));
    }

    @Test
    void goldenInColour() throws IOException {
        String coloured = coloured(Verdicts.rich(), Detail.VERBOSE);
        Golden.assertSame("console-colour.txt", coloured);
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(Written.console(Verdicts.rich(), Detail.VERBOSE));
    }

    @ParameterizedTest
    @CsvSource({
        "PROMOTE, OK, 'PROMOTE  claims-assistant (production), exit code 0', the release may go on",
        "PARTIAL, OK, 'PARTIAL  claims-assistant (production), exit code 0', run again for all accounts",
        "OBSERVE, OK, 'OBSERVE  claims-assistant (production), exit code 0', nothing is stopped",
        "BLOCK, FAILED, 'BLOCK  claims-assistant (production), exit code 1', mend what failed",
        "BLOCK, UNDETERMINED, 'BLOCK  claims-assistant (production), exit code 2', let the reader see",
        "BLOCK, USAGE, 'BLOCK  claims-assistant (production), exit code 3', correct what is named",
        "BLOCK, NO_ANSWER, 'BLOCK  claims-assistant (production), exit code 4', sign the reader in",
        "BLOCK, INTERNAL, 'BLOCK  claims-assistant (production), exit code 5', this is no verdict"
    })
    void verdictCauseAndNextStepComeFirst(Decision.Kind kind, ExitCode exit, String first, String next)
            throws IOException {
        var verdict = Verdicts.verdict(
                new Decision(kind, exit, "the cause"), List.of(Verdicts.pass("CMK-A-001", "a", "account")));
        assertThat(Written.console(verdict, Detail.NORMAL).lines().limit(4))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(first),
                        line -> assertThat(line).isEqualTo("cause: the cause"),
                        line -> assertThat(line).startsWith("next:  " + next),
                        line -> assertThat(line)
                                .startsWith("note:  REPLAY of evidence collected from 2026-08-14T06:58:00Z"));
    }

    @Test
    void stoppedRunSaysWhyAlsoWhenQuiet() throws IOException {
        var stopped = Verdicts.stopped(ExitCode.USAGE, "the profile has no account named x");
        assertThat(Written.console(stopped, Detail.QUIET))
                .isEqualTo("BLOCK  (no profile), exit code 3\ncause: the profile has no account named x\n");
        assertThat(Written.console(stopped, Detail.NORMAL))
                .endsWith(
                        "\n0 findings: 0 pass, 0 fail, 0 undetermined, " + "0 not applicable, 0 waived; 0 blocking\n");
    }

    @Test
    void quietIsTheVerdictAndWhatBlocks() throws IOException {
        assertThat(Written.console(Verdicts.rich(), Detail.QUIET).lines())
                .containsExactly(
                        "BLOCK  claims-assistant (production), exit code 1",
                        "CMK-ACC-001 aoai-claims [account]",
                        "CMK-IDN-001 aoai-claims [account]",
                        "CMK-VLT-001 aoai-claims [vault kv-claims]");
    }

    @Test
    void tenCausesAtMostTheWorstFirst() throws IOException {
        var findings = new ArrayList<Finding>();
        IntStream.rangeClosed(1, 11)
                .forEach(i -> findings.add(Verdicts.fail("CMK-M-" + (100 + i), Severity.MEDIUM, false, "wrong " + i)));
        findings.add(Verdicts.fail("CMK-K-100", Severity.CRITICAL, true, "worst"));
        String text = Written.console(Verdicts.blocked("1 failed", ExitCode.FAILED, findings), Detail.NORMAL);
        assertThat(text)
                .contains("\n 1. CRITICAL  worst\n", "\n 2. MEDIUM  wrong 1\n", "\n10. MEDIUM  wrong 9\n")
                .contains("\n    and 2 more causes, among the findings below\n")
                .doesNotContain("11. ");
    }

    @Test
    void tenCausesAreNotAnnouncedAsMore() throws IOException {
        var findings = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> Verdicts.fail("CMK-M-" + (100 + i), Severity.MEDIUM, true, "wrong " + i))
                .toList();
        assertThat(Written.console(Verdicts.blocked("10 failed", ExitCode.FAILED, findings), Detail.NORMAL))
                .contains("\n10. MEDIUM  wrong 10\n")
                .doesNotContain("more causes");
    }

    /** Of each cause enough to see what it is about; what was left out is counted. */
    @Test
    void manyFindingsOfOneCauseAreToldByThree() throws IOException {
        var findings = IntStream.rangeClosed(101, 140)
                .mapToObj(i -> i == 101
                        ? Verdicts.fail("CMK-M-101", Severity.MEDIUM, true, "another")
                        : Verdicts.open(
                                "CMK-M-" + i,
                                Severity.MEDIUM,
                                true,
                                new Gap(Gap.Kind.REFUSED, "vault:kv", "Azure answered 403", "grant it")))
                .toList();
        var verdict = Verdicts.blocked("many", ExitCode.FAILED, findings);
        assertThat(Written.console(verdict, Detail.NORMAL))
                .contains("CMK-M-101", "CMK-M-102", "CMK-M-103", "CMK-M-104")
                .doesNotContain("CMK-M-105")
                .contains("\nand 36 more of the same causes: all with --verbose, and in the JSON report\n");
        assertThat(Written.console(verdict, Detail.VERBOSE))
                .contains("CMK-M-105", "CMK-M-140")
                .doesNotContain("more of the same causes");
    }

    @Test
    void causeSaysWhatItSettles() throws IOException {
        assertThat(Written.console(Verdicts.rich(), Detail.NORMAL))
                .contains(
                        "settles 1 finding of aoai-claims, and 1 more can then be judged\n",
                        "settles 1 finding of aoai-claims\n");
    }

    @Test
    void whatWouldBlockIsNamedSoWhenTheGateObserves() throws IOException {
        var observed = new Decision(Decision.Kind.OBSERVE, ExitCode.OK, "the gate observes: 1 failed");
        var findings = List.of(Verdicts.fail("CMK-A-001", Severity.HIGH, true, "wrong"));
        assertThat(Written.console(Verdicts.verdict(observed, findings), Detail.NORMAL))
                .contains("\nWould block:\n")
                .doesNotContain("\nBlocking:\n");
    }

    /** Full texts belong into the JSON report; ten gaps tell the story. */
    @Test
    void listsAreCut() throws IOException {
        assertThat(gaps(12))
                .contains("    missing: item 10: is refused\n    fix: fix\n    and 2 more, in the JSON report\n")
                .doesNotContain("item 11");
        assertThat(gaps(10)).contains("    missing: item 10: is refused\n").doesNotContain("more, in the JSON");
    }

    private static String gaps(int count) throws IOException {
        var gaps = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Gap(Gap.Kind.REFUSED, "item " + i, "is refused", "fix"))
                .toList();
        var finding = Verdicts.finding(
                "CMK-A-001", Severity.HIGH, Outcome.UNDETERMINED, true, Samples.subject(), List.of("unread"), gaps);
        var verdict = Verdicts.blocked("1 undetermined", ExitCode.UNDETERMINED, List.of(finding));
        return Written.console(verdict, Detail.NORMAL);
    }

    /** Two lines of a remedy among the causes; who needs the rest finds it with the finding. */
    @Test
    void longRemediesAreToldWithTheFinding() throws IOException {
        var remedy = new Remedy(List.of("az one", "az two"), List.of("three = true"), Optional.of("And four."));
        var check = Samples.check("CMK-A-001", Severity.HIGH);
        var mended = new CatalogueEntry(
                check.id(),
                check.title(),
                check.severity(),
                check.after(),
                check.per(),
                check.positiveProof(),
                check.cmkOnly(),
                check.conditions(),
                check.evidence(),
                check.why(),
                remedy,
                check.references(),
                check.mappings());
        var finding = new Finding(
                mended,
                Samples.subject(),
                Severity.HIGH,
                Outcome.FAIL,
                true,
                List.of("wrong"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        assertThat(Written.console(Verdicts.blocked("1 failed", ExitCode.FAILED, List.of(finding)), Detail.NORMAL))
                .contains("    fix: az one\n    fix: az two\n    and more: see CMK-A-001 aoai-claims [account]\n"
                        + "    settles 1 finding of aoai-claims\n")
                .contains("    remedy: az one\n    remedy: az two\n    remedy: Terraform: three = true\n"
                        + "    remedy: And four.\n");
    }

    @Test
    void reasonsAreCutButCommandsAreNot() throws IOException {
        var gap = new Gap(Gap.Kind.REFUSED, "item", "d".repeat(400), "f".repeat(400));
        var finding = Verdicts.open("CMK-A-001", Severity.HIGH, true, gap);
        String text = Written.console(Verdicts.blocked("1", ExitCode.UNDETERMINED, List.of(finding)), Detail.NORMAL);
        assertThat(text)
                .contains("d".repeat(294) + "…\n", "fix: " + "f".repeat(400) + "\n")
                .doesNotContain("d".repeat(301));
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.Hostile#texts")
    void hostileTextStaysOnItsLine(String hostile) throws IOException {
        for (Detail detail : Detail.values()) {
            String text = Written.console(Verdicts.hostile(hostile), detail);
            Written.assertSafeToLookAt(text);
            assertThat(text.lines().filter(line -> line.startsWith("PROMOTE"))).isEmpty();
            assertThat(text.lines().count())
                    .isEqualTo(Written.console(Verdicts.hostile("harmless"), detail)
                            .lines()
                            .count());
            assertThat(text.lines()).allMatch(line -> line.length() < 20_000);
        }
    }

    @Test
    void onlyOurOwnColoursReachATerminal() throws IOException {
        var escapes = Pattern.compile("\u001B(?!\\[(?:1;3[123]|0)m)");
        String text = coloured(Verdicts.hostile("\u001B[2J\u001B[1;31mred"), Detail.VERBOSE);
        assertThat(escapes.matcher(text).find()).isFalse();
        assertThat(text).contains("<U+001B>[1;31mred");
    }

    @Test
    void colourMeansSomething() throws IOException {
        var promote = new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "all good");
        var observe = new Decision(Decision.Kind.OBSERVE, ExitCode.OK, "all good");
        var findings = List.of(Verdicts.pass("CMK-A-001", "a", "account"));
        assertThat(coloured(Verdicts.verdict(promote, findings), Detail.QUIET))
                .startsWith("\u001B[1;32mPROMOTE\u001B[0m ");
        assertThat(coloured(Verdicts.verdict(observe, findings), Detail.QUIET))
                .startsWith("\u001B[1;33mOBSERVE\u001B[0m ");
        assertThat(coloured(Verdicts.rich(), Detail.QUIET)).startsWith("\u001B[1;31mBLOCK\u001B[0m ");
    }

    private static String coloured(Verdict verdict, Detail detail) throws IOException {
        var out = new StringBuilder();
        new ConsoleReport(detail, true).write(verdict, out);
        return out.toString();
    }
}
