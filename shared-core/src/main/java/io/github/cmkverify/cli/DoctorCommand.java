package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.DoctorRun;
import io.github.cmkverify.run.Grant;
import io.github.cmkverify.run.ItemState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs in, asks Azure what verify would ask for this profile, and says for each kind of evidence whether it can be"
                    + " read. Prints what is missing and the command that grants it. Changes nothing.",
            "Ends with 0 when everything can be read, with 2 when something cannot."
        },
        footer = {"", "Examples:", "  cmk-verify doctor --profile cmk-profile.yml --auth azure-cli"})
final class DoctorCommand implements Callable<Integer> {
    private static final int LONGEST = 200;

    private final Tools tools;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the approved configuration")
    private Path profile;

    @Mixin
    private LiveOptions options;

    DoctorCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Console console = tools.console();
        var run = new DoctorRun(
                profile, options.live(console), options.allowedHosts(console), tools.catalogue(), tools.clock());
        DoctorRun.Result result = tools.interruption().during(() -> execute(run, console), run::stop);
        if (!result.rows().isEmpty()) {
            print(result);
        }
        return result.exit().number();
    }

    private static DoctorRun.Result execute(DoctorRun run, Console console) {
        try (var listener = console.listenerWithProgress()) {
            return run.execute(listener);
        }
    }

    private void print(DoctorRun.Result result) {
        tools.out().println(line("EVIDENCE", "READ", "ABSENT", "REFUSED", "FAILED"));
        result.rows().forEach(this::print);
        for (Grant grant : result.grants()) {
            tools.out().println();
            tools.out().println("missing: " + Visible.text(String.join(", ", new TreeSet<>(grant.permissions()))));
            tools.out().println("  grant it: " + Visible.text(grant.command()));
        }
        List<DoctorRun.Row> failed = result.rows().stream()
                .filter(row -> row.count(ItemState.FAILED) > 0)
                .toList();
        if (!failed.isEmpty()) {
            tools.out().println();
            failed.forEach(
                    row -> tools.out().println("failed: " + row.kind().id() + ": " + Visible.cut(row.why(), LONGEST)));
        }
        tools.out().println();
        tools.out()
                .println(
                        result.grants().isEmpty() && failed.isEmpty()
                                ? "Everything that a judgement of this profile needs can be read."
                                : "What cannot be read is UNDETERMINED in a verdict, and blocks. A new role assignment takes"
                                        + " effect after up to ten minutes.");
    }

    private void print(DoctorRun.Row row) {
        tools.out()
                .println(line(
                        row.kind().id(),
                        count(row, ItemState.READ),
                        count(row, ItemState.ABSENT),
                        count(row, ItemState.REFUSED),
                        count(row, ItemState.FAILED)));
    }

    private static String count(DoctorRun.Row row, ItemState state) {
        return Integer.toString(row.count(state));
    }

    private static String line(String kind, String read, String absent, String refused, String failed) {
        return String.format(Locale.ROOT, "%-28s %6s %7s %8s %7s", kind, read, absent, refused, failed);
    }
}
