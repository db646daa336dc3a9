package io.github.cmkverify.cli;

import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import java.util.List;

/** Ends a run before there is anything to judge. Not an error of this tool: no stack trace, one exit code, clear lines. */
final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final transient Decision decision;

    private Stop(Decision decision) {
        super(decision.cause(), null, false, false);
        this.decision = decision;
    }

    static Stop because(ExitCode exit, String cause) {
        return new Stop(Decision.block(exit, cause));
    }

    /** Wrong usage, profile or target, with everything that is wrong. */
    static Stop usage(String what, List<String> problems) {
        int more = problems.size() - MOST;
        return because(
                ExitCode.USAGE,
                what + ": " + String.join("; ", problems.subList(0, Math.min(problems.size(), MOST)))
                        + (more > 0 ? "; and " + more + " more" : ""));
    }

    Decision decision() {
        return decision;
    }
}
