package io.github.cmkverify.report;

import java.nio.file.Path;

/** A report that could not be written; the run ends with exit code 5. The message says which file, why, and what to do. */
public final class ReportException extends Exception {
    ReportException(Path file, String why, Throwable cause) {
        super(
                "cannot write the report " + Visible.text(file.toString()) + ": " + Visible.text(why)
                        + ". Make the directory writable for this user, free some space, or choose another report"
                        + " directory; then run again",
                cause);
    }
}
