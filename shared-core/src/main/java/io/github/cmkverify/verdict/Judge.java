package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.profile.Gate;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Workload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the assessments of a workload into a verdict. */
public final class Judge {
    private final String toolVersion;
    private final String catalogueVersion;
    private final Mode mode;

    public Judge(String toolVersion, String catalogueVersion, Mode mode) {
        this.toolVersion = toolVersion;
        this.catalogueVersion = catalogueVersion;
        this.mode = mode;
    }

    /**
     * @param checks the ids of the catalogue, each of which must have judged each account
     * @throws IllegalStateException when a check is missing, came twice for one subject or for none of the accounts: a defect
     */
    public Verdict verdict(Workload workload, Set<String> checks, List<Assessment> assessments) {
        demandComplete(workload, checks, assessments);
        LocalDate day = day(workload);
        var findings = new ArrayList<Finding>();
        Map<String, List<Assessment>> assessmentsOf = assessments.stream()
                .collect(Collectors.groupingBy(row -> row.subject().account()));
        for (AccountChain account : workload.accounts()) {
            var own = assessmentsOf.getOrDefault(account.label(), List.of());
            findings.addAll(Resolution.of(own, workload.profile().waivers(), day));
        }
        return settled(workload, findings);
    }

    /**
     * The verdict on findings that runs over parts of the accounts have made, as one run over {@code workload} gives it. What
     * blocks is judged anew.
     *
     * @param findings of every account of {@code workload}, all there
     * @param troubles why it is not the whole workload that was judged; when there are any it is blocked
     */
    public Verdict merged(Workload workload, List<Finding> findings, List<String> troubles) {
        Verdict whole = settled(workload, findings);
        return troubles.isEmpty() ? whole : whole.decided(incomplete(whole, troubles));
    }

    /** A FAIL wins over what is not there (CHECKS "Exit codes"). */
    private static Decision incomplete(Verdict verdict, List<String> troubles) {
        boolean failed = verdict.decision().exit() == ExitCode.FAILED;
        var found = verdict.blocking();
        return Decision.block(
                failed ? ExitCode.FAILED : ExitCode.UNDETERMINED,
                String.join("; ", troubles) + (found.isEmpty() ? "" : "; in the other reports: " + summary(found)));
    }

    private Verdict settled(Workload workload, List<Finding> unsettled) {
        Profile profile = workload.profile();
        LocalDate day = day(workload);
        var blocking = new Blocking(profile.gate().failOn());
        var evidence = info(workload);
        var findings = new ArrayList<Finding>();
        Map<String, List<Finding>> unsettledOf = unsettled.stream()
                .collect(Collectors.groupingBy(finding -> finding.subject().account()));
        for (AccountChain account : workload.accounts()) {
            boolean required = account.settings().cmk().isRequired(day);
            unsettledOf
                    .getOrDefault(account.label(), List.of())
                    .forEach(finding -> findings.add(blocking.judge(finding, required)));
        }
        return new Verdict(
                toolVersion,
                catalogueVersion,
                mode,
                Optional.of(info(profile)),
                Optional.of(workload.at()),
                Optional.of(evidence),
                decide(workload, day, findings),
                workload.accounts().stream().map(AccountChain::label).toList(),
                Notes.of(mode, evidence, workload, day),
                findings);
    }

    private static LocalDate day(Workload workload) {
        return workload.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What reports say of {@code profile}; of its file the last name only, or two machines would print two reports. */
    public static Verdict.ProfileInfo info(Profile profile) {
        String file = profile.fileName();
        return new Verdict.ProfileInfo(
                profile.workload(),
                profile.environment().value().text(),
                profile.sha256(),
                file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private static Verdict.EvidenceInfo info(Workload workload) {
        var provenance = workload.evidence().provenance();
        return new Verdict.EvidenceInfo(
                provenance.packSha256(),
                provenance.collectedFrom(),
                provenance.collectedTo(),
                List.copyOf(workload.evidence().items()));
    }

    private static void demandComplete(Workload workload, Set<String> checks, List<Assessment> assessments) {
        var seen = new HashSet<String>();
        for (Assessment row : assessments) {
            String name = row.check().id() + "/" + row.subject().account();
            if (!seen.add(name + "/" + row.subject().name())) {
                throw new IllegalStateException(
                        name + " was judged twice for " + row.subject().name());
            }
            seen.add(name);
        }
        var names = workload.accounts().stream().map(AccountChain::label).collect(Collectors.toSet());
        assessments.stream()
                .filter(row -> !names.contains(row.subject().account()))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalStateException(row.check().id() + " judged something that belongs to no account");
                });
        for (AccountChain account : workload.accounts()) {
            for (String check : checks) {
                if (!seen.contains(check + "/" + account.label())) {
                    throw new IllegalStateException(check + " did not judge " + account.label());
                }
            }
        }
        if (workload.accounts().isEmpty()) {
            throw new IllegalStateException("a verdict about no account proves nothing");
        }
    }

    private Decision decide(Workload workload, LocalDate day, List<Finding> findings) {
        Gate gate = workload.profile().gate();
        var blocking = findings.stream().filter(Finding::blocks).toList();
        if (gate.modeOn(day) == Gate.Mode.OBSERVE || mode == Mode.AUDIT && blocking.isEmpty()) {
            return new Decision(
                    Decision.Kind.OBSERVE,
                    ExitCode.OK,
                    (mode == Mode.AUDIT ? "an audit never promotes: " : "the gate observes: ") + summary(blocking));
        }
        if (!blocking.isEmpty()) {
            boolean failed = blocking.stream().anyMatch(finding -> finding.outcome() != Outcome.UNDETERMINED);
            return Decision.block(failed ? ExitCode.FAILED : ExitCode.UNDETERMINED, summary(blocking));
        }
        boolean whole =
                workload.accounts().size() == workload.profile().accounts().size();
        return whole
                ? new Decision(Decision.Kind.PROMOTE, ExitCode.OK, promotion(workload, day))
                : new Decision(
                        Decision.Kind.PARTIAL,
                        ExitCode.OK,
                        "nothing blocks among " + workload.accounts().size() + " of "
                                + workload.profile().accounts().size() + " accounts; the others were not judged");
    }

    private static String promotion(Workload workload, LocalDate day) {
        return workload.accounts().stream()
                        .allMatch(account -> account.settings().cmk().isRequired(day))
                ? "every required proof is there"
                : "promote (CMK not required)";
    }

    private static String summary(List<Finding> blocking) {
        return blocking.isEmpty()
                ? "nothing would block"
                : Stream.of(Outcome.FAIL, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)
                        .flatMap(outcome -> counted(blocking, outcome).stream())
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> counted(List<Finding> findings, Outcome outcome) {
        long count = findings.stream()
                .filter(finding -> finding.outcome() == outcome)
                .count();
        String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Optional.of(count + " " + (outcome == Outcome.FAIL ? "failed" : word))
                .filter(text -> count > 0);
    }
}
