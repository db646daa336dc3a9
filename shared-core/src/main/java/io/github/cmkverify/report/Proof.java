package io.github.cmkverify.report;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the PASS of one check rests on.
 *
 * @param findings all of the check, also those that did not pass
 * @param passed on how many subjects
 * @param evidence the kinds of evidence that were read for it: {@code key-version}, {@code vault} ...
 */
record Proof(CatalogueEntry check, List<Finding> findings, long passed, Set<String> evidence) {
    Proof {
        findings = List.copyOf(findings);
        evidence = Collections.unmodifiableSet(new LinkedHashSet<>(evidence));
    }

    /** For each check, in the order of the catalogue. */
    static List<Proof> of(Verdict verdict) {
        Map<CatalogueEntry, List<Finding>> checks = verdict.findings().stream()
                .collect(Collectors.groupingBy(Finding::check, LinkedHashMap::new, Collectors.toList()));
        return checks.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Proof of(CatalogueEntry check, List<Finding> findings) {
        var passed = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.PASS)
                .toList();
        var evidence = passed.stream()
                .flatMap(finding -> finding.sources().stream())
                .map(Proof::kind)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Proof(check, findings, passed.size(), evidence);
    }

    /** {@code vault} of {@code vault:/subscriptions/...}. */
    private static String kind(Source source) {
        int colon = source.item().indexOf(':');
        return colon < 0 ? source.item() : source.item().substring(0, colon);
    }
}
