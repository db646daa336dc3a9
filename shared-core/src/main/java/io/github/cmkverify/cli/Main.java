package io.github.cmkverify.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Entry point of the command line. So far it only tells its version. */
public final class Main {
    private static final int OK = 0;
    private static final int WRONG_USAGE = 3;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Anything but {@code --version} is refused: a verdict must never be green because nothing was asked. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty() || args.equals(List.of("--version"))) {
            out.println("cmk-verify " + version());
            return OK;
        }
        err.println("cmk-verify: only --version is there yet");
        return WRONG_USAGE;
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not run from its jar)");
    }
}
