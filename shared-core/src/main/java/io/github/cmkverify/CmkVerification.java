package io.github.cmkverify;

import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CollectionPlan;
import io.github.cmkverify.checks.Suite;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Judge;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Workload;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges the evidence about a workload against its profile. Every front end comes through here. */
public final class CmkVerification {
    private final Suite suite;
    private final String toolVersion;

    public CmkVerification(Catalogue catalogue, String toolVersion) {
        this.suite = new Suite(catalogue);
        this.toolVersion = toolVersion;
    }

    /**
     * The verdict on {@code evidence}. Never throws for what is in the evidence; an unchecked exception is a defect and must
     * end the run with {@link ExitCode#INTERNAL}.
     */
    public Verdict judge(Profile profile, Evidence evidence, Run run) {
        Set<String> unknown = unknownAccounts(profile, run);
        if (!unknown.isEmpty()) {
            return stopped(
                    profile,
                    evidence,
                    run,
                    Decision.block(ExitCode.USAGE, "the profile has no account named " + String.join(", ", unknown)));
        }
        var workload = workload(profile, evidence, run);
        return new Preconditions(workload)
                .broken(run.now())
                .map(decision -> stopped(profile, evidence, run, decision))
                .orElseGet(() -> new Judge(toolVersion, suite.catalogue().version(), run.mode())
                        .verdict(workload, suite.ids(), suite.assess(workload)));
    }

    /**
     * The verdict of runs over parts of the accounts, taken together. Never throws for what is in the reports, which are hostile:
     * a part that is missing, not sound or stale makes it UNDETERMINED.
     *
     * @param now the wall clock, against which the age of the evidence is measured
     */
    public Verdict merge(Profile profile, List<Part> parts, Instant now) {
        return new Merge(suite.catalogue(), toolVersion, profile, now).of(parts);
    }

    /** What must still be collected before {@code evidence} can be judged; empty when nothing is missing. */
    public Set<EvidenceKey> missing(Profile profile, Evidence evidence, Run run) {
        CollectionPlan plan = plan(profile, evidence, run);
        var missing = new LinkedHashSet<EvidenceKey>();
        for (Set<EvidenceKey> next = plan.next(); !next.isEmpty(); next = plan.next()) {
            missing.addAll(next);
        }
        return missing;
    }

    /** What to collect for a verdict, step by step while {@code evidence} grows. */
    public CollectionPlan plan(Profile profile, Evidence evidence, Run run) {
        return new CollectionPlan(suite, workload(profile, evidence, run));
    }

    /** A verdict for a run that ended early. */
    public Verdict stopped(Optional<Profile> profile, Mode mode, Decision decision) {
        return Verdict.stopped(
                toolVersion, suite.catalogue().version(), mode, profile.map(Judge::info), Optional.empty(), decision);
    }

    private Verdict stopped(Profile profile, Evidence evidence, Run run, Decision decision) {
        Provenance provenance = evidence.provenance();
        return Verdict.stopped(
                toolVersion,
                suite.catalogue().version(),
                run.mode(),
                Optional.of(Judge.info(profile)),
                Optional.of(new Verdict.EvidenceInfo(
                        provenance.packSha256(), provenance.collectedFrom(), provenance.collectedTo())),
                decision);
    }

    private static Workload workload(Profile profile, Evidence evidence, Run run) {
        Provenance provenance = evidence.provenance();
        Instant at = run.at().orElse(run.live() ? provenance.collectedFrom() : provenance.collectedTo());
        return new Workload(
                profile,
                evidence,
                name -> run.accounts().isEmpty() || run.accounts().stream().anyMatch(name::equalsIgnoreCase),
                at);
    }

    private static Set<String> unknownAccounts(Profile profile, Run run) {
        var names = profile.accounts().stream()
                .map(account -> account.name().value())
                .toList();
        return run.accounts().stream()
                .filter(wanted -> names.stream().noneMatch(wanted::equalsIgnoreCase))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
