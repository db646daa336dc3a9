package io.github.cmkverify.verdict;

import io.github.cmkverify.evidence.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Findings, decision and provenance of one run for one workload: everything that a report shows. It names no front end, no
 * path and no wall clock, so the same evidence gives the same bytes everywhere.
 *
 * @param profile empty when the run ended before the profile could be read
 * @param evaluatedAt the instant at which dates were judged; empty when nothing was judged
 * @param evidence empty when there was none to read
 * @param covers the names of the accounts that were judged
 * @param notes what a reader must know besides: replay, an exception, a date that draws near
 * @param findings in the order of accounts and catalogue
 */
public record Verdict(
        String toolVersion,
        String catalogueVersion,
        Mode mode,
        Optional<ProfileInfo> profile,
        Optional<Instant> evaluatedAt,
        Optional<EvidenceInfo> evidence,
        Decision decision,
        List<String> covers,
        List<String> notes,
        List<Finding> findings) {
    public Verdict {
        covers = List.copyOf(covers);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /**
     * The profile that was judged.
     *
     * @param fileName without a path
     * @param environment {@code production} ...
     */
    public record ProfileInfo(String workload, String environment, String sha256, String fileName) {}

    /**
     * The evidence that was judged.
     *
     * @param items what was read, for reports that show it; empty where only its origin is known
     */
    public record EvidenceInfo(
            Optional<String> packSha256, Instant collectedFrom, Instant collectedTo, List<Item> items) {
        public EvidenceInfo {
            items = List.copyOf(items);
        }

        public EvidenceInfo(Optional<String> packSha256, Instant collectedFrom, Instant collectedTo) {
            this(packSha256, collectedFrom, collectedTo, List.of());
        }
    }

    /** A run that ended before anything could be judged. */
    public static Verdict stopped(
            String toolVersion,
            String catalogueVersion,
            Mode mode,
            Optional<ProfileInfo> profile,
            Optional<EvidenceInfo> evidence,
            Decision decision) {
        return new Verdict(
                toolVersion,
                catalogueVersion,
                mode,
                profile,
                Optional.empty(),
                evidence,
                decision,
                List.of(),
                Notes.evidence(mode, evidence).stream().toList(),
                List.of());
    }

    Verdict decided(Decision another) {
        return new Verdict(
                toolVersion, catalogueVersion, mode, profile, evaluatedAt, evidence, another, covers, notes, findings);
    }

    public long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    public List<Finding> blocking() {
        return findings.stream().filter(Finding::blocks).toList();
    }
}
