package io.github.cmkverify.action.toolkit;

/** An input that is missing or cannot be read; the message is for the author of the workflow. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
