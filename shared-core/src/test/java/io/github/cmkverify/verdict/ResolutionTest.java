package io.github.cmkverify.verdict;

import static io.github.cmkverify.verdict.Samples.TODAY;
import static io.github.cmkverify.verdict.Samples.check;
import static io.github.cmkverify.verdict.Samples.row;
import static io.github.cmkverify.verdict.Samples.subject;
import static io.github.cmkverify.verdict.Samples.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Per;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Samples.Own;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionTest {
    private static final String ROOT = "CMK-A-001";
    private static final String PARENT = "CMK-B-001";
    private static final String CHILD = "CMK-C-001";

    /** The table of CHECKS "Parents": what the parent is decides before anything the child says. */
    static Stream<Arguments> parentsAndChildren() {
        return Stream.of(Own.values())
                .flatMap(own -> Stream.of(
                        Arguments.of(Own.PASS, false, own, own.outcome(), ""),
                        Arguments.of(Own.NOT_APPLICABLE, false, own, own.outcome(), ""),
                        Arguments.of(
                                Own.FAIL, false, own, Outcome.NOT_APPLICABLE, "not judged, because CMK-B-001 failed"),
                        Arguments.of(
                                Own.UNDETERMINED,
                                false,
                                own,
                                Outcome.UNDETERMINED,
                                "not judged, because CMK-B-001 is undetermined"),
                        Arguments.of(
                                Own.FAIL,
                                true,
                                own,
                                Outcome.FAIL,
                                "its parent CMK-B-001 is waived: waive this check by name as well, or fix CMK-B-001")));
    }

    @ParameterizedTest
    @MethodSource("parentsAndChildren")
    void parentDecidesChild(Own parent, boolean waived, Own own, Outcome expected, String reason) {
        var findings = resolve(
                waived ? List.of(waiver(PARENT, TODAY)) : List.of(),
                row(check(PARENT, Severity.HIGH), parent),
                row(check(CHILD, Severity.HIGH, PARENT), own));
        var child = findings.get(1);
        assertThat(child.outcome()).isEqualTo(expected);
        if (reason.isEmpty()) {
            assertThat(child.parent()).isEmpty();
            assertThat(child.sources())
                    .isEqualTo(Samples.finding(child.check(), own).sources());
        } else {
            assertThat(child.reason()).isEqualTo(reason);
            assertThat(child.parent()).contains(PARENT);
            assertThat(child.sources()).isEqualTo(findings.get(0).sources());
        }
        assertThat(child.blocks()).isFalse();
    }

    @Test
    void childOfAnUndeterminedParentHasTheGapOfItsParent() {
        var child = resolve(
                        List.of(),
                        row(check(PARENT, Severity.LOW), Own.UNDETERMINED),
                        row(check(CHILD, Severity.LOW, PARENT), Own.PASS))
                .get(1);
        assertThat(child.gaps())
                .containsExactly(
                        new Gap(Gap.Kind.PARENT, PARENT, PARENT + " is undetermined", "settle " + PARENT + " first"));
    }

    @ParameterizedTest
    @EnumSource(Own.class)
    void onlyAnUndeterminedChildHasGaps(Own parent) {
        var child = resolve(
                        List.of(),
                        row(check(PARENT, Severity.LOW), parent),
                        row(check(CHILD, Severity.LOW, PARENT), Own.PASS))
                .get(1);
        assertThat(child.gaps().isEmpty()).isEqualTo(parent != Own.UNDETERMINED);
    }

    /** Not applicable because of a failure counts at the higher severity of the two, everything else at its own. */
    @ParameterizedTest
    @CsvSource({
        "CRITICAL, LOW, CRITICAL",
        "LOW, CRITICAL, CRITICAL",
        "MEDIUM, HIGH, HIGH",
        "HIGH, MEDIUM, HIGH",
        "HIGH, HIGH, HIGH"
    })
    void childOfAFailureHasTheHigherSeverity(Severity parent, Severity child, Severity expected) {
        assertThat(child(parent, Own.FAIL, child, List.of()).severity()).isEqualTo(expected);
        assertThat(child(parent, Own.UNDETERMINED, child, List.of()).severity()).isEqualTo(child);
        assertThat(child(parent, Own.PASS, child, List.of()).severity()).isEqualTo(child);
        assertThat(child(parent, Own.FAIL, child, List.of(waiver(PARENT, TODAY)))
                        .severity())
                .isEqualTo(child);
    }

    private static Finding child(Severity parent, Own own, Severity child, List<Waiver> waivers) {
        return resolve(waivers, row(check(PARENT, parent), own), row(check(CHILD, child, PARENT), Own.PASS))
                .get(1);
    }

    /** What a grandparent decides goes down to the grandchild under the name of the check that decided. */
    @ParameterizedTest
    @CsvSource({
        "FAIL, NOT_APPLICABLE, CRITICAL, 'not judged, because CMK-A-001 failed'",
        "UNDETERMINED, UNDETERMINED, LOW, 'not judged, because CMK-A-001 is undetermined'",
        "PASS, PASS, LOW, ''",
        "NOT_APPLICABLE, PASS, LOW, ''"
    })
    void grandchildNamesTheRoot(Own root, Outcome expected, Severity severity, String reason) {
        var grandchild = resolve(
                        List.of(),
                        row(check(ROOT, Severity.CRITICAL), root),
                        row(check(PARENT, Severity.MEDIUM, ROOT), Own.PASS),
                        row(check(CHILD, Severity.LOW, PARENT), Own.PASS))
                .get(2);
        assertThat(grandchild.outcome()).isEqualTo(expected);
        assertThat(grandchild.severity()).isEqualTo(severity);
        assertThat(grandchild.reason()).isEqualTo(reason);
        assertThat(grandchild.parent()).isEqualTo(reason.isEmpty() ? Optional.empty() : Optional.of(ROOT));
    }

    @Test
    void grandchildOfAWaivedCheckWaitsForTheFailureBetween() {
        var findings = resolve(
                List.of(waiver(ROOT, TODAY)),
                row(check(ROOT, Severity.HIGH), Own.FAIL),
                row(check(PARENT, Severity.HIGH, ROOT), Own.PASS),
                row(check(CHILD, Severity.HIGH, PARENT), Own.PASS));
        assertThat(findings)
                .extracting(Finding::outcome)
                .containsExactly(Outcome.WAIVED, Outcome.FAIL, Outcome.NOT_APPLICABLE);
        assertThat(findings.get(2).reason()).isEqualTo("not judged, because CMK-B-001 failed");
    }

    @Test
    void eachGenerationIsWaivedByName() {
        var findings = resolve(
                List.of(waiver(ROOT, TODAY), waiver(PARENT, TODAY)),
                row(check(ROOT, Severity.HIGH), Own.FAIL),
                row(check(PARENT, Severity.HIGH, ROOT), Own.PASS),
                row(check(CHILD, Severity.HIGH, PARENT), Own.PASS));
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.WAIVED, Outcome.WAIVED, Outcome.FAIL);
        assertThat(findings.get(2).parent()).contains(ROOT);
    }

    @Test
    void childMayComeBeforeItsParent() {
        var findings = resolve(
                List.of(),
                row(check(CHILD, Severity.LOW, PARENT), Own.PASS),
                row(check(PARENT, Severity.LOW), Own.FAIL));
        assertThat(findings).extracting(finding -> finding.check().id()).containsExactly(CHILD, PARENT);
        assertThat(findings).extracting(Finding::outcome).containsExactly(Outcome.NOT_APPLICABLE, Outcome.FAIL);
    }

    @Test
    void parentThatIsNotJudgedHereDecidesNothing() {
        var child = resolve(List.of(), row(check(CHILD, Severity.LOW, "CMK-X-001"), Own.PASS))
                .get(0);
        assertThat(child.outcome()).isEqualTo(Outcome.PASS);
    }

    /** Of several parents, or of several subjects of one: FAIL, UNDETERMINED, NOT_APPLICABLE because of a parent, WAIVED. */
    @ParameterizedTest
    @CsvSource({
        "FAIL, UNDETERMINED, NOT_APPLICABLE, CMK-P-001",
        "UNDETERMINED, FAIL, NOT_APPLICABLE, CMK-P-002",
        "UNDETERMINED, WAITS, UNDETERMINED, CMK-P-001",
        "WAITS, UNDETERMINED, UNDETERMINED, CMK-P-002",
        "WAITS, WAIVED, NOT_APPLICABLE, CMK-A-001",
        "WAIVED, WAITS, NOT_APPLICABLE, CMK-A-001",
        "WAIVED, PASS, FAIL, CMK-P-001",
        "PASS, WAIVED, FAIL, CMK-P-002"
    })
    void worstParentWins(String first, String second, Outcome expected, String named) {
        var child = resolve(
                        Stream.of("CMK-P-001".concat(first), "CMK-P-002".concat(second))
                                .filter(text -> text.endsWith("WAIVED"))
                                .map(text -> waiver(text.substring(0, 9), TODAY))
                                .toList(),
                        row(check(ROOT, Severity.LOW), Own.FAIL),
                        parent("CMK-P-001", first),
                        parent("CMK-P-002", second),
                        row(check(CHILD, Severity.LOW, "CMK-P-001", "CMK-P-002"), Own.PASS))
                .get(3);
        assertThat(child.outcome()).isEqualTo(expected);
        assertThat(child.parent()).contains(named);
    }

    private static Assessment parent(String id, String what) {
        return switch (what) {
            case "WAITS" -> row(check(id, Severity.LOW, ROOT), Own.PASS);
            case "WAIVED" -> row(check(id, Severity.LOW), Own.FAIL);
            default -> row(check(id, Severity.LOW), Own.valueOf(what));
        };
    }

    @Test
    void ofTwoFailedParentsTheMoreSevereCounts() {
        var child = resolve(
                        List.of(),
                        row(check("CMK-P-001", Severity.LOW), Own.FAIL),
                        row(check("CMK-P-002", Severity.CRITICAL), Own.FAIL),
                        row(check(CHILD, Severity.MEDIUM, "CMK-P-001", "CMK-P-002"), Own.PASS))
                .get(2);
        assertThat(child.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(child.parent()).contains("CMK-P-002");
    }

    @Test
    void ofTwoEqualParentsTheFirstByNameCounts() {
        var child = resolve(
                        List.of(),
                        row(check("CMK-P-002", Severity.LOW), Own.FAIL),
                        row(check("CMK-P-001", Severity.LOW), Own.FAIL),
                        row(check(CHILD, Severity.LOW, "CMK-P-002", "CMK-P-001"), Own.PASS))
                .get(2);
        assertThat(child.parent()).contains("CMK-P-001");
    }

    /** Two checks per key reference: the key of the scope does not answer for the key of the account. */
    @Test
    void parentOfTheSameKindConcernsItsOwnSubjectOnly() {
        var parent = check(PARENT, Severity.HIGH, Per.KEY_REFERENCE, false, false);
        var child = check(CHILD, Severity.HIGH, Per.KEY_REFERENCE, false, false, PARENT);
        var findings = resolve(
                List.of(),
                row(parent, subject("a", "account key"), Own.PASS),
                row(parent, subject("a", "scope key"), Own.FAIL),
                row(child, subject("a", "account key"), Own.PASS),
                row(child, subject("a", "scope key"), Own.PASS));
        assertThat(findings)
                .extracting(Finding::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.PASS, Outcome.NOT_APPLICABLE);
    }

    @Test
    void coarserChildTakesTheWorstOfAllSubjects() {
        var parent = check(PARENT, Severity.HIGH, Per.KEY_REFERENCE, false, false);
        var findings = resolve(
                List.of(),
                row(parent, subject("a", "account key"), Own.PASS),
                row(parent, subject("a", "scope key"), Own.UNDETERMINED),
                row(check(CHILD, Severity.HIGH, PARENT), subject("a", "account"), Own.PASS));
        assertThat(findings.get(2).outcome()).isEqualTo(Outcome.UNDETERMINED);
    }

    @Test
    void finerChildrenAllTakeTheOutcomeOfTheirParent() {
        var child = check(CHILD, Severity.HIGH, Per.VAULT, false, false, PARENT);
        var findings = resolve(
                List.of(),
                row(check(PARENT, Severity.HIGH), subject("a", "account"), Own.FAIL),
                row(child, subject("a", "vault one"), Own.PASS),
                row(child, subject("a", "vault two"), Own.UNDETERMINED));
        assertThat(findings)
                .extracting(Finding::outcome)
                .containsExactly(Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE);
    }

    /** CHECKS "Waivers": a FAIL only, through its last day, the check and resource it names, never the positive proof. */
    @ParameterizedTest
    @CsvSource({
        "FAIL, 1, false, WAIVED",
        "FAIL, 0, false, WAIVED",
        "FAIL, -1, false, FAIL",
        "FAIL, 1, true, FAIL",
        "UNDETERMINED, 1, false, UNDETERMINED",
        "NOT_APPLICABLE, 1, false, NOT_APPLICABLE",
        "PASS, 1, false, PASS"
    })
    void waiverCoversAFailureUntilItExpires(Own own, int daysLeft, boolean proof, Outcome expected) {
        var check = check(CHILD, Severity.HIGH, Per.ACCOUNT, proof, false);
        var waiver = waiver(CHILD, TODAY.plusDays(daysLeft));
        var finding =
                Resolution.of(List.of(row(check, own)), List.of(waiver), TODAY).get(0);
        assertThat(finding.outcome()).isEqualTo(expected);
        assertThat(finding.waiver()).isEqualTo(expected == Outcome.WAIVED ? Optional.of(waiver) : Optional.empty());
    }

    @Test
    void expiredWaiverSaysSo() {
        var expired = waiver(CHILD, TODAY.minusDays(1));
        var finding = resolve(List.of(expired), row(check(CHILD, Severity.LOW), Own.FAIL))
                .get(0);
        assertThat(finding.reasons()).containsExactly("one is not two", "its waiver (CHG-4711) expired on 2026-08-13");
    }

    @Test
    void waiverThatHoldsBeatsOneThatExpired() {
        var expired = waiver(CHILD, TODAY.minusDays(1));
        var holds = waiver(CHILD, TODAY);
        var finding = resolve(List.of(expired, holds), row(check(CHILD, Severity.LOW), Own.FAIL))
                .get(0);
        assertThat(finding.waiver()).contains(holds);
        assertThat(finding.reasons()).containsExactly("one is not two");
    }

    @Test
    void waiverOfAnotherCheckOrResourceCoversNothing() {
        var others = List.of(waiver(PARENT, TODAY), waiver(CHILD, "/subscriptions/another", TODAY));
        var finding = resolve(others, row(check(CHILD, Severity.LOW), Own.FAIL)).get(0);
        assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(finding.reasons()).containsExactly("one is not two");
    }

    @Test
    void childThatWaitsCannotBeWaived() {
        var findings = resolve(
                List.of(waiver(CHILD, TODAY)),
                row(check(PARENT, Severity.HIGH), Own.FAIL),
                row(check(CHILD, Severity.HIGH, PARENT), Own.FAIL));
        assertThat(findings.get(1).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void undeterminedCheckSaysEveryGapOnce() {
        var row = new Assessment(
                check(CHILD, Severity.LOW),
                subject(),
                Judgement.of(Claim.all(
                        Claim.open(Samples.gap("vault:a", "grant Reader")),
                        Claim.open(Samples.gap("vault:a", "or sign in")),
                        Claim.open(Samples.gap("vault:b", "grant Reader")))));
        var finding = resolve(List.of(), row).get(0);
        assertThat(finding.reasons()).containsExactly("vault:a: Azure answered 403", "vault:b: Azure answered 403");
        assertThat(finding.gaps()).hasSize(3);
    }

    @Test
    void findingsKeepCheckAndSubject() {
        CatalogueEntry check = check(CHILD, Severity.LOW);
        var finding = resolve(List.of(), row(check, subject("a", "vault kv"), Own.PASS))
                .get(0);
        assertThat(finding.check()).isEqualTo(check);
        assertThat(finding.subject()).isEqualTo(subject("a", "vault kv"));
        assertThat(finding.sources()).containsExactly(Samples.source("/one", "1"));
    }

    private static List<Finding> resolve(List<Waiver> waivers, Assessment... rows) {
        return Resolution.of(Arrays.asList(rows), waivers, TODAY);
    }
}
