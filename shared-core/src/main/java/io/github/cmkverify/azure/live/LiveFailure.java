package io.github.cmkverify.azure.live;

/**
 * Why nothing can be collected at all. One line for a person, without secrets; it has no cause and no stack trace, because
 * those of the libraries below may quote what they sent.
 */
public final class LiveFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What has to be repaired. */
    public enum Kind {
        /** The profile, an option or the target: exit 3. */
        USAGE,
        /** The sign-in, or the way to Azure: exit 4. */
        NO_ANSWER
    }

    private final Kind kind;

    private LiveFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static LiveFailure usage(String message) {
        return new LiveFailure(Kind.USAGE, message);
    }

    static LiveFailure noAnswer(String message) {
        return new LiveFailure(Kind.NO_ANSWER, message);
    }

    public Kind kind() {
        return kind;
    }
}
