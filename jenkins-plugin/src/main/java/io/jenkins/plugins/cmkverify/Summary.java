package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Cause;
import io.jenkins.plugins.cmkverify.report.Counts;
import io.jenkins.plugins.cmkverify.report.Report;
import java.util.List;
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

    /** What to do about what blocks, a line each, the worst first. */
    static List<String> causes(Report report) {
        List<Cause> causes = report.causes().stream().filter(Cause::blocks).toList();
        int more = causes.size() - MOST;
        return Stream.concat(
                        causes.stream().limit(MOST).map(Summary::text),
                        more > 0 ? Stream.of("and " + more + " more") : Stream.empty())
                .toList();
    }

    private static String text(Cause cause) {
        String fixes = cause.fixes().isEmpty() ? "" : "; to do: " + String.join("; ", cause.fixes());
        return cause.severity().text() + ": " + cause.title() + " (" + cause.size()
                + (cause.size() == 1 ? " finding)" : " findings)") + fixes;
    }
}
