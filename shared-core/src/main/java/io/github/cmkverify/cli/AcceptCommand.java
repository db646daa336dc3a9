package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.Acceptance;
import io.github.cmkverify.run.RunListener;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes waivers of what failed in a JSON report, for somebody to approve.",
            "Each has approver: TODO, and the profile is refused until that is replaced. Left out, and named on stderr, is"
                    + " what can never be waived: the checks of the positive proof, and what is undetermined."
        },
        footer = {
            "",
            "Examples:",
            "  cmk-verify accept --report cmk-report/cmk-report.json --ticket CHG-4711 --expires 2027-01-31 \\",
            "      --requester \"Rita Reyes\" --check CMK-KEY-003"
        })
final class AcceptCommand implements Callable<Integer> {
    private final Tools tools;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the cmk-report.json of a run")
    private Path report;

    @Option(
            names = "--ticket",
            paramLabel = "ID",
            required = true,
            converter = OptionValues.FilledIn.class,
            description = "the ticket of the exception")
    private String ticket;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            required = true,
            converter = OptionValues.Dates.class,
            description = "the last day on which the waivers cover, such as 2027-01-31")
    private LocalDate expires;

    @Option(
            names = "--requester",
            paramLabel = "NAME",
            required = true,
            converter = OptionValues.FilledIn.class,
            description = "who asks for it; somebody else must approve")
    private String requester;

    @Option(
            names = "--check",
            paramLabel = "ID",
            completionCandidates = Candidates.Checks.class,
            description = "accept this check only; may be repeated")
    private List<String> checks = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            converter = OptionValues.FilledIn.class,
            description = "why it is accepted (default: what the check found)")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            converter = OptionValues.Paths.class,
            description = "the profile whose thresholds.maxWaiverDays limits --expires (default: 90 days)")
    private Path profile; // not Optional: a shell completes files for a Path only

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionValues.Paths.class,
            description = "write a new file instead of stdout")
    private Path out; // as above

    AcceptCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var acceptance = new Acceptance(
                report,
                Optional.ofNullable(profile),
                ticket,
                expires,
                requester,
                checks.stream().map(AcceptCommand::id).collect(Collectors.toUnmodifiableSet()),
                reason);
        Console console = tools.console();
        Acceptance.Result made = acceptance.make(
                tools.catalogue().checkIds(),
                LocalDate.ofInstant(tools.clock().instant(), ZoneOffset.UTC),
                new RunListener() {
                    @Override
                    public void problem(String line) {
                        console.complain(line);
                    }

                    @Override
                    public void note(String line) {
                        console.complain(line);
                    }
                });
        return made.yaml().map(this::deliver).orElse(made.exit()).number();
    }

    /** {@code key-003} is CMK-KEY-003, as for {@code explain}. */
    private static String id(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.startsWith("CMK-") ? upper : "CMK-" + upper;
    }

    private ExitCode deliver(String yaml) {
        if (out == null) {
            tools.out().print(yaml);
            return ExitCode.OK;
        }
        String name = Visible.cut(out.toString(), 200);
        if (Files.exists(out)) {
            tools.console().complain(name + " exists already and is left as it is: name a new file");
            return ExitCode.USAGE;
        }
        Path draft = out.resolveSibling(out.getFileName() + ".tmp");
        try {
            Files.write(draft, yaml.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, out);
            tools.out().println("waivers: " + name);
            return ExitCode.OK;
        } catch (IOException e) {
            deleteQuietly(draft);
            tools.console()
                    .complain("cannot write " + name + " (" + e.getClass().getSimpleName()
                            + "): name a place that is writable");
            return ExitCode.INTERNAL;
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the failure that led here is the one to tell
        }
    }
}
