package io.github.cmkverify.cli;

import io.github.cmkverify.report.ConsoleReport;
import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the verdict goes: report files and console. */
record Reporting(Path directory, List<ReportFormat> formats, Detail detail, boolean colour) {
    /**
     * Judges while blocking reports stand.
     *
     * @return the exit code of the process
     */
    int around(Tools tools, Judging judging) {
        Console console = tools.console();
        var reports = new StandingReports(directory, formats);
        Runnable onSignal = () -> {
            reports.withdraw(judging.unfinished(tools, "it was ended by a signal"));
            console.complain("ended by a signal; the reports say that the run did not finish");
        };
        Interruption.Duty duty = tools.interruption().on(onSignal);
        try {
            reports.stand(() -> judging.unfinished(tools, "it failed, or it was killed"));
            Verdict verdict = judging.verdict(tools);
            Optional<List<Path>> written = reports.tell(verdict);
            if (written.isEmpty()) {
                return ExitCode.INTERNAL.number(); // withdrawn; the process ends with the code of its signal
            }
            print(console, verdict, written.get());
            if (console.delivered()) {
                return verdict.decision().exit().number();
            }
            reports.withdraw(judging.unfinished(tools, "its output could not be written"));
            return ExitCode.INTERNAL.number();
        } catch (ReportException e) {
            console.complain(e.getMessage());
            return ExitCode.INTERNAL.number();
        } catch (RuntimeException | Error e) {
            reports.withdraw(judging.unfinished(tools, "it failed"));
            throw e;
        } finally {
            duty.close();
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
