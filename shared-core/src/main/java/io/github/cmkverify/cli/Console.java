package io.github.cmkverify.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command talks to.
 *
 * @param environment the variables of the process
 * @param terminal whether a person sits there: then colour is allowed
 */
record Console(PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
    /** Colour on a terminal only, and never against NO_COLOR (no-color.org) or a dumb terminal. */
    boolean colour(boolean switchedOff) {
        return terminal
                && !switchedOff
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Whether everything that was printed has arrived. */
    boolean delivered() {
        return !out.checkError();
    }
}
