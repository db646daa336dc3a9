package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** One run of the command line: parses the arguments, runs the command, and turns every ending into an exit code. */
final class CommandLineRun {
    private final Console console;
    private final Clock clock;

    CommandLineRun(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    int execute(String... args) {
        try {
            int code = commandLine().execute(args);
            return console.delivered() ? code : undelivered();
        } catch (OutOfMemoryError e) {
            console.err()
                    .println("cmk-verify: out of memory. Give Java more with -Xmx, for example"
                            + " JAVA_TOOL_OPTIONS=-Xmx1g, or judge fewer accounts at once.");
            return ExitCode.INTERNAL.number();
        }
    }

    private CommandLine commandLine() {
        var tools = new Tools(console, clock);
        var root = new CommandLine(new RootCommand(console))
                .addSubcommand(new VerifyCommand(tools))
                .addSubcommand(new DemoCommand(tools))
                .addSubcommand(new ChecksCommand(tools))
                .addSubcommand(new ExplainCommand(tools))
                .addSubcommand(new PackCommand(tools));
        root.setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.colour(false) ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::defect);
        return root;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int wrongUsage(CommandLine.ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("cmk-verify: " + Visible.text(problem.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE.number();
    }

    /** A defect says what it is in one line; where it comes from is for whoever sets CMK_VERIFY_DEBUG. */
    private int defect(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr()
                .println("cmk-verify: internal error (" + problem.getClass().getSimpleName() + ": "
                        + Visible.text(String.valueOf(problem.getMessage()))
                        + "). This is a defect: please report it with the command and, if you may, the evidence pack.");
        if (console.environment().containsKey("CMK_VERIFY_DEBUG")) {
            problem.printStackTrace(command.getErr());
        }
        return ExitCode.INTERNAL.number();
    }

    private int undelivered() {
        console.err().println("cmk-verify: the output could not be written (closed or full)");
        return ExitCode.INTERNAL.number();
    }
}
