package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.Defect;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a command talks to.
 *
 * @param environment the variables of the process
 * @param terminal whether a person sits there; asked only when it matters, because the answer takes a while on some JDKs
 */
record Console(PrintStream out, PrintStream err, Map<String, String> environment, BooleanSupplier terminal) {
    private static final String NAME = "cmk-verify: ";
    private static final String DEBUG = "CMK_VERIFY_DEBUG";
    private static final int LONGEST = 2000;

    /** Colour on a terminal that knows it, and never against NO_COLOR (no-color.org). */
    boolean colour(boolean switchedOff) {
        return !switchedOff && variable("NO_COLOR").isEmpty() && understandsColour() && terminal.getAsBoolean();
    }

    private boolean understandsColour() {
        String type = variable("TERM");
        return !type.equals("dumb")
                && !(type.isEmpty() && variable("WT_SESSION").isEmpty());
    }

    /** A variable of the environment; empty when it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Says in one line on stderr what is wrong and what to do; {@code hostile} may quote anything. */
    void complain(String hostile) {
        err.println(NAME + Visible.cut(hostile, LONGEST));
    }

    /** Says what went wrong inside, and where it comes from to whoever sets CMK_VERIFY_DEBUG. */
    void complain(Defect defect) {
        complain(defect.text());
        if (!variable(DEBUG).isEmpty()) {
            defect.trace().forEach(err::println);
        }
    }

    /** For work that is quick. */
    ConsoleListener listener() {
        return new ConsoleListener(this, Optional.empty());
    }

    /** For work that may take a while; to be closed. */
    ConsoleListener listenerWithProgress() {
        return new ConsoleListener(this, Optional.of(Progress.start(this)));
    }

    /** Whether everything that was printed has arrived. */
    boolean delivered() {
        return !out.checkError();
    }
}
