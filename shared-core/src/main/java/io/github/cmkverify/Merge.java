package io.github.cmkverify;

import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.AzureTarget;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.report.ReportReader;
import io.github.cmkverify.report.ReportRefused;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Judge;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Workload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One verdict from the reports of runs over parts of the accounts, as a matrix makes them. What is not there, not sound or
 * there twice is UNDETERMINED: only reports that cover each account once, of this profile, this version and fresh evidence,
 * can promote, and what they find is put to the gate anew.
 */
final class Merge {
    private static final int MOST_TROUBLES = 20;

    private final Catalogue catalogue;
    private final String toolVersion;
    private final Profile profile;
    private final Instant now;
    private final List<String> troubles = new ArrayList<>();

    /** @param now the wall clock, against which the age of evidence is measured */
    Merge(Catalogue catalogue, String toolVersion, Profile profile, Instant now) {
        this.catalogue = catalogue;
        this.toolVersion = toolVersion;
        this.profile = profile;
        this.now = now;
    }

    /** A part that can be relied on as far as it goes. */
    private record Sound(String name, Verdict verdict) {}

    Verdict of(List<Part> parts) {
        List<Sound> sound = parts.stream().flatMap(part -> read(part).stream()).toList();
        List<Sound> disjoint = withoutDoubles(sound);
        Set<String> covered = disjoint.stream()
                .flatMap(part -> part.verdict().covers().stream())
                .collect(Collectors.toSet());
        Set<String> missing = accounts(name -> true).stream()
                .filter(account -> !covered.contains(account.label()))
                .map(AccountChain::name)
                .collect(Collectors.toCollection(HashSet::new));
        accounts(missing::contains)
                .forEach(account -> troubles.add("no sound report covers the account " + account.label()));
        var found = accounts(name -> !missing.contains(name));
        return found.isEmpty() ? nothing() : merged(disjoint, missing);
    }

    private Optional<Sound> read(Part part) {
        try {
            Verdict verdict = new ReportReader(catalogue, profile).read(part.report());
            Optional<String> trouble = trouble(verdict);
            trouble.ifPresent(why -> troubles.add("the report " + part.name() + " " + why));
            return trouble.isPresent() ? Optional.empty() : Optional.of(new Sound(part.name(), verdict));
        } catch (ReportRefused e) {
            troubles.add("the report " + part.name() + " " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Why the part is none of this run, if it is none. */
    private Optional<String> trouble(Verdict verdict) {
        if (!verdict.toolVersion().equals(toolVersion)) {
            return Optional.of("was written by another version of cmk-verify; all parts of a run need the same");
        }
        if (verdict.evaluatedAt().isEmpty()
                || verdict.evidence().isEmpty()
                || verdict.covers().isEmpty()) {
            return Optional.of("judged nothing: " + verdict.decision().cause());
        }
        if (verdict.profile().filter(Judge.info(profile)::equals).isEmpty()) {
            return Optional.of("is about another profile, or another state of it");
        }
        if (verdict.mode() == Mode.AUDIT) {
            return Optional.of("is of an audit, which never promotes");
        }
        Verdict.EvidenceInfo evidence = verdict.evidence().get();
        return Preconditions.staleness(profile, evidence.collectedFrom(), evidence.collectedTo(), now)
                .map(why -> "is not of today: " + why)
                .or(() -> incomplete(verdict));
    }

    /** Each check on each account that the part covers, no finding twice, and nothing about others. */
    private Optional<String> incomplete(Verdict verdict) {
        Set<String> labels =
                accounts(name -> true).stream().map(AccountChain::label).collect(Collectors.toSet());
        Set<String> covers = Set.copyOf(new HashSet<>(verdict.covers()));
        var seen = new HashSet<String>();
        boolean twice = !verdict.findings().stream().map(Finding::id).allMatch(seen::add);
        boolean foreign = !labels.containsAll(covers)
                || verdict.findings().stream()
                        .anyMatch(finding -> !covers.contains(finding.subject().account()));
        Set<String> judged = verdict.findings().stream()
                .map(finding -> finding.check().id() + "/" + finding.subject().account())
                .collect(Collectors.toSet());
        boolean missing = covers.stream().anyMatch(account -> !catalogue.entries().stream()
                .map(CatalogueEntry::id)
                .allMatch(check -> judged.contains(check + "/" + account)));
        return twice || foreign || missing
                ? Optional.of("does not hold each check once for each account that it covers")
                : Optional.empty();
    }

    /** Which of two reports about one account is right, nobody can tell: neither counts. */
    private List<Sound> withoutDoubles(List<Sound> sound) {
        Map<String, Long> times = sound.stream()
                .flatMap(part -> part.verdict().covers().stream())
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        times.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(label -> troubles.add("more than one report covers the account " + label + ": "
                        + sound.stream()
                                .filter(part -> part.verdict().covers().contains(label))
                                .map(Sound::name)
                                .collect(Collectors.joining(", "))));
        return sound.stream()
                .filter(part -> part.verdict().covers().stream().allMatch(label -> times.get(label) == 1))
                .toList();
    }

    private Verdict merged(List<Sound> parts, Set<String> missing) {
        List<Verdict> verdicts = parts.stream().map(Sound::verdict).toList();
        Instant at = latest(verdicts.stream().flatMap(verdict -> verdict.evaluatedAt().stream()));
        List<Finding> findings = verdicts.stream()
                .flatMap(verdict -> verdict.findings().stream())
                .toList();
        demandWaivers(findings, at.atZone(ZoneOffset.UTC).toLocalDate());
        boolean live = verdicts.stream().allMatch(verdict -> verdict.mode() == Mode.LIVE);
        var workload = new Workload(profile, evidence(verdicts), name -> !missing.contains(name), at);
        return new Judge(toolVersion, catalogue.version(), live ? Mode.LIVE : Mode.REPLAY)
                .merged(workload, findings, told());
    }

    /** Between two parts a day may have ended, and a waiver with it. */
    private void demandWaivers(List<Finding> findings, LocalDate day) {
        findings.stream()
                .flatMap(finding -> finding.waiver().stream())
                .filter(waiver -> !waiver.covers(day))
                .findFirst()
                .ifPresent(waiver -> troubles.add("the waiver " + waiver.ticket() + " of " + waiver.check()
                        + " expired while the parts ran: run all of them again"));
    }

    private Verdict nothing() {
        return Verdict.stopped(
                toolVersion,
                catalogue.version(),
                Mode.REPLAY,
                Optional.of(Judge.info(profile)),
                Optional.empty(),
                Decision.block(ExitCode.UNDETERMINED, String.join("; ", told())));
    }

    private List<String> told() {
        int more = troubles.size() - MOST_TROUBLES;
        return more <= 0
                ? List.copyOf(troubles)
                : Stream.concat(troubles.stream().limit(MOST_TROUBLES), Stream.of("and " + more + " more"))
                        .toList();
    }

    private List<AccountChain> accounts(Predicate<String> covers) {
        return new Workload(profile, evidence(List.of()), covers, now).accounts();
    }

    /** Where the evidence of all parts comes from; the items themselves were judged already. */
    private Evidence evidence(List<Verdict> parts) {
        List<Verdict.EvidenceInfo> all =
                parts.stream().flatMap(part -> part.evidence().stream()).toList();
        Set<Optional<String>> packs =
                all.stream().map(Verdict.EvidenceInfo::packSha256).collect(Collectors.toSet());
        AzureTarget azure = profile.azure();
        return new Evidence(
                new Provenance(
                        toolVersion,
                        profile.sha256(),
                        azure.cloud().value().name(),
                        azure.tenant().value(),
                        azure.subscription().value(),
                        all.stream()
                                .map(Verdict.EvidenceInfo::collectedFrom)
                                .min(Comparator.naturalOrder())
                                .orElse(now),
                        latest(all.stream().map(Verdict.EvidenceInfo::collectedTo)),
                        packs.size() == 1 ? packs.iterator().next() : Optional.empty(),
                        Map.of()),
                azure.cloud().value(),
                Collections.emptyList());
    }

    private Instant latest(Stream<Instant> instants) {
        return instants.max(Comparator.naturalOrder()).orElse(now);
    }
}
