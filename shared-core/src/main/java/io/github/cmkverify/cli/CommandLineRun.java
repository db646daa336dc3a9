package io.github.cmkverify.cli;

import io.github.cmkverify.run.Defect;
import io.github.cmkverify.verdict.ExitCode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** One run of the command line: parses the arguments, runs the command, and turns every ending into an exit code. */
final class CommandLineRun {
    private static final String COMPLETION = "completion";

    private final Console console;
    private final Tools tools;

    CommandLineRun(Console console, Clock clock, Interruption interruption) {
        this.console = console;
        this.tools = new Tools(console, clock, interruption);
    }

    int execute(String... args) {
        try {
            int code = commandLine(args).execute(args);
            return console.delivered() ? code : undelivered();
        } catch (Error e) {
            console.complain(new Defect(e));
            return ExitCode.INTERNAL.number();
        }
    }

    /**
     * With the commands that the arguments can need. Reading all of them costs a short command a good part of its time, so a
     * command that is named stands alone; only the completion script speaks of the others.
     */
    private CommandLine commandLine(String... args) {
        var all = commands();
        var root = new CommandLine(new RootCommand(tools));
        if (args.length > 0 && all.containsKey(args[0]) && !args[0].equals(COMPLETION)) {
            root.addSubcommand(all.get(args[0]).get());
        } else {
            all.values().forEach(command -> root.addSubcommand(command.get()));
        }
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

    /** Every command by its name, in the order of the help. */
    private Map<String, Supplier<Object>> commands() {
        var all = new LinkedHashMap<String, Supplier<Object>>();
        all.put("verify", () -> new VerifyCommand(tools));
        all.put("merge", () -> new MergeCommand(tools));
        all.put("collect", () -> new CollectCommand(tools));
        all.put("init", () -> new InitCommand(tools));
        all.put("demo", () -> new DemoCommand(tools));
        all.put("accept", () -> new AcceptCommand(tools));
        all.put("checks", () -> new ChecksCommand(tools));
        all.put("explain", () -> new ExplainCommand(tools));
        all.put("pack", () -> new CommandLine(new PackCommand(tools))
                .addSubcommand(new PackShowCommand(tools))
                .addSubcommand(new PackCheckCommand(tools)));
        all.put("bundle", () -> new BundleCommand(tools));
        all.put("doctor", () -> new DoctorCommand(tools));
        all.put("simulate", () -> new SimulateCommand(tools));
        all.put(COMPLETION, () -> new CompletionCommand(tools));
        return all;
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
