package io.github.cmkverify.action;

import io.github.cmkverify.verdict.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts the action; the launchers call it with the name of a command. */
public final class Main {
    private Main() {}

    /** Ends the process with the exit code of the run, see {@link ExitCode}. */
    public static void main(String[] args) {
        int code = ExitCode.INTERNAL.number();
        try {
            code = run(args.length == 0 ? "" : args[0]);
        } finally {
            // also when even the message about a failure failed: Java itself would end with 1, "blocked by a FAIL"
            System.exit(code);
        }
    }

    private static int run(String command) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(out); // whatever a library says passes the same guard
        var step = new Step(System.getenv(), out, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(step::withdraw, "withdraw"));
        return step.execute(command);
    }
}
