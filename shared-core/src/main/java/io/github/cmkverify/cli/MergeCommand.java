package io.github.cmkverify.cli;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts the JSON reports of runs over parts of the accounts (verify --account) together into one verdict.",
            "Each account of the profile must be in exactly one of them, with the same profile, version and fresh"
                    + " evidence: anything else is UNDETERMINED."
        },
        footer = {
            "",
            "Example:",
            "  cmk-verify merge --profile cmk-profile.yml --report a/cmk-report.json --report b/cmk-report.json"
        })
final class MergeCommand implements Callable<Integer> {
    private final Tools tools;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the approved configuration, the same file that the parts were judged with")
    private Path profile;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            converter = OptionValues.Paths.class,
            description = "the cmk-report.json of a part; several, or repeated")
    private List<Path> parts;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = OptionValues.Severities.class,
            completionCandidates = Candidates.Severities.class,
            description =
                    "critical, high, medium or low: block from this severity on; can only tighten the profile's gate")
    private Optional<Severity> failOn = Optional.empty();

    @Option(
            names = "--floor",
            paramLabel = "FILE",
            converter = OptionValues.Paths.class,
            description = "the operator's floor for the gate, which no profile can lower")
    private Path floor; // not Optional: a shell completes files for a Path only

    @Mixin
    private ReportOptions reports;

    MergeCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var request = RunRequest.of(profile, new EvidenceChoice.Reports(parts), reports.directory())
                .withFormats(reports.formats())
                .withFloor(Optional.ofNullable(floor))
                .withFailOn(failOn)
                .withAllowedHosts(tools.console().variable(LiveOptions.ALLOWED_HOSTS));
        return reports.reporting(tools.console()).of(tools, request);
    }
}
