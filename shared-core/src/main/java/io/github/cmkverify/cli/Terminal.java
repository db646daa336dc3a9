package io.github.cmkverify.cli;

import java.lang.reflect.Method;

/** Whether a person sits at input and output of this process. */
final class Terminal {
    private Terminal() {}

    /** JDK 22 and newer may give a console without a terminal, and say so only when asked. */
    static boolean isThere() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = java.io.Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // JDK 17 to 21: no terminal, no console
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
