package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverviewTableTest {
    private static final Decision PROMOTE =
            new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "every required proof is there");

    private static String text(Verdict... verdicts) {
        return overview(verdicts).text();
    }

    private static Overview overview(Verdict... verdicts) {
        return new Overview(
                IntStream.range(0, verdicts.length)
                        .mapToObj(i -> new Overview.Entry("profile-" + i + ".yml", verdicts[i]))
                        .toList(),
                ExitCode.FAILED);
    }

    private static Finding fail(String check, String account, String reason) {
        return Verdicts.finding(
                check,
                Severity.HIGH,
                Outcome.FAIL,
                true,
                Samples.subject(account, "account"),
                List.of(reason),
                List.of());
    }

    private static Verdict failed(Finding... findings) {
        return Verdicts.blocked("it failed", ExitCode.FAILED, List.of(findings));
    }

    /** A gap with a fix of its own, so a cause of its own. */
    private static Finding open(int number) {
        return Verdicts.open(
                "CMK-O-" + (100 + number),
                Severity.HIGH,
                true,
                new Gap(Gap.Kind.REFUSED, "vault:" + number, "Azure answered 403", "grant role " + number));
    }

    @Test
    void oneAccountThatIsInOrder() {
        assertThat(text(Verdicts.verdict(PROMOTE, List.of(Verdicts.pass("CMK-ACC-001", "aoai-1", "account")))))
                .isEqualTo("""
                        1 profiles, 1 account: 1 promote; exit code 1

                        DECISION  WORKLOAD          ACCOUNT  FIRST BROKEN LINK  BLOCKS  WHY
                        PROMOTE   claims-assistant  aoai-1
                        """);
    }

    @Test
    void eachRowNamesWhatItsAccountFailsFirstAndHowMuchBlocks() {
        Verdict broken = failed(
                Verdicts.pass("CMK-ACC-001", "aoai-1", "account"),
                fail("CMK-ACC-002", "aoai-1", "it is off"),
                fail("CMK-ACC-003", "aoai-1", "it is off too"),
                fail("CMK-ACC-001", "aoai-2", "it is open"),
                Verdicts.pass("CMK-ACC-002", "aoai-2", "account"),
                Verdicts.pass("CMK-ACC-003", "aoai-2", "account"),
                Verdicts.pass("CMK-VLT-001", "aoai-2", "account"),
                Verdicts.pass("CMK-ACC-001", "aoai-3", "account"),
                Verdicts.pass("CMK-ACC-001", "aoai-4", "account"));
        assertThat(text(broken, Verdicts.stopped(ExitCode.USAGE, "no such file"))
                        .lines()
                        .skip(1)
                        .dropWhile(line -> !line.isEmpty() && !line.startsWith("DECISION"))
                        .toList())
                .endsWith(
                        "DECISION  WORKLOAD          ACCOUNT     FIRST BROKEN LINK  BLOCKS  WHY",
                        "BLOCK     profile-1.yml                 not judged                 no such file",
                        "BLOCK     claims-assistant  aoai-2      CMK-ACC-001 FAIL   1       it is open",
                        "BLOCK     claims-assistant  aoai-1      CMK-ACC-002 FAIL   2       it is off",
                        "BLOCK     claims-assistant  2 accounts");
    }

    /** What waits for another is not where the chain breaks, unless nothing else blocks. */
    @Test
    void theFirstBrokenLinkIsTheOneThatNothingElseBroke() {
        Finding waits = Verdicts.waits("CMK-IDN-001", Severity.CRITICAL, "CMK-ACC-001");
        String account = waits.subject().account();
        assertThat(text(failed(waits, fail("CMK-VLT-001", account, "it is open"))))
                .contains("CMK-VLT-001 FAIL   2       it is open");
        assertThat(text(failed(waits))).contains("CMK-IDN-001 NOT_APPLICABLE  1 ");
    }

    @Test
    void whatDoesNotBlockIsInOrder() {
        Finding harmless = Verdicts.fail("CMK-IDN-002", Severity.LOW, false, "it is user-assigned");
        assertThat(text(Verdicts.verdict(PROMOTE, List.of(harmless)))).doesNotContain("CMK-IDN-002 FAIL");
    }

    @Test
    void theWorstFiveCausesAreNamedWithWhatToDo() {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < 5; i++) {
            findings.add(open(i));
        }
        String five = text(failed(findings.toArray(Finding[]::new)));
        assertThat(five)
                .contains("\n\n5 causes explain 5 findings, worst first:\n 1. HIGH  ")
                .contains("\n 5. HIGH  ")
                .contains("\n    fix: grant role 0\n    settles 1 finding of aoai-claims\n")
                .doesNotContain("more causes");
        findings.add(open(5));
        findings.add(open(6));
        assertThat(text(failed(findings.toArray(Finding[]::new))))
                .contains("\n    and 2 more causes, in the reports\n\nDECISION")
                .doesNotContain(" 6. ");
        String page = overview(failed(findings.toArray(Finding[]::new))).markdown();
        assertThat(page.lines().filter(line -> line.startsWith("1. **high**"))).hasSize(5);
    }

    /** Of the remedies of one cause the first two. */
    @Test
    void aCauseIsGivenTwoThingsToDo() {
        Verdict rich = Verdicts.rich();
        assertThat(text(rich)
                        .lines()
                        .filter(line -> line.startsWith("    fix: "))
                        .count())
                .isBetween(1L, 2L * 5);
    }

    @Test
    void textOfOthersIsCutToItsColumn() {
        String long33 = "a".repeat(33);
        String reason = "r".repeat(101);
        String text = text(failed(fail("CMK-ACC-001", long33, reason)));
        assertThat(text)
                .contains("  " + "a".repeat(32) + "…  CMK-ACC-001 FAIL")
                .endsWith("1       " + "r".repeat(100) + "…\n");
        assertThat(text(failed(fail("CMK-ACC-001", "a".repeat(32), "r".repeat(100)))))
                .doesNotContain("…");
    }

    @Test
    void asAPageItHasTheSame() {
        String page = overview(
                        failed(fail("CMK-ACC-001", "aoai-1", "it is *open*")),
                        Verdicts.stopped(ExitCode.USAGE, "no such file"))
                .markdown();
        assertThat(page)
                .startsWith(
                        "# CMK Verify: 2 profiles, 1 account: 2 block; exit code 1\n\n## Causes\n\n1 cause explains 1"
                                + " finding, worst first:\n\n1. **high** ")
                .contains("; settles 1 finding of `aoai-1`\n\n## Accounts\n\n")
                .endsWith("""
                        | Decision | Workload | Account | First broken link | Blocks | Why |
                        | --- | --- | --- | --- | --- | --- |
                        | BLOCK | `profile-1.yml` |  | not judged |  | no such file |
                        | BLOCK | claims-assistant | `aoai-1` | `CMK-ACC-001` FAIL | 1 | it is `*open*` |
                        """);
    }

    @Test
    void rowsOfOneLinkAreSortedByName() {
        assertThat(text(failed(fail("CMK-ACC-001", "aoai-2", "x"), fail("CMK-ACC-001", "aoai-1", "x")))
                        .lines()
                        .filter(line -> line.startsWith("BLOCK")))
                .satisfiesExactly(line -> assertThat(line).contains("aoai-1"), line -> assertThat(line)
                        .contains("aoai-2"));
    }
}
