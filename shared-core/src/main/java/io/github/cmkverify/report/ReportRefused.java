package io.github.cmkverify.report;

/** A JSON report that this version did not write, or that was changed since; the message says why, never quoting it. */
public final class ReportRefused extends Exception {
    private static final long serialVersionUID = 1L;

    ReportRefused(String message) {
        super(message, null, false, false);
    }
}
