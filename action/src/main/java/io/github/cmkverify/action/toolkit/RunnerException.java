package io.github.cmkverify.action.toolkit;

/** The runner does not offer what it should; the message says what and what to do. */
public final class RunnerException extends Exception {
    private static final long serialVersionUID = 1L;

    RunnerException(String message) {
        super(message, null, false, false);
    }
}
