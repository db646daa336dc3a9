package io.github.cmkverify.cli;

import io.github.cmkverify.verdict.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Ends the process with the exit code of the run (CHECKS "Exit codes"). */
    public static void main(String[] args) {
        int code = ExitCode.INTERNAL.number();
        try {
            code = run(args, stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv());
        } finally {
            // also when even the message about a failure failed: Java itself would end with 1, "blocked by a FAIL"
            System.exit(code);
        }
    }

    /** @param environment the variables of the process, as the run sees them */
    static int run(String[] args, PrintStream out, PrintStream err, Map<String, String> environment) {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::happen, "interruption"));
        var console = new Console(out, err, environment, Terminal::isThere);
        return new CommandLineRun(console, Clock.systemUTC(), interruption).execute(args);
    }

    /** UTF-8 whatever the platform says, so that reports look the same everywhere. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
