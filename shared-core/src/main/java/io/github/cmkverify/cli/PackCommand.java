package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Looks into an evidence pack.",
        footer = {
            "",
            "Examples:",
            "  cmk-verify pack show evidence/",
            "  cmk-verify pack check pack.zip --expect-sha256 0123..."
        })
final class PackCommand implements Callable<Integer> {
    private final Tools tools;

    @Spec
    private CommandSpec spec;

    PackCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(tools.console().err());
        return ExitCode.USAGE.number();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Lists what is in a pack, after checking it.")
    int show(@Parameters(paramLabel = "PACK", description = "folder or .zip") Path path) {
        return open(path, Optional.empty(), PackCommand::show);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks that a pack is whole: nothing altered, missing or extra.")
    int check(
            @Parameters(paramLabel = "PACK", description = "folder or .zip") Path path,
            @Option(names = "--expect-sha256", paramLabel = "HASH", description = "the hash that the pack must have")
                    Optional<String> expected) {
        return open(
                path,
                expected,
                (pack, out) -> out.println("whole: " + pack.items().size() + " items, pack sha256 " + pack.sha256()));
    }

    private int open(Path path, Optional<String> expected, Look look) {
        try {
            look.at(PackReader.read(path, expected), tools.out());
            return ExitCode.OK.number();
        } catch (PackRefused refused) {
            tools.console().err().println("cmk-verify: " + refused.getMessage());
            return switch (refused.kind()) {
                case NOT_FOUND -> ExitCode.USAGE.number();
                case UNSOUND -> ExitCode.UNDETERMINED.number();
            };
        }
    }

    private static void show(Pack pack, PrintStream out) {
        var about = pack.provenance();
        out.println("collected " + about.collectedFrom() + " to " + about.collectedTo() + " by "
                + Visible.text(pack.tool() + " " + about.toolVersion()));
        out.println("cloud " + Visible.text(about.cloud()) + ", tenant " + Visible.text(about.tenant())
                + ", subscription " + Visible.text(about.subscription()));
        out.println("profile sha256 " + Visible.text(about.profileSha256()));
        out.println("pack sha256    " + pack.sha256());
        for (Item item : pack.items()) {
            for (Item.Page page : item.pages()) {
                out.println(
                        status(page.answer()) + "  " + Visible.text(item.key().text()));
            }
        }
    }

    private static String status(Answer answer) {
        return answer.fold(
                received -> String.format(
                        Locale.ROOT,
                        "%d %8d B",
                        received.status(),
                        received.body().size()),
                missing -> "no answer   ");
    }

    /** What is done with a sound pack. */
    private interface Look {
        void at(Pack pack, PrintStream out);
    }
}
