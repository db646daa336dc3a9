package io.github.cmkverify.cli;

import io.github.cmkverify.report.ConsoleReport;
import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFiles;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the verdict goes: report files and console. Blocking reports stand in the directory until the verdict has been
 * written and printed, so that no ending leaves an older or a half report behind.
 */
record Reporting(Path directory, List<ReportFormat> formats, Detail detail, boolean colour) {
    /**
     * Runs {@code judging} between two reports.
     *
     * @param unfinished what the reports say until then
     * @return the exit code of the process
     */
    int around(Console console, Verdict unfinished, Supplier<Verdict> judging) {
        var files = new ReportFiles(directory);
        try {
            files.clear();
            files.write(unfinished, formats);
            Verdict verdict = judging.get();
            List<Path> written = files.write(verdict, formats);
            print(console, verdict, written);
            if (!console.delivered()) {
                files.write(unfinished, formats);
                return ExitCode.INTERNAL.number();
            }
            return verdict.decision().exit().number();
        } catch (ReportException e) {
            console.err().println("cmk-verify: " + e.getMessage());
            return ExitCode.INTERNAL.number();
        }
    }

    private void print(Console console, Verdict verdict, List<Path> written) {
        try {
            new ConsoleReport(detail, colour).write(verdict, console.out());
        } catch (IOException e) {
            throw new UncheckedIOException("a PrintStream does not throw", e);
        }
        if (detail != Detail.QUIET) {
            written.forEach(file -> console.out().println("report: " + Visible.text(file.toString())));
        }
    }
}
