package io.github.cmkverify.report;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One result of a SARIF file.
 *
 * @param kind {@code fail}, or {@code open}: there was not enough information to decide (SARIF 2.1.0, 3.27.9)
 * @param message hostile
 * @param fingerprint the same in every run, so that an alert keeps its history
 * @param waiver what covers it, hostile
 */
record SarifResult(
        String rule,
        String kind,
        Severity severity,
        String message,
        Subject subject,
        String fingerprint,
        Optional<String> waiver,
        String outcome,
        boolean blocks) {

    /** A run that blocks without a result, or that judged nothing. */
    static SarifResult ofRun(Verdict verdict) {
        var subject = new Subject("", "run", "", 1, Map.of());
        return new SarifResult(
                SarifRule.RUN,
                "open",
                Severity.CRITICAL,
                verdict.decision().cause() + ". Next: " + NextStep.of(verdict.decision()),
                subject,
                fingerprint(SarifRule.RUN, subject),
                Optional.empty(),
                Outcome.UNDETERMINED.name(),
                true);
    }

    /** @param finding FAIL, UNDETERMINED or WAIVED */
    static SarifResult of(Finding finding) {
        return new SarifResult(
                finding.check().id(),
                finding.outcome() == Outcome.UNDETERMINED ? "open" : "fail",
                finding.severity(),
                message(finding),
                finding.subject(),
                fingerprint(finding.check().id(), finding.subject()),
                finding.waiver().map(WaiverText::of),
                finding.outcome().name(),
                finding.blocks());
    }

    private static String message(Finding finding) {
        var fixes = finding.parent().isPresent()
                ? List.<String>of()
                : Stream.concat(finding.gaps().stream().map(gap -> gap.fix()).distinct(), finding.remedy().stream())
                        .toList();
        String about = Words.account(finding.subject().account()) + ", "
                + finding.subject().name() + ": " + finding.reason();
        return fixes.isEmpty()
                ? about
                : about + ". To mend it: " + fixes.stream().limit(3).collect(Collectors.joining("; "));
    }

    private static String fingerprint(String rule, Subject subject) {
        String what = String.join("\n", rule, subject.resource(), subject.account(), subject.name());
        return Bytes.utf8(what.toLowerCase(Locale.ROOT)).sha256() + ":1";
    }

    void write(String uri, JsonWriter json) throws IOException {
        json.text("ruleId", rule);
        json.text("kind", kind);
        if (kind.equals("fail")) {
            json.text("level", SarifRule.level(severity));
        }
        json.object("message", () -> json.text("text", SarifText.message(message)));
        json.objects("locations", List.of(subject), where -> location(where, uri, json));
        json.object("partialFingerprints", () -> json.text("primaryLocationLineHash", fingerprint));
        if (waiver.isPresent()) {
            json.objects("suppressions", List.of(waiver.get()), text -> {
                json.text("kind", "external");
                json.text("status", "accepted");
                json.text("justification", SarifText.plain(text));
            });
        }
        json.object("properties", () -> {
            json.text("severity", severity.text());
            json.text("outcome", outcome);
            json.flag("blocks", blocks);
            json.text("account", SarifText.plain(subject.account()));
            json.text("subject", SarifText.plain(subject.name()));
        });
    }

    /** The line that names the account; its columns must be there, and say nothing. */
    private static void location(Subject subject, String uri, JsonWriter json) throws IOException {
        json.object("physicalLocation", () -> {
            json.object("artifactLocation", () -> json.text("uri", uri));
            json.object("region", () -> {
                int line = Math.max(1, subject.line());
                json.number("startLine", line);
                json.number("startColumn", 1);
                json.number("endLine", line);
                json.number("endColumn", 2);
            });
        });
        json.objects("logicalLocations", List.of(subject), where -> {
            json.text("name", SarifText.plain(where.name()));
            json.text("fullyQualifiedName", SarifText.plain(where.resource()));
            json.text("kind", "resource");
        });
    }
}
