package io.github.cmkverify.verdict;

import static io.github.cmkverify.verdict.Samples.check;
import static io.github.cmkverify.verdict.Samples.proof;
import static io.github.cmkverify.verdict.Samples.row;
import static io.github.cmkverify.verdict.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Samples.Own;
import io.github.cmkverify.workload.Subject;
import io.github.cmkverify.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final Instant FROM = Instant.parse("2026-08-14T06:58:00Z");
    private static final Instant TO = Instant.parse("2026-08-14T07:00:00Z");
    private static final CatalogueEntry HIGH = check("CMK-H-001", Severity.HIGH);
    private static final CatalogueEntry LOW = check("CMK-L-001", Severity.LOW);
    private static final CatalogueEntry PROOF = proof("CMK-P-001", Severity.CRITICAL);

    /** CHECKS "The gate": mode of the gate and of the run, and what blocks, decide together. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVE   | mode: enforce | PASS         | promote | 0 | every required proof is there",
                "REPLAY | mode: enforce | PASS         | promote | 0 | every required proof is there",
                "AUDIT  | mode: enforce | PASS         | observe | 0 | an audit never promotes: nothing would block",
                "LIVE   | mode: observe | PASS         | observe | 0 | the gate observes: nothing would block",
                "AUDIT  | mode: observe | PASS         | observe | 0 | an audit never promotes: nothing would block",
                "LIVE   | mode: enforce | FAIL         | block   | 1 | 1 failed",
                "REPLAY | mode: enforce | FAIL         | block   | 1 | 1 failed",
                "AUDIT  | mode: enforce | FAIL         | block   | 1 | 1 failed",
                "LIVE   | mode: observe | FAIL         | observe | 0 | the gate observes: 1 failed",
                "AUDIT  | mode: observe | FAIL         | observe | 0 | an audit never promotes: 1 failed",
                "LIVE   | mode: enforce | UNDETERMINED | block   | 2 | 1 undetermined",
                "AUDIT  | mode: enforce | UNDETERMINED | block   | 2 | 1 undetermined",
                "LIVE   | mode: observe | UNDETERMINED | observe | 0 | the gate observes: 1 undetermined",
                "LIVE   | mode: enforce | NOT_APPLICABLE | promote | 0 | every required proof is there",
                "LIVE   | 'mode: observe, enforceFrom: 2026-08-15' | FAIL | observe | 0 | the gate observes: 1 failed",
                "LIVE   | 'mode: observe, enforceFrom: 2026-08-14' | FAIL | block   | 1 | 1 failed",
                "LIVE   | 'mode: observe, enforceFrom: 2026-08-14' | PASS | promote | 0 | every required proof is there",
                "LIVE   | 'mode: enforce, failOn: critical' | FAIL    | promote | 0 | every required proof is there",
                "LIVE   | 'mode: enforce, failOn: critical' | UNDETERMINED | promote | 0 | every required proof is there"
            })
    void decision(Mode mode, String gate, Own own, String decision, int exit, String cause) {
        var profile = Samples.profile(List.of("aoai-claims"), "gate: {" + gate + "}\n");
        var verdict = judge(mode, profile, row(HIGH, own));
        assertThat(verdict.decision().kind().text()).isEqualTo(decision);
        assertThat(verdict.decision().exit().number()).isEqualTo(exit);
        assertThat(verdict.decision().cause()).isEqualTo(cause);
    }

    /** 1 wins over 2, and each kind of trouble is counted by itself. */
    @Test
    void failureWinsOverGap() {
        var waits = check("CMK-W-001", Severity.HIGH, "CMK-H-001");
        var verdict = judge(
                Mode.LIVE,
                profile(),
                row(check("CMK-U-001", Severity.HIGH), Own.UNDETERMINED),
                row(HIGH, Own.FAIL),
                row(waits, Own.PASS),
                row(LOW, Own.FAIL));
        assertThat(verdict.decision())
                .isEqualTo(Decision.block(ExitCode.FAILED, "1 failed, 1 undetermined, 1 not applicable"));
        assertThat(verdict.blocking())
                .extracting(f -> f.check().id())
                .containsExactly("CMK-U-001", "CMK-H-001", "CMK-W-001");
    }

    /** What is not proven is no gap in the reader: exit 1 says "fix the workload". */
    @Test
    void proofThatDoesNotApplyBlocksAsAFailure() {
        assertThat(judge(Mode.LIVE, profile(), row(PROOF, Own.NOT_APPLICABLE)).decision())
                .isEqualTo(Decision.block(ExitCode.FAILED, "1 not applicable"));
    }

    @Test
    void partOfTheAccountsIsNeverPromoted() {
        var two = Samples.profile(List.of("aoai-claims", "aoai-other"), "");
        var verdict = judge(Mode.LIVE, workload(two, "aoai-claims"), row(HIGH, Own.PASS));
        assertThat(verdict.decision())
                .isEqualTo(new Decision(
                        Decision.Kind.PARTIAL,
                        ExitCode.OK,
                        "nothing blocks among 1 of 2 accounts; the others were not judged"));
        assertThat(verdict.covers()).containsExactly("aoai-claims");
        assertThat(judge(Mode.LIVE, workload(two, "aoai-claims"), row(HIGH, Own.FAIL))
                        .decision()
                        .exit())
                .isEqualTo(ExitCode.FAILED);
    }

    private static final String EXEMPT = """
              - resourceGroup: rg-claims
                name: aoai-demo
                cmk: not-required
                cmkOwner: Olga
                cmkReason: no customer data
                cmkExpires: %s
            """;

    @Test
    void accountThatNeedsNoCmk() {
        var profile = Samples.profile(List.of("aoai-claims"), EXEMPT.formatted("2026-08-14"));
        var demo = subject("aoai-demo", "account");
        var verdict = judge(Mode.LIVE, profile, row(PROOF, Own.PASS), row(PROOF, demo, Own.NOT_APPLICABLE));
        assertThat(verdict.decision())
                .isEqualTo(new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "promote (CMK not required)"));
        assertThat(verdict.notes())
                .containsExactly("CMK is not required for aoai-demo until 2026-08-14 (owner Olga: no customer data)");
        assertThat(verdict.covers()).containsExactly("aoai-claims", "aoai-demo");
    }

    @Test
    void expiredExceptionCountsAsRequired() {
        var profile = Samples.profile(List.of("aoai-claims"), EXEMPT.formatted("2026-08-13"));
        var demo = subject("aoai-demo", "account");
        var verdict = judge(Mode.LIVE, profile, row(PROOF, Own.PASS), row(PROOF, demo, Own.NOT_APPLICABLE));
        assertThat(verdict.decision().exit()).isEqualTo(ExitCode.FAILED);
        assertThat(verdict.notes()).isEmpty();
    }

    @Test
    void exceptionOfOneAccountIsNoneOfAnother() {
        var profile = Samples.profile(List.of("aoai-claims"), EXEMPT.formatted("2026-08-14"));
        var demo = subject("aoai-demo", "account");
        var verdict = judge(Mode.LIVE, profile, row(PROOF, Own.NOT_APPLICABLE), row(PROOF, demo, Own.NOT_APPLICABLE));
        assertThat(verdict.blocking()).extracting(f -> f.subject().account()).containsExactly("aoai-claims");
    }

    @Test
    void waiversOfTheProfileApply() {
        String waiver = """
                waivers:
                  - check: CMK-H-001
                    resource: /subscriptions/66666666-7777-8888-9999-000000000000/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai-claims
                    reason: soon gone
                    requester: Rita
                    approver: Anna
                    ticket: CHG-1
                    expires: %s
                """;
        var subject = new Subject(
                "aoai-claims",
                "account",
                "/subscriptions/66666666-7777-8888-9999-000000000000/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/aoai-claims",
                8,
                Map.of());
        var valid = Samples.profile(List.of("aoai-claims"), waiver.formatted("2026-08-14"), "CMK-H-001");
        assertThat(judge(Mode.LIVE, valid, row(HIGH, subject, Own.FAIL)).count(Outcome.WAIVED))
                .isEqualTo(1);
        var expired = Samples.profile(List.of("aoai-claims"), waiver.formatted("2026-08-13"), "CMK-H-001");
        assertThat(judge(Mode.LIVE, expired, row(HIGH, subject, Own.FAIL)).count(Outcome.WAIVED))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVE   | ''",
                "REPLAY | REPLAY of evidence collected from 2026-08-14T06:58:00Z to 2026-08-14T07:00:00Z",
                "AUDIT  | AUDIT of evidence collected from 2026-08-14T06:58:00Z to 2026-08-14T07:00:00Z: an audit never promotes"
            })
    void noteOfTheMode(Mode mode, String note) {
        var expected = note.isEmpty() ? List.of() : List.of(note);
        var judged = judge(mode, profile(), row(HIGH, Own.PASS));
        assertThat(judged.notes()).isEqualTo(expected);
        var stopped = Verdict.stopped(
                "1.2.3", "1.0.0", mode, judged.profile(), judged.evidence(), Decision.block(ExitCode.USAGE, "no"));
        assertThat(stopped.notes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: observe | the gate only observes: it neither blocks nor promotes",
                "'mode: observe, enforceFrom: 2026-08-15' | the gate only observes; it enforces from 2026-08-15 on, in 1 day",
                "'mode: observe, enforceFrom: 2026-09-14' | the gate only observes; it enforces from 2026-09-14 on, in 31 days",
                "'mode: observe, enforceFrom: 2026-08-14' | ''",
                "mode: enforce | ''"
            })
    void noteOfTheGate(String gate, String note) {
        var profile = Samples.profile(List.of("aoai-claims"), "gate: {" + gate + "}\n");
        assertThat(judge(Mode.LIVE, profile, row(HIGH, Own.PASS)).notes())
                .isEqualTo(note.isEmpty() ? List.of() : List.of(note));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: 99999999-0000-0000-0000-000000000009, list: keyAdmins, found: x} | 1 entry",
                "{id: 99999999-0000-0000-0000-000000000009, list: keyAdmins, found: x}, {id: 99999999-0000-0000-0000-000000000008, list: keyAdmins, found: x} | 2 entries"
            })
    void noteOfWhatIsOnlyProposed(String people, String count) {
        var profile = Samples.profile(List.of("aoai-claims"), "proposed: {people: [" + people + "]}\n");
        assertThat(judge(Mode.LIVE, profile, row(HIGH, Own.PASS)).notes())
                .containsExactly(count + " under proposed: in the profile count as not approved until they are moved");
    }

    @Test
    void mergedFindingsAreJudgedAsOneRunWouldJudgeThem() {
        assertThat(merged(List.of(), Own.PASS)).isEqualTo(judge(Mode.LIVE, profile(), row(HIGH, Own.PASS)));
        assertThat(merged(List.of(), Own.FAIL)).isEqualTo(judge(Mode.LIVE, profile(), row(HIGH, Own.FAIL)));
    }

    /** CHECKS "Exit codes": what is missing blocks, and a failure that was found is not hidden by it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS         | UNDETERMINED | no report of aoai-b; of aoai-c",
                "FAIL         | FAILED       | no report of aoai-b; of aoai-c; in the other reports: 1 failed",
                "UNDETERMINED | UNDETERMINED | no report of aoai-b; of aoai-c; in the other reports: 1 undetermined"
            })
    void mergedReportsThatAreNotTheWholeNeverPromote(Own own, ExitCode exit, String cause) {
        Verdict partial = merged(List.of("no report of aoai-b", "of aoai-c"), own);
        assertThat(partial.decision()).isEqualTo(Decision.block(exit, cause));
        assertThat(partial.findings()).isEqualTo(merged(List.of(), own).findings());
    }

    private static Verdict merged(List<String> troubles, Own own) {
        var findings = Resolution.of(List.of(row(HIGH, own)), List.of(), Samples.TODAY);
        return new Judge("1.2.3", "1.0.0", Mode.LIVE).merged(workload(profile(), ""), findings, troubles);
    }

    @Test
    void verdictNamesItsOrigins() {
        var profile = profile();
        var verdict = judge(Mode.REPLAY, profile, row(HIGH, Own.PASS), row(LOW, Own.FAIL));
        assertThat(verdict.toolVersion()).isEqualTo("1.2.3");
        assertThat(verdict.catalogueVersion()).isEqualTo("1.0.0");
        assertThat(verdict.mode()).isEqualTo(Mode.REPLAY);
        assertThat(verdict.evaluatedAt()).contains(TO);
        assertThat(verdict.evidence()).contains(new Verdict.EvidenceInfo(Optional.of("abc123"), FROM, TO));
        assertThat(verdict.profile())
                .contains(
                        new Verdict.ProfileInfo("claims-assistant", "production", profile.sha256(), "cmk-profile.yml"));
        assertThat(verdict.findings()).extracting(f -> f.check().id()).containsExactly("CMK-H-001", "CMK-L-001");
        assertThat(verdict.count(Outcome.PASS)).isEqualTo(1);
        assertThat(verdict.count(Outcome.FAIL)).isEqualTo(1);
        assertThat(verdict.count(Outcome.WAIVED)).isZero();
        assertThat(verdict.blocking()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cmk-profile.yml", "/a/b/cmk-profile.yml", "C:\\work\\cmk-profile.yml", "a\\b/cmk-profile.yml"})
    void pathOfTheProfileStaysOut(String file) {
        String yaml = """
                schemaVersion: 1
                workload: w
                environment: test
                azure: {tenant: 11111111-2222-3333-4444-555555555555, subscription: 66666666-7777-8888-9999-000000000000}
                accounts: [{resourceGroup: rg, name: aoai}]
                """;
        assertThat(Judge.info(Samples.load(yaml, file)))
                .returns("cmk-profile.yml", Verdict.ProfileInfo::fileName)
                .returns("test", Verdict.ProfileInfo::environment);
    }

    @Test
    void checkThatDidNotJudgeAnAccountIsADefect() {
        var two = Samples.profile(List.of("aoai-claims", "aoai-other"), "");
        assertThatIllegalStateException()
                .isThrownBy(() -> judge(Mode.LIVE, two, row(HIGH, Own.PASS)))
                .withMessage("CMK-H-001 did not judge aoai-other");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Judge("1", "1", Mode.LIVE)
                        .verdict(
                                workload(profile(), "aoai-claims"),
                                Set.of("CMK-H-001", "CMK-L-001"),
                                List.of(row(LOW, Own.PASS))))
                .withMessage("CMK-H-001 did not judge aoai-claims");
    }

    @Test
    void checkThatJudgedASubjectTwiceIsADefect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judge(Mode.LIVE, profile(), row(HIGH, Own.PASS), row(HIGH, Own.PASS)))
                .withMessage("CMK-H-001/aoai-claims was judged twice for account");
        var twoSubjects = judge(
                Mode.LIVE, profile(), row(HIGH, Own.PASS), row(HIGH, subject("aoai-claims", "vault kv"), Own.PASS));
        assertThat(twoSubjects.findings()).hasSize(2);
    }

    @Test
    void checkOfNoAccountIsADefect() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        judge(Mode.LIVE, profile(), row(HIGH, Own.PASS), row(HIGH, subject("", "workload"), Own.FAIL)))
                .withMessage("CMK-H-001 judged something that belongs to no account");
    }

    @Test
    void verdictAboutNothingIsADefect() {
        assertThatIllegalStateException()
                .isThrownBy(() -> judge(Mode.LIVE, workload(profile(), "nobody")))
                .withMessage("a verdict about no account proves nothing");
    }

    private static Profile profile() {
        return Samples.profile(List.of("aoai-claims"), "");
    }

    private static Verdict judge(Mode mode, Profile profile, Assessment... rows) {
        return judge(mode, workload(profile, ""), rows);
    }

    private static Verdict judge(Mode mode, Workload workload, Assessment... rows) {
        var ids = Stream.of(rows).map(row -> row.check().id()).collect(Collectors.toSet());
        return new Judge("1.2.3", "1.0.0", mode).verdict(workload, ids, List.of(rows));
    }

    /** @param only the one account to judge; empty for all */
    private static Workload workload(Profile profile, String only) {
        var provenance = new Provenance(
                "1.2.3", "profile", "AzureCloud", "tenant", "subscription", FROM, TO, Optional.of("abc123"), Map.of());
        var evidence = new Evidence(provenance, profile.azure().cloud().value(), List.of());
        return new Workload(profile, evidence, name -> only.isEmpty() || only.equals(name), TO);
    }
}
