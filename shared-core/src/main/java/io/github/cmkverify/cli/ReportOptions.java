package io.github.cmkverify.cli;

import io.github.cmkverify.report.Detail;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.SarifReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of every command that reports a verdict. */
final class ReportOptions {
    static final String DIRECTORY = "--report-dir";
    static final String DEFAULT_DIRECTORY = "cmk-report";
    private static final ReportFormat SARIF_WAIVED = new SarifReport(Optional.empty(), true);

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

    @Option(
            names = "--sarif-waived",
            description = "in the SARIF report: what is waived is a suppressed result; else it is left out")
    private boolean sarifWaived;

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

    Path directory() {
        return directory;
    }

    /** The wanted formats, in the order in which they are written. */
    List<ReportFormat> formats() {
        return ReportFormat.all().stream()
                .filter(format ->
                        formats.stream().anyMatch(wanted -> wanted.id().equals(format.id())))
                .map(format -> sarifWaived && format.id().equals(SARIF_WAIVED.id()) ? SARIF_WAIVED : format)
                .toList();
    }

    Reporting reporting(Console console) {
        return new Reporting(amount.detail(), console.colour(noColour));
    }
}
