package io.github.cmkverify.cli;

import io.github.cmkverify.report.ConsoleReport;
import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.Overview;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.RunRequest;
import io.github.cmkverify.run.RunResult;
import io.github.cmkverify.run.VerificationRun;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A run with what it has to say on the console. */
record Reporting(Detail detail, boolean colour) {
    /**
     * Verifies, and prints the verdicts.
     *
     * @return the exit code of the process
     */
    int of(Tools tools, RunRequest request) {
        Console console = tools.console();
        var run = new VerificationRun(request, tools.catalogue(), tools.clock());
        return tools.interruption().during(() -> of(console, request, run), () -> {
            run.withdraw("it was ended by a signal");
            console.complain("ended by a signal; the reports say that the run did not finish");
        });
    }

    private int of(Console console, RunRequest request, VerificationRun run) {
        try {
            RunResult result;
            try (var listener = console.listenerWithProgress()) {
                result = run.execute(listener);
            }
            print(console, request, result);
            if (console.delivered()) {
                return result.exit().number();
            }
            run.withdraw("its output could not be written");
            return ExitCode.INTERNAL.number();
        } catch (RuntimeException | Error e) {
            run.withdraw("it failed");
            throw e;
        }
    }

    /** Of several profiles the overview tells; each verdict in full is in its reports, and printed when it was asked for. */
    private void print(Console console, RunRequest request, RunResult result) {
        boolean several = result.profiles().size() > 1;
        if (!several || detail != Detail.NORMAL) {
            result.profiles().forEach(ending -> print(console, ending));
        }
        boolean told =
                result.profiles().stream().noneMatch(ending -> ending.reports().isEmpty());
        if (several && detail != Detail.QUIET && told) {
            console.out().print(result.overview().text());
            Path directory = request.reportDirectory();
            console.out()
                    .println("\noverview: "
                            + Visible.text(directory.resolve(Overview.FILE_NAME).toString())
                            + "; the reports of each profile lie in a folder beside it");
        }
    }

    /** Without reports there is nothing to print: what ended the run was said. */
    private void print(Console console, RunResult.Ending ending) {
        if (ending.reports().isEmpty()) {
            return;
        }
        try {
            new ConsoleReport(detail, colour).write(ending.verdict(), console.out());
        } catch (IOException e) {
            throw new UncheckedIOException("a PrintStream does not throw", e);
        }
        if (detail != Detail.QUIET) {
            ending.reports().forEach(file -> console.out().println("report: " + Visible.text(file.toString())));
        }
    }
}
