package io.github.cmkverify.verdict;

import static io.github.cmkverify.verdict.Samples.TODAY;
import static io.github.cmkverify.verdict.Samples.check;
import static io.github.cmkverify.verdict.Samples.gap;
import static io.github.cmkverify.verdict.Samples.row;
import static io.github.cmkverify.verdict.Samples.subject;
import static io.github.cmkverify.verdict.Samples.waiver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Per;
import io.github.cmkverify.checks.Remedy;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Samples.Own;
import io.github.cmkverify.workload.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseTest {
    private static final CatalogueEntry A = check("CMK-A-001", Severity.HIGH);
    private static final CatalogueEntry B = check("CMK-B-001", Severity.LOW, "CMK-A-001");
    private static final CatalogueEntry C = check("CMK-C-001", Severity.LOW, "CMK-B-001");

    @Test
    void nothingWrongHasNoCause() {
        var findings = List.of(
                Samples.finding(A, Own.PASS),
                Samples.finding(B, Own.NOT_APPLICABLE),
                Samples.finding(C, Own.FAIL).waivedBy(waiver("CMK-C-001", TODAY)));
        assertThat(Cause.of(findings)).isEmpty();
    }

    @Test
    void failureIsOneCauseWithEverythingThatWaitsForIt() {
        var findings = resolve(row(C, Own.PASS), row(B, Own.PASS), row(A, Own.FAIL));
        assertThat(Cause.of(findings))
                .containsExactly(new Cause(
                        "one is not two",
                        List.of("az mend -n aoai-claims --check CMK-A-001", "Then run again."),
                        List.of(findings.get(2), findings.get(0), findings.get(1))));
    }

    @Test
    void gapIsOneCauseWithEverythingThatWaitsForIt() {
        var findings = resolve(row(A, Own.UNDETERMINED), row(B, Own.FAIL), row(C, Own.FAIL));
        assertThat(Cause.of(findings))
                .containsExactly(
                        new Cause("vault:kv: Azure answered 403", List.of("grant Reader on the vault"), findings));
    }

    @Test
    void rootComesFirstWhateverTheOrderOfTheFindings() {
        var findings = resolve(row(C, Own.PASS), row(B, Own.PASS), row(A, Own.UNDETERMINED));
        assertThat(Cause.of(findings))
                .containsExactly(new Cause(
                        "vault:kv: Azure answered 403",
                        List.of("grant Reader on the vault"),
                        List.of(findings.get(2), findings.get(0), findings.get(1))));
    }

    @Test
    void gapsWithOneFixAreOneCauseOverChecksAndAccounts() {
        var findings = List.of(
                open(A, subject("a", "account"), "vault:kv-a", "grant Reader"),
                open(B, subject("a", "account"), "vault:kv-a", "grant Reader"),
                open(A, subject("b", "account"), "vault:kv-b", "grant Reader"),
                open(B, subject("b", "account"), "vault:kv-b", "open the firewall"));
        assertThat(Cause.of(findings))
                .extracting(Cause::title, cause -> cause.findings().size())
                .containsExactly(
                        tuple("vault:kv-a: Azure answered 403 (and 1 more like it)", 3),
                        tuple("vault:kv-b: Azure answered 403", 1));
    }

    @Test
    void manyItemsWithOneFixAreCounted() {
        var findings = Stream.of("one", "two", "three", "two")
                .map(item -> open(A, subject("a", item), item, "grant Reader"))
                .toList();
        assertThat(Cause.of(findings))
                .extracting(Cause::title)
                .containsExactly("one: Azure answered 403 (and 2 more like it)");
    }

    @Test
    void itemsOfParentsAreNotCountedAgain() {
        var findings = resolve(row(A, Own.UNDETERMINED), row(B, Own.PASS));
        assertThat(Cause.of(findings)).extracting(Cause::title).containsExactly("vault:kv: Azure answered 403");
    }

    @Test
    void childrenOfAWaivedCheckAreOneCause() {
        var findings =
                resolve(List.of(waiver("CMK-A-001", TODAY)), row(C, Own.PASS), row(B, Own.PASS), row(A, Own.FAIL));
        assertThat(findings)
                .extracting(Finding::outcome)
                .containsExactly(Outcome.NOT_APPLICABLE, Outcome.FAIL, Outcome.WAIVED);
        assertThat(Cause.of(findings))
                .containsExactly(new Cause(
                        "its parent CMK-A-001 is waived: waive this check by name as well, or fix CMK-A-001",
                        List.of("waive each of these checks by name as well, or fix CMK-A-001"),
                        List.of(findings.get(1), findings.get(0))));
    }

    @Test
    void twoFailuresAreTwoCauses() {
        var findings = List.of(
                Samples.finding(A, subject("a", "account"), Own.FAIL),
                Samples.finding(A, subject("b", "account"), Own.FAIL));
        assertThat(Cause.of(findings))
                .extracting(Cause::findings)
                .containsExactly(findings.subList(0, 1), findings.subList(1, 2));
    }

    @Test
    void waitingBelongsToTheFailureOfItsOwnSubjectAndAccount() {
        var parent = check("CMK-A-001", Severity.HIGH, Per.VAULT, false, false);
        var child = check("CMK-B-001", Severity.HIGH, Per.VAULT, false, false, "CMK-A-001");
        var one = resolve(
                row(parent, subject("a", "vault one"), Own.FAIL),
                row(parent, subject("a", "vault two"), Own.FAIL),
                row(child, subject("a", "vault one"), Own.PASS),
                row(child, subject("a", "vault two"), Own.PASS));
        var other = resolve(
                row(parent, subject("b", "vault two"), Own.FAIL), row(child, subject("b", "vault two"), Own.PASS));
        var findings = Stream.concat(one.stream(), other.stream()).toList();
        assertThat(Cause.of(findings))
                .extracting(Cause::findings)
                .containsExactly(
                        List.of(findings.get(0), findings.get(2)),
                        List.of(findings.get(1), findings.get(3)),
                        List.of(findings.get(4), findings.get(5)));
    }

    @Test
    void coarserChildBelongsToTheSubjectThatDecidedIt() {
        var parent = check("CMK-A-001", Severity.HIGH, Per.VAULT, false, false);
        var findings = resolve(
                row(parent, subject("a", "vault one"), Own.UNDETERMINED),
                row(parent, subject("a", "vault two"), Own.FAIL),
                row(B, subject("a", "account"), Own.PASS));
        assertThat(Cause.of(findings))
                .extracting(Cause::findings)
                .containsExactly(List.of(findings.get(1), findings.get(2)), List.of(findings.get(0)));
    }

    /** What blocks comes first, then the more severe, then what settles more, else the order of the findings. */
    @Test
    void worstFirst() {
        var lowBlocks =
                Samples.finding(check("CMK-L-001", Severity.LOW), Own.FAIL).blocking(true);
        var critical = Samples.finding(check("CMK-K-001", Severity.CRITICAL), Own.FAIL);
        var high = Samples.finding(check("CMK-H-001", Severity.HIGH), Own.FAIL);
        var highToo = Samples.finding(check("CMK-G-001", Severity.HIGH), Own.FAIL);
        var pair = List.of(
                open(check("CMK-P-001", Severity.LOW), subject(), "x", "do it"),
                open(check("CMK-P-002", Severity.HIGH), subject(), "x", "do it"));
        var findings = List.of(high, highToo, pair.get(0), pair.get(1), critical, lowBlocks);
        assertThat(Cause.of(findings))
                .extracting(Cause::findings)
                .containsExactly(List.of(lowBlocks), List.of(critical), pair, List.of(high), List.of(highToo));
        assertThat(Cause.of(findings))
                .extracting(Cause::severity)
                .containsExactly(Severity.LOW, Severity.CRITICAL, Severity.HIGH, Severity.HIGH, Severity.HIGH);
        assertThat(Cause.of(findings)).extracting(Cause::blocks).containsExactly(true, false, false, false, false);
    }

    /** Subjects with the same trouble are one failure when the remedy itself names what to mend, the store they share. */
    @Test
    void aSharedStoreIsMendedOnce() {
        var vault = mendedBy(Per.VAULT, "az keyvault update -n {vault}");
        assertThat(causesOfTwo(vault, Map.of("vault", "kv-claims"))).hasSize(1);
        assertThat(causesOfTwo(vault, Map.of())).hasSize(2);
        var unnamed = mendedBy(Per.VAULT, "az mend -n {account}");
        assertThat(causesOfTwo(unnamed, Map.of("account", "aoai-claims"))).hasSize(2);
        var account = mendedBy(Per.ACCOUNT, "az mend -n {account}");
        assertThat(causesOfTwo(account, Map.of("account", "aoai-claims"))).hasSize(1);
        var accountOfVault = mendedBy(Per.ACCOUNT, "az keyvault update -n {vault}");
        assertThat(causesOfTwo(accountOfVault, Map.of("vault", "kv-claims"))).hasSize(2);
    }

    private static List<Cause> causesOfTwo(CatalogueEntry check, Map<String, String> names) {
        return Cause.of(Stream.of("one", "two")
                .map(name -> Samples.finding(check, new Subject("aoai-claims", name, name, 12, names), Own.FAIL))
                .toList());
    }

    private static CatalogueEntry mendedBy(Per per, String command) {
        CatalogueEntry check = check("CMK-A-001", Severity.HIGH, per, false, false);
        return new CatalogueEntry(
                check.id(),
                check.title(),
                check.severity(),
                check.after(),
                per,
                false,
                false,
                check.conditions(),
                check.evidence(),
                check.why(),
                new Remedy(List.of(command), List.of(), Optional.empty()),
                check.references(),
                check.mappings());
    }

    @Test
    void whatWaitsForAFailureDoesNotBelongToWhatPassed() {
        var parent = check("CMK-A-001", Severity.HIGH, Per.VAULT, false, false);
        var findings = resolve(
                row(parent, subject("a", "vault one"), Own.PASS),
                row(parent, subject("a", "vault two"), Own.FAIL),
                row(B, subject("a", "account"), Own.PASS));
        assertThat(Cause.of(findings)).extracting(Cause::findings).containsExactly(findings.subList(1, 3));
    }

    /** It failed because its own parent is waived, so what mends another subject of that parent does not mend it. */
    @Test
    void childOfAWaivedParentDoesNotBelongToTheFailureOfAnotherSubject() {
        var parent = check("CMK-A-001", Severity.HIGH, Per.VAULT, false, false);
        var child = check("CMK-B-001", Severity.HIGH, Per.VAULT, false, false, "CMK-A-001");
        var waived = new Subject("a", "vault one", Samples.RESOURCE, 12, Map.of());
        var other = new Subject("a", "vault two", Samples.RESOURCE + "-two", 12, Map.of());
        var findings = resolve(
                List.of(waiver("CMK-A-001", TODAY)),
                row(parent, waived, Own.FAIL),
                row(parent, other, Own.FAIL),
                row(child, waived, Own.PASS));
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.WAIVED, Outcome.FAIL, Outcome.FAIL);
        assertThat(Cause.of(findings))
                .extracting(Cause::findings)
                .containsExactlyInAnyOrder(findings.subList(1, 2), findings.subList(2, 3));
    }

    @Test
    void furtherGapsOfOneCauseAreCounted() {
        assertThat(Cause.of(List.of(open(gap("one", "first"), gap("two", "second")))))
                .extracting(Cause::title, Cause::fixes)
                .containsExactly(tuple("one: Azure answered 403; and 1 more gap", List.of("first", "second")));
        assertThat(Cause.of(List.of(open(gap("one", "first"), gap("two", "second"), gap("three", "third")))))
                .extracting(Cause::title)
                .containsExactly("one: Azure answered 403; and 2 more gaps");
    }

    @Test
    void severalVerdictsShareTheirCauses() {
        var one = open(A, subject("a", "account"), "vault:kv", "grant Reader");
        var two = open(A, subject("b", "account"), "vault:kv", "grant Reader");
        assertThat(Cause.across(List.of(verdict(one), verdict(two))))
                .extracting(Cause::findings)
                .containsExactly(List.of(one, two));
    }

    @Test
    void effectCountsWhatIsSettledAndWhatWaits() {
        assertThat(Cause.of(resolve(row(A, Own.UNDETERMINED), row(B, Own.PASS), row(C, Own.PASS))))
                .extracting(Cause::effect)
                .containsExactly("settles 1 finding of aoai-claims, and 2 more can then be judged");
        var three = Stream.of("a", "b", "c").map(CauseTest::inAccount).toList();
        assertThat(Cause.of(three)).extracting(Cause::effect).containsExactly("settles 3 findings of a, b, c");
        var four = Stream.of("a", "b", "c", "d").map(CauseTest::inAccount).toList();
        assertThat(Cause.of(four)).extracting(Cause::effect).containsExactly("settles 4 findings of 4 accounts");
    }

    private static Finding inAccount(String account) {
        return open(A, subject(account, "account"), "vault:kv", "grant Reader");
    }

    private static Finding open(Gap... gaps) {
        return resolve(new Assessment(
                        A,
                        subject(),
                        Judgement.of(Claim.all(Stream.of(gaps).map(Claim::open).toList()))))
                .get(0);
    }

    private static Verdict verdict(Finding finding) {
        return new Verdict(
                "1.2.3",
                "1.0.0",
                Mode.LIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Decision.block(ExitCode.UNDETERMINED, "1 undetermined"),
                List.of(),
                List.of(),
                List.of(finding));
    }

    private static Finding open(CatalogueEntry check, Subject subject, String item, String fix) {
        return resolve(new Assessment(check, subject, Judgement.of(Claim.open(gap(item, fix)))))
                .get(0);
    }

    private static List<Finding> resolve(Assessment... rows) {
        return resolve(List.of(), rows);
    }

    private static List<Finding> resolve(List<Waiver> waivers, Assessment... rows) {
        return Resolution.of(List.of(rows), waivers, TODAY);
    }
}
