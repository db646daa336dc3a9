package io.github.cmkverify.action;

import io.github.cmkverify.action.StepInputs.When;
import io.github.cmkverify.action.toolkit.Annotation;
import io.github.cmkverify.action.toolkit.Annotations;
import io.github.cmkverify.action.toolkit.CommandFile;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.action.toolkit.Summary;
import io.github.cmkverify.report.ConsoleReport;
import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.MarkdownReport;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.RunResult;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Tells the job how a run ended: log, annotations, summary, outputs, exit code. */
final class StepEnding {
    private static final String TITLE = "CMK Verify";

    private final Context context;
    private final Display display;

    StepEnding(Context context, Display display) {
        this.context = context;
        this.display = display;
    }

    /**
     * @param failure what went wrong besides, such as an upload: with it the step is not green whatever the verdict is
     * @param sarifIds of uploads
     * @return the exit code of the step
     * @throws RunnerException when the outputs cannot be written
     */
    int tell(RunResult result, Path reportDirectory, boolean failure, List<String> sarifIds) throws RunnerException {
        ExitCode exit = failure && result.exit() == ExitCode.OK ? ExitCode.INTERNAL : result.exit();
        print(result);
        annotate(result);
        summarize(result, exit);
        Outputs.of(result, exit, reportDirectory, sarifIds).write(context.environment());
        return exit.number();
    }

    private void print(RunResult result) {
        for (RunResult.Ending ending : result.profiles()) {
            try {
                new ConsoleReport(Detail.NORMAL, false).write(ending.verdict(), context.out());
            } catch (IOException e) {
                throw new UncheckedIOException("a PrintStream does not throw", e);
            }
            ending.reports().forEach(file -> context.out().println("report: " + Visible.text(file.toString())));
            ending.pack().ifPresent(pack -> context.out().println("evidence: " + Visible.text(pack.toString())));
        }
        context.out().flush();
    }

    private void annotate(RunResult result) {
        var notes = new VerdictAnnotations(context.job().workspace(), display.name());
        List<Annotation> all = result.profiles().stream()
                .flatMap(ending -> notes.of(ending.profile(), ending.verdict()).stream())
                .toList();
        if (display.annotations() > 0) {
            context.commands().annotate(Annotations.shown(all, display.annotations()));
        }
    }

    private void summarize(RunResult result, ExitCode exit) {
        boolean wanted =
                display.summary() == When.ALWAYS || display.summary() == When.ON_FAILURE && exit != ExitCode.OK;
        if (!wanted) {
            return;
        }
        var summary = new Summary();
        display.name().ifPresent(name -> summary.heading(2, TITLE + ": " + Visible.text(name)));
        result.profiles().forEach(ending -> summary.markdown(markdown(ending.verdict())));
        try {
            summary.write(CommandFile.summary(context.environment()));
        } catch (RunnerException e) {
            // the summary is for people to read: without it the gate still does its work
            context.commands()
                    .annotate(Annotation.of(
                            Annotation.Level.WARNING,
                            TITLE,
                            "There is no job summary: " + Visible.text(e.getMessage())));
        }
    }

    private static String markdown(Verdict verdict) {
        try {
            var bytes = new ByteArrayOutputStream();
            new MarkdownReport().write(verdict, bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not throw", e);
        }
    }
}
