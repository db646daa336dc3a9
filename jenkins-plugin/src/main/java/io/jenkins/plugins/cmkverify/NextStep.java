package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Report;

/** What to do about a report, in one sentence. */
final class NextStep {
    private NextStep() {}

    static String of(Report report) {
        return switch (report.exitCode()) {
            case 0 -> ofGreen(report);
            case 1 -> "Mend what failed, worst first, then run again.";
            case 2 ->
                "Nothing is known to be broken, but something could not be seen: mend what the reader may read, then run"
                        + " again.";
            case 3 -> "Correct the profile or the options of the step, then run again.";
            case 4 -> "Azure did not answer: look at the sign-in and at the network of the agent, then run again.";
            default -> "The run itself failed: look at the log of the build, then run again.";
        };
    }

    private static String ofGreen(Report report) {
        return switch (report.decision()) {
            case PROMOTE -> "Nothing to do: the release may go on.";
            case OBSERVE -> "The gate only observes: mend what would block before it enforces.";
            case PARTIAL -> "Some accounts were judged, not all: merge the shards before anything is promoted.";
            case BLOCK -> "Look at the log of the build.";
        };
    }
}
