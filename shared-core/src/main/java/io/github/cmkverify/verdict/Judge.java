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
import java.util.Optional;
import java.util.Set;

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
     * @throws IllegalStateException when a check is missing or came twice for one subject: a defect
     */
    public Verdict verdict(Workload workload, Set<String> checks, List<Assessment> assessments) {
        demandComplete(workload, checks, assessments);
        Profile profile = workload.profile();
        LocalDate day = workload.at().atZone(ZoneOffset.UTC).toLocalDate();
        var blocking = new Blocking(profile.gate().failOn());
        var findings = new ArrayList<Finding>();
        var notes = new ArrayList<String>();
        for (AccountChain account : workload.accounts()) {
            boolean required = account.settings().cmk().isRequired(day);
            var own = assessments.stream()
                    .filter(row -> row.subject().account().equals(account.name()))
                    .toList();
            Resolution.of(own, profile.waivers(), day)
                    .forEach(finding -> findings.add(blocking.judge(finding, required)));
            if (!required) {
                notes.add("CMK is not required for " + account.name());
            }
        }
        return new Verdict(
                toolVersion,
                catalogueVersion,
                mode,
                Optional.of(info(profile)),
                Optional.of(workload.at()),
                Optional.of(info(workload)),
                decide(workload, day, findings),
                workload.accounts().stream().map(AccountChain::name).toList(),
                notes,
                findings);
    }

    public static Verdict.ProfileInfo info(Profile profile) {
        return new Verdict.ProfileInfo(
                profile.workload(), profile.environment().value().text(), profile.sha256(), profile.fileName());
    }

    private static Verdict.EvidenceInfo info(Workload workload) {
        var provenance = workload.evidence().provenance();
        return new Verdict.EvidenceInfo(provenance.packSha256(), provenance.collectedFrom(), provenance.collectedTo());
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
        for (AccountChain account : workload.accounts()) {
            for (String check : checks) {
                if (!seen.contains(check + "/" + account.name())) {
                    throw new IllegalStateException(check + " did not judge " + account.name());
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
                    mode == Mode.AUDIT ? "an audit never promotes" : "the gate observes: " + summary(blocking));
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
        if (blocking.isEmpty()) {
            return "nothing would block";
        }
        long open = blocking.stream()
                .filter(finding -> finding.outcome() == Outcome.UNDETERMINED)
                .count();
        long failed = blocking.size() - open;
        return (failed > 0 ? failed + " failed" : "")
                + (failed > 0 && open > 0 ? ", " : "")
                + (open > 0 ? open + " undetermined" : "");
    }
}
