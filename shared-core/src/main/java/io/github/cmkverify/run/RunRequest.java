package io.github.cmkverify.run;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to verify, and where the reports go. Nothing here can loosen what a profile demands.
 *
 * @param profiles at least one; each gets its verdict, and when there are several its own folder of reports
 * @param floor the operator's floor for the gate, a file that no profile can go below
 * @param failOn block from this severity on; can only tighten the gate of the profile
 * @param allowedHosts hosts that a profile may name itself, separated by commas; decided by the operator only
 * @param at for audits: the instant at which dates are judged; such a run never promotes
 * @param accounts names of the accounts to judge; empty: all. A run over some of them never promotes
 * @param reportDirectory reports of an earlier run in it are removed first
 * @param formats of the reports; none is right, too
 */
public record RunRequest(
        List<Path> profiles,
        EvidenceChoice evidence,
        Optional<Path> floor,
        Optional<Severity> failOn,
        String allowedHosts,
        Optional<Instant> at,
        Set<String> accounts,
        Path reportDirectory,
        List<ReportFormat> formats) {
    public RunRequest {
        profiles = List.copyOf(profiles);
        accounts = Set.copyOf(accounts);
        formats = List.copyOf(formats);
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("a run needs a profile");
        }
    }

    /** All accounts of one profile, with every format of report, and nothing that the operator adds. */
    public static RunRequest of(Path profile, EvidenceChoice evidence, Path reportDirectory) {
        return of(List.of(profile), evidence, reportDirectory);
    }

    /** The same for several profiles. */
    public static RunRequest of(List<Path> profiles, EvidenceChoice evidence, Path reportDirectory) {
        return new RunRequest(
                profiles,
                evidence,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Set.of(),
                reportDirectory,
                ReportFormat.all());
    }

    public RunRequest withFloor(Optional<Path> file) {
        return new RunRequest(profiles, evidence, file, failOn, allowedHosts, at, accounts, reportDirectory, formats);
    }

    public RunRequest withFailOn(Optional<Severity> severity) {
        return new RunRequest(
                profiles, evidence, floor, severity, allowedHosts, at, accounts, reportDirectory, formats);
    }

    public RunRequest withAllowedHosts(String hosts) {
        return new RunRequest(profiles, evidence, floor, failOn, hosts, at, accounts, reportDirectory, formats);
    }

    public RunRequest withAt(Optional<Instant> instant) {
        return new RunRequest(
                profiles, evidence, floor, failOn, allowedHosts, instant, accounts, reportDirectory, formats);
    }

    public RunRequest withAccounts(Set<String> names) {
        return new RunRequest(profiles, evidence, floor, failOn, allowedHosts, at, names, reportDirectory, formats);
    }

    public RunRequest withFormats(List<ReportFormat> wanted) {
        return new RunRequest(profiles, evidence, floor, failOn, allowedHosts, at, accounts, reportDirectory, wanted);
    }
}
