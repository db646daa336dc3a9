package io.jenkins.plugins.cmkverify;

/** Why an agent brought no report, in words. */
final class AgentFailure {
    private static final int DEEPEST = 20;

    private AgentFailure() {}

    static String text(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null && !isJavaTooOld(cause); depth++) {
            cause = cause.getCause();
        }
        return isJavaTooOld(cause)
                ? "the agent's Java is too old: CMK Verify needs Java 17 or newer on the agent"
                : "the agent could not verify: " + message(cause);
    }

    private static boolean isJavaTooOld(Throwable cause) {
        return cause instanceof UnsupportedClassVersionError
                || String.valueOf(cause.getMessage()).contains(UnsupportedClassVersionError.class.getName());
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
