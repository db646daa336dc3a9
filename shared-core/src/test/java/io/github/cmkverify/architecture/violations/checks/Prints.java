package io.github.cmkverify.architecture.violations.checks;

import java.util.logging.Logger;

public class Prints {
    void out() {
        System.out.println();
    }

    void err() {
        System.err.println();
    }

    void trace(Exception problem) {
        problem.printStackTrace();
    }

    void log() {
        Logger.getAnonymousLogger().info("");
    }
}
