package io.github.cmkverify.cli;

import io.github.cmkverify.run.Defect;
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
    private final Tools tools;

    CommandLineRun(Console console, Clock clock, Interruption interruption) {
        this.console = console;
        this.tools = new Tools(console, clock, interruption);
    }

    int execute(String... args) {
        try {
            int code = commandLine().execute(args);
            return console.delivered() ? code : undelivered();
        } catch (Error e) {
            console.complain(new Defect(e));
            return ExitCode.INTERNAL.number();
        }
    }

    private CommandLine commandLine() {
        var root = new CommandLine(new RootCommand(tools))
                .addSubcommand(new VerifyCommand(tools))
                .addSubcommand(new MergeCommand(tools))
                .addSubcommand(new CollectCommand(tools))
                .addSubcommand(new InitCommand(tools))
                .addSubcommand(new DemoCommand(tools))
                .addSubcommand(new AcceptCommand(tools))
                .addSubcommand(new ChecksCommand(tools))
                .addSubcommand(new ExplainCommand(tools))
                .addSubcommand(new CommandLine(new PackCommand(tools))
                        .addSubcommand(new PackShowCommand(tools))
                        .addSubcommand(new PackCheckCommand(tools)))
                .addSubcommand(new BundleCommand(tools))
                .addSubcommand(new DoctorCommand(tools))
                .addSubcommand(new SimulateCommand(tools))
                .addSubcommand(new CompletionCommand(tools));
        tellVersion(root);
        root.setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false) // @ is a letter of file names like any other
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((problem, command, parsed) -> defect(problem));
        return root;
    }

    private void tellVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(RootCommand.version(tools));
        command.getSubcommands().values().forEach(this::tellVersion);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int wrongUsage(CommandLine.ParameterException problem, String... args) {
        var wrong = new WrongUsage(problem);
        console.complain(wrong.text());
        StaleReports.of(problem.getCommandLine(), args)
                .ifPresent(stale -> stale.replace(tools, ExitCode.USAGE, "wrong usage: " + wrong.text()));
        return ExitCode.USAGE.number();
    }

    private int defect(Exception problem) {
        console.complain(new Defect(problem));
        return ExitCode.INTERNAL.number();
    }

    private int undelivered() {
        console.complain("the output could not be written: it is closed, or the disk is full");
        return ExitCode.INTERNAL.number();
    }
}
