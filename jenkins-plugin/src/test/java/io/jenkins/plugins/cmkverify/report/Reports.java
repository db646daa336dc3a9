package io.jenkins.plugins.cmkverify.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports made for tests. */
final class Reports {
    private Reports() {}

    static Report of(Decision decision, int exitCode, Finding... findings) {
        return new Report(
                "workload",
                "production",
                "live",
                "2026-11-20T08:00:00Z",
                decision,
                exitCode,
                "cause",
                List.of(),
                new Counts(
                        count(Outcome.PASS, findings),
                        count(Outcome.FAIL, findings),
                        count(Outcome.UNDETERMINED, findings),
                        count(Outcome.NOT_APPLICABLE, findings),
                        count(Outcome.WAIVED, findings)),
                List.of(),
                List.of(findings));
    }

    private static int count(Outcome outcome, Finding... findings) {
        return (int) Stream.of(findings)
                .filter(finding -> finding.outcome() == outcome)
                .count();
    }

    static Finding finding(String id, Severity severity, Outcome outcome) {
        return new Finding(
                id,
                "CMK-ACC-001",
                "title",
                "account",
                "a",
                "",
                severity,
                outcome,
                false,
                "reason of " + id,
                List.of(),
                "",
                Optional.empty(),
                List.of(),
                List.of());
    }
}
