package io.github.cmkverify.cli;

import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of every command that reports a verdict. */
final class ReportOptions {
    static final String DIRECTORY = "--report-dir";
    static final String DEFAULT_DIRECTORY = "cmk-report";

    @Option(
            names = DIRECTORY,
            paramLabel = "DIR",
            defaultValue = DEFAULT_DIRECTORY,
            converter = OptionValues.Paths.class,
            description = "where the reports go; those of an earlier run are removed first (default: ${DEFAULT-VALUE})")
    private Path directory;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "junit,json",
            converter = OptionValues.Formats.class,
            completionCandidates = Candidates.Formats.class,
            description = "the reports to write: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private List<ReportFormat> formats;

    @ArgGroup
    private Amount amount = new Amount();

    @Option(names = "--no-color", description = "no colour, also on a terminal")
    private boolean noColour;

    /** One of the two at most. */
    static final class Amount {
        @Option(names = "--quiet", description = "print the verdict and what blocks, nothing else")
        private boolean quiet;

        @Option(names = "--verbose", description = "print what was seen for each PASS as well")
        private boolean verbose;

        Detail detail() {
            return quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
        }
    }

    Reporting reporting(Console console) {
        return reporting(console, directory);
    }

    /** The same in a folder of its own below the report directory. */
    Reporting reporting(Console console, String below) {
        return reporting(console, directory.resolve(below));
    }

    private Reporting reporting(Console console, Path where) {
        List<ReportFormat> distinct = ReportFormat.all().stream()
                .filter(format ->
                        formats.stream().anyMatch(wanted -> wanted.id().equals(format.id())))
                .toList();
        return new Reporting(where, distinct, amount.detail(), console.colour(noColour));
    }
}
