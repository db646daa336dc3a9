package io.github.cmkverify.cli;

import io.github.cmkverify.profile.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Judges the evidence about a workload against its profile, writes reports, and ends with the exit code"
                        + " of the verdict.",
        footer = {
            "",
            "Examples:",
            "  cmk-verify verify --profile cmk-profile.yml --evidence evidence/",
            "  cmk-verify verify --profile cmk-profile.yml --evidence pack.zip --fail-on medium",
            "  cmk-verify verify --profile cmk-profile.yml --evidence pack.zip --at 2026-11-01T00:00:00Z"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String ALLOWED_HOSTS = "CMK_VERIFY_ALLOWED_HOSTS";

    private final Tools tools;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the approved configuration")
    private Path profile;

    @Option(
            names = "--evidence",
            paramLabel = "PACK",
            required = true,
            converter = OptionValues.Paths.class,
            description = "a recorded evidence pack, folder or .zip")
    private Path evidence;

    @Option(
            names = "--expect-pack-sha256",
            paramLabel = "HASH",
            converter = OptionValues.Hashes.class,
            description = "the hash of the pack that was approved; another pack is refused")
    private Optional<String> expectedPack = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "judge this account only; may be repeated. Such a run is partial and never promotes")
    private List<String> accounts = List.of();

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

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = OptionValues.Instants.class,
            description = "for audits: judge dates at this instant, such as 2026-11-01T00:00:00Z; never promotes")
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--allow-hosts",
            paramLabel = "HOSTS",
            description = "hosts that a profile with endpoints of its own may name, separated by commas; or set "
                    + ALLOWED_HOSTS)
    private Optional<String> allowedHosts = Optional.empty();

    @Mixin
    private ReportOptions reports;

    VerifyCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var judging = new Judging(
                profile,
                evidence,
                expectedPack,
                Optional.ofNullable(floor),
                failOn,
                allowedHosts.orElseGet(() -> tools.console().variable(ALLOWED_HOSTS)),
                at,
                Set.copyOf(accounts));
        Reporting reporting = reports.reporting(tools.console());
        try {
            new ReportPlace(reporting.directory()).demandHarmless(evidence, inputs());
        } catch (Stop stop) {
            stop.tell(tools.console());
            return stop.decision().exit().number();
        }
        return reporting.around(tools, judging);
    }

    private List<Path> inputs() {
        return Stream.of(profile, evidence, floor).filter(Objects::nonNull).toList();
    }
}
