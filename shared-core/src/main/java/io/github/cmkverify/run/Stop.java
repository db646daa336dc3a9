package io.github.cmkverify.run;

import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.azure.live.LiveFailure;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import java.util.List;

/** Ends a run before there is anything to judge. Not an error of this tool: no stack trace, one exit code, clear lines. */
public final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final transient Decision decision;
    private final transient String what;
    private final transient List<String> problems;

    private Stop(Decision decision, String what, List<String> problems) {
        super(decision.cause(), null, false, false);
        this.decision = decision;
        this.what = what;
        this.problems = List.copyOf(problems);
    }

    static Stop because(ExitCode exit, String cause) {
        return new Stop(Decision.block(exit, cause), cause, List.of());
    }

    /** With everything that is wrong: the cause of the reports names the first problems, a person gets to read all of them. */
    static Stop because(ExitCode exit, String what, List<String> problems) {
        int more = problems.size() - MOST;
        String cause = what + ": " + String.join("; ", problems.subList(0, Math.min(problems.size(), MOST)))
                + (more > 0 ? "; and " + more + " more" : "");
        return new Stop(Decision.block(exit, cause), what, problems);
    }

    static Stop because(LiveFailure failure) {
        Decision decision = LiveEvidence.decision(failure);
        return new Stop(decision, decision.cause(), List.of());
    }

    public Decision decision() {
        return decision;
    }

    /** Says why; several problems a line each, as compilers do. */
    public void tell(RunListener listener) {
        if (problems.size() <= 1) {
            listener.problem(decision.cause());
        } else {
            listener.problems(what, problems);
        }
    }
}
