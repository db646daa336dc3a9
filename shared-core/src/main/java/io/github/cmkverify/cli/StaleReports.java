package io.github.cmkverify.cli;

import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.run.EarlierReports;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Mode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Reports of an earlier run, where a run with wrong arguments would have put its own. */
record StaleReports(EarlierReports earlier) {
    /** Those in the directory that {@code args} name, as far as a look at arguments that are wrong can tell. */
    static Optional<StaleReports> of(CommandLine command, String... args) {
        if (command.getCommandSpec().findOption(ReportOptions.DIRECTORY) == null) {
            return Optional.empty();
        }
        try {
            var earlier = new EarlierReports(Path.of(named(List.of(args))));
            return earlier.exist() ? Optional.of(new StaleReports(earlier)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String named(List<String> args) {
        String directory = ReportOptions.DEFAULT_DIRECTORY;
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(ReportOptions.DIRECTORY) && i + 1 < args.size()) {
                directory = args.get(i + 1);
            } else if (args.get(i).startsWith(ReportOptions.DIRECTORY + "=")) {
                directory = args.get(i).substring(ReportOptions.DIRECTORY.length() + 1);
            }
        }
        return directory;
    }

    void replace(Tools tools, ExitCode exit, String cause) {
        var blocking = tools.verification().stopped(Optional.empty(), Mode.REPLAY, Decision.block(exit, cause));
        try {
            earlier.replace(blocking);
        } catch (ReportException e) {
            tools.console().complain(e.getMessage());
        }
    }
}
