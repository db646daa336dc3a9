package io.jenkins.plugins.cmkverify.report;

/** The agent sent no report that can be trusted; a build that meets it must not be green. */
public final class UnreadableReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableReportException(String message) {
        super(message);
    }
}
