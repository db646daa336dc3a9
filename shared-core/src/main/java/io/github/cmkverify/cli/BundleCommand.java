package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.BundleRun;
import io.github.cmkverify.run.Stop;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts a verdict into one zip for an auditor: reports, evidence pack, profile, their SHA-256 hashes, and how to"
                    + " judge it again offline. The same inputs give the same bytes.",
            "Hashes prove that a bundle is whole, not who made it: sign it, or note its hash elsewhere."
        },
        footer = {"", "Example:", "  cmk-verify bundle --profile cmk-profile.yml --evidence evidence/ --out verdict.zip"
        })
final class BundleCommand implements Callable<Integer> {
    private final Tools tools;

    @Option(
            names = ReportOptions.DIRECTORY,
            paramLabel = "DIR",
            defaultValue = ReportOptions.DEFAULT_DIRECTORY,
            converter = OptionValues.Paths.class,
            description = "the reports of the verdict, JSON among them (default: ${DEFAULT-VALUE})")
    private Path reports;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            defaultValue = "cmk-profile.yml",
            converter = OptionValues.Paths.class,
            description = "the profile that was judged (default: ${DEFAULT-VALUE})")
    private Path profile;

    @Option(
            names = "--evidence",
            paramLabel = "PACK",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the evidence pack that was judged, folder or .zip")
    private Path evidence;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the zip to write; it must not exist")
    private Path out;

    BundleCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        try {
            int files = new BundleRun(reports, profile, evidence).write(out);
            tools.out().println("bundle: " + Visible.text(out.toString()) + ", " + files + " files");
            return ExitCode.OK.number();
        } catch (Stop stop) {
            stop.tell(tools.console().listener());
            return stop.decision().exit().number();
        }
    }
}
