package io.github.cmkverify.report;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Subject;
import io.github.cmkverify.world.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up verdicts for the tests of reports. */
final class Verdicts {
    static final Instant FROM = Instant.parse("2026-08-14T06:58:00Z");
    static final Instant TO = Instant.parse("2026-08-14T07:00:00Z");
    static final String SHA = "ab".repeat(32);

    private Verdicts() {}

    /** Of the first case that has a FAIL: its checks are those of the catalogue. */
    static Verdict ofAFailure() {
        return Cases.all().stream()
                .filter(example -> example.expect().containsValue(Outcome.FAIL))
                .findFirst()
                .orElseThrow()
                .record()
                .judge();
    }

    /** Two accounts with every outcome, blocking and not, own and because of a parent. */
    static Verdict rich() {
        var waits = waits("CMK-IDN-001", Severity.CRITICAL, "CMK-ACC-001");
        return blocked(
                "1 failed, 1 undetermined, 1 not applicable",
                ExitCode.FAILED,
                List.of(
                        pass("CMK-ACC-003", "aoai-claims", "account"),
                        fail("CMK-ACC-001", Severity.CRITICAL, true, "keySource is Microsoft.CognitiveServices"),
                        waits,
                        open(
                                "CMK-VLT-001",
                                Severity.CRITICAL,
                                true,
                                new Gap(
                                        Gap.Kind.REFUSED,
                                        "vault:/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-claims",
                                        "Azure answered 403 AuthorizationFailed",
                                        "grant Reader on the vault to the identity that reads")),
                        fail("CMK-IDN-002", Severity.LOW, false, "the identity is user-assigned"),
                        waived("CMK-KEY-004", Severity.HIGH),
                        notApplicable("CMK-NET-005", "the vault is open to every network"),
                        pass("CMK-ACC-003", "aoai-übersetzer", "account"),
                        pass("CMK-KEY-001", "aoai-übersetzer", "account key")));
    }

    /** As {@link #rich}, with {@code hostile} wherever Azure, a pack or a profile has a say. */
    static Verdict hostile(String hostile) {
        var subject = new Subject(hostile, hostile, hostile, 12, Map.of("account", hostile));
        var gap = new Gap(Gap.Kind.CONTRADICTION, hostile, hostile, hostile);
        var findings = List.of(
                finding("CMK-A-001", Severity.HIGH, Outcome.PASS, false, subject, List.of(), List.of()),
                finding("CMK-A-002", Severity.HIGH, Outcome.FAIL, true, subject, List.of(hostile, hostile), List.of()),
                finding(
                        "CMK-A-003",
                        Severity.HIGH,
                        Outcome.UNDETERMINED,
                        true,
                        subject,
                        List.of(hostile),
                        List.of(gap)),
                finding(
                        "CMK-A-004",
                        Severity.HIGH,
                        Outcome.NOT_APPLICABLE,
                        false,
                        subject,
                        List.of(hostile),
                        List.of()),
                waivedBy(
                        finding(
                                "CMK-A-005",
                                Severity.HIGH,
                                Outcome.WAIVED,
                                false,
                                subject,
                                List.of(hostile),
                                List.of()),
                        new Waiver(
                                "CMK-A-005",
                                hostile,
                                hostile,
                                hostile,
                                hostile,
                                hostile,
                                Samples.TODAY,
                                Optional.empty(),
                                OptionalInt.empty(),
                                Samples.waiver("CMK-A-005", Samples.TODAY).place())));
        return new Verdict(
                "1.2.3",
                "1.0.0",
                Mode.REPLAY,
                Optional.of(new Verdict.ProfileInfo(hostile, "production", SHA, hostile)),
                Optional.of(TO),
                Optional.of(new Verdict.EvidenceInfo(Optional.of(SHA), FROM, TO)),
                Decision.block(ExitCode.FAILED, hostile),
                List.of(hostile),
                List.of(hostile),
                findings);
    }

    /** A run that ended before it judged. */
    static Verdict stopped(ExitCode exit, String cause) {
        return Verdict.stopped(
                "1.2.3", "1.0.0", Mode.LIVE, Optional.empty(), Optional.empty(), Decision.block(exit, cause));
    }

    static Verdict blocked(String cause, ExitCode exit, List<Finding> findings) {
        return verdict(Decision.block(exit, cause), findings);
    }

    static Verdict verdict(Decision decision, List<Finding> findings) {
        return new Verdict(
                "1.2.3",
                "1.0.0",
                Mode.REPLAY,
                Optional.of(new Verdict.ProfileInfo("claims-assistant", "production", SHA, "cmk-profile.yml")),
                Optional.of(TO),
                Optional.of(new Verdict.EvidenceInfo(Optional.of(SHA), FROM, TO)),
                decision,
                findings.stream().map(f -> f.subject().account()).distinct().toList(),
                List.of("REPLAY of evidence collected from " + FROM + " to " + TO),
                findings);
    }

    /** A verdict as a judge could have made it. */
    static Verdict random(long seed) {
        var random = new Random(seed);
        var findings = new ArrayList<Finding>();
        int accounts = 1 + random.nextInt(3);
        for (int i = 0; i < accounts; i++) {
            String account = "aoai-" + i;
            findings.add(fail("CMK-ACC-001", Severity.CRITICAL, random.nextBoolean(), "broken"));
            IntStream.range(0, random.nextInt(15)).forEach(n -> findings.add(random(random, account, n)));
        }
        var blocking = findings.stream().filter(Finding::blocks).toList();
        return blocking.isEmpty()
                ? verdict(new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "every required proof is there"), findings)
                : blocked(blocking.size() + " block", ExitCode.FAILED, findings);
    }

    private static Finding random(Random random, String account, int n) {
        var id = "CMK-R-" + (100 + n);
        var severity = Severity.values()[random.nextInt(4)];
        var subject = Samples.subject(account, "vault kv-" + n);
        boolean blocks = random.nextBoolean();
        return switch (Outcome.values()[random.nextInt(5)]) {
            case PASS -> finding(id, severity, Outcome.PASS, false, subject, List.of(), List.of());
            case FAIL -> finding(id, severity, Outcome.FAIL, blocks, subject, List.of("broken", "twice"), List.of());
            case UNDETERMINED ->
                finding(
                        id,
                        severity,
                        Outcome.UNDETERMINED,
                        blocks,
                        subject,
                        List.of("unread"),
                        List.of(Samples.gap("vault:" + random.nextInt(3), "grant Reader " + random.nextInt(3))));
            case NOT_APPLICABLE ->
                random.nextBoolean()
                        ? finding(id, severity, Outcome.NOT_APPLICABLE, false, subject, List.of("off"), List.of())
                        : waits(id, severity, "CMK-ACC-001");
            case WAIVED ->
                waivedBy(
                        finding(id, severity, Outcome.WAIVED, false, subject, List.of("broken"), List.of()),
                        Samples.waiver(id, Samples.TODAY));
        };
    }

    static Finding pass(String id, String account, String subject) {
        return finding(
                id, Severity.CRITICAL, Outcome.PASS, false, Samples.subject(account, subject), List.of(), List.of());
    }

    static Finding fail(String id, Severity severity, boolean blocks, String reason) {
        return finding(id, severity, Outcome.FAIL, blocks, Samples.subject(), List.of(reason), List.of());
    }

    static Finding open(String id, Severity severity, boolean blocks, Gap gap) {
        return finding(
                id,
                severity,
                Outcome.UNDETERMINED,
                blocks,
                Samples.subject("aoai-claims", "vault kv-claims"),
                List.of(gap.item() + ": " + gap.detail()),
                List.of(gap));
    }

    static Finding notApplicable(String id, String reason) {
        return finding(
                id, Severity.CRITICAL, Outcome.NOT_APPLICABLE, false, Samples.subject(), List.of(reason), List.of());
    }

    static Finding waits(String id, Severity severity, String parent) {
        return new Finding(
                check(id, severity),
                Samples.subject(),
                severity,
                Outcome.NOT_APPLICABLE,
                true,
                List.of("not judged, because " + parent + " failed"),
                Optional.of(parent),
                Optional.empty(),
                List.of(),
                sources());
    }

    static Finding waived(String id, Severity severity) {
        return waivedBy(
                finding(
                        id,
                        severity,
                        Outcome.WAIVED,
                        false,
                        Samples.subject("aoai-claims", "account key"),
                        List.of("another workload uses the key"),
                        List.of()),
                Samples.waiver(id, Samples.TODAY));
    }

    static Finding finding(
            String id,
            Severity severity,
            Outcome outcome,
            boolean blocks,
            Subject subject,
            List<String> reasons,
            List<Gap> gaps) {
        return new Finding(
                check(id, severity),
                subject,
                severity,
                outcome,
                blocks,
                reasons,
                Optional.empty(),
                Optional.empty(),
                gaps,
                List.of(
                        new Source(subject.resource(), "/properties/one", subject.name()),
                        new Source("profile:12", "/accounts/0/name", subject.account())));
    }

    private static Finding waivedBy(Finding finding, Waiver waiver) {
        return new Finding(
                finding.check(),
                finding.subject(),
                finding.severity(),
                finding.outcome(),
                finding.blocks(),
                finding.reasons(),
                finding.parent(),
                Optional.of(waiver),
                finding.gaps(),
                finding.sources());
    }

    private static CatalogueEntry check(String id, Severity severity) {
        return Samples.check(id, severity);
    }

    private static List<Source> sources() {
        return List.of(Samples.source("/properties/encryption/keySource", "Microsoft.CognitiveServices"));
    }
}
