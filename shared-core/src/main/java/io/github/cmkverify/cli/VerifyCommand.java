package io.github.cmkverify.cli;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Judges a workload against its profile, by a recorded evidence pack or by what Azure answers now, writes"
                        + " reports, and ends with the exit code of the verdict.",
        footer = {
            "",
            "Examples:",
            "  cmk-verify verify --profile cmk-profile.yml",
            "  cmk-verify verify --profile cmk-profile.yml --evidence evidence/",
            "  cmk-verify verify --profile cmk-profile.yml --evidence pack.zip --fail-on medium",
            "  cmk-verify verify --profile cmk-profile.yml --evidence pack.zip --at 2026-11-01T00:00:00Z"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Tools tools;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description =
                    "the approved configuration; may be repeated: each gets its verdict and its folder of reports")
    private List<Path> profiles;

    @Option(
            names = "--evidence",
            paramLabel = "PACK",
            converter = OptionValues.Paths.class,
            description = "a recorded evidence pack, folder or .zip; without it Azure is asked, read-only")
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
            names = "--keep",
            paramLabel = "PACK",
            converter = OptionValues.Paths.class,
            description = "keep what Azure answered as an evidence pack: a folder or a .zip that is not there yet")
    private Path keep;

    @Mixin
    private LiveOptions live;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Console console = tools.console();
        var request = RunRequest.of(profiles, evidence(console), reports.directory())
                .withFormats(reports.formats())
                .withFloor(Optional.ofNullable(floor))
                .withFailOn(failOn)
                .withAllowedHosts(live.allowedHosts(console))
                .withAt(at)
                .withAccounts(Set.copyOf(accounts));
        return reports.reporting(console).of(tools, request);
    }

    /** An option that would be without effect is refused: whoever gave it expects one. */
    private EvidenceChoice evidence(Console console) {
        if (evidence == null) {
            if (expectedPack.isPresent()) {
                throw wrong("--expect-pack-sha256 is for recorded evidence: give --evidence as well");
            }
            return keep == null ? live.live(console) : live.live(console).keptAt(keep);
        }
        Optional<String> withoutEffect =
                Optional.ofNullable(keep).map(given -> "--keep").or(live::askingAzure);
        if (withoutEffect.isPresent()) {
            throw wrong(withoutEffect.get() + " is for asking Azure: leave out --evidence, or " + withoutEffect.get());
        }
        return new EvidenceChoice.Recorded(evidence, expectedPack);
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
