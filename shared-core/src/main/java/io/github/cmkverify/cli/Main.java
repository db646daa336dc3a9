package io.github.cmkverify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Ends the process with the exit code of the run (CHECKS "Exit codes"). */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        var console = new Console(
                stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), System.console() != null);
        return new CommandLineRun(console, Clock.systemUTC()).execute(args);
    }

    /** UTF-8 whatever the platform says, so that reports look the same everywhere. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
