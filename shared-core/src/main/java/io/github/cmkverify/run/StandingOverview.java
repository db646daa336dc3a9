package io.github.cmkverify.run;

import io.github.cmkverify.report.Overview;
import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFiles;
import java.nio.file.Path;

/** The overview over several profiles: there only when each of them has its verdict, and gone when the run is withdrawn. */
final class StandingOverview {
    private final ReportFiles files;
    private boolean ended;

    StandingOverview(Path directory) {
        this.files = new ReportFiles(directory);
    }

    /** Removes that of an earlier run, with reports that lie beside it. */
    synchronized void clear() throws ReportException {
        files.clear();
    }

    synchronized void tell(Overview overview) throws ReportException {
        if (!ended) {
            files.write(overview);
        }
    }

    synchronized void withdraw() {
        ended = true;
        try {
            files.clear();
        } catch (ReportException e) {
            // the reports of each profile block all the same; whoever writes those says what is in the way
        }
    }
}
