package io.github.cmkverify.run;

import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.Verdict;
import java.nio.file.Path;

/**
 * Reports of an earlier run, where a run with wrong arguments would have put its own. A pipeline that reads reports must not
 * read yesterday's; where there are none, none are made.
 */
public record EarlierReports(Path directory) {
    public boolean exist() {
        return new ReportPlace(directory).hasReports();
    }

    /** Puts {@code blocking} in their place. */
    public void replace(Verdict blocking) throws ReportException {
        new StandingReports(directory, ReportFormat.all()).stand(() -> blocking);
    }
}
