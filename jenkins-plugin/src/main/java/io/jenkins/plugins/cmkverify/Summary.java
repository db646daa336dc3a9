package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Counts;
import io.jenkins.plugins.cmkverify.report.Finding;
import io.jenkins.plugins.cmkverify.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report in a few lines of plain text. */
final class Summary {
    private static final int MOST = 10;

    private Summary() {}

    /** {@code BLOCK claims-assistant (production): 1 failed, 1 undetermined, 24 passed}. */
    static String line(Report report) {
        String about = report.workload().isEmpty() ? "" : " " + report.workload() + " (" + report.environment() + ")";
        String seen = report.findings().isEmpty() ? report.cause() : counts(report.counts());
        return report.decision().name() + about + ": " + seen;
    }

    static String counts(Counts counts) {
        return String.join(
                ", ",
                Stream.of(
                                part(counts.fail(), "failed"),
                                part(counts.undetermined(), "undetermined"),
                                part(counts.notApplicable(), "not applicable"),
                                part(counts.waived(), "waived"),
                                counts.pass() + " passed")
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static String part(int count, String word) {
        return count == 0 ? "" : count + " " + word;
    }

    /** What blocks, a line each. */
    static List<String> blocking(Report report) {
        List<Finding> blocking = report.blocking();
        int more = blocking.size() - MOST;
        return Stream.concat(
                        blocking.stream().limit(MOST).map(Summary::text),
                        more > 0 ? Stream.of("and " + more + " more") : Stream.empty())
                .toList();
    }

    private static String text(Finding finding) {
        return finding.check() + " " + finding.outcome().text().toUpperCase(Locale.ROOT) + " " + finding.account()
                + ", " + finding.subject() + ": " + finding.reason();
    }
}
