package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what the checks say into outcomes: a check whose parent failed does not apply, one whose parent is undetermined is
 * undetermined, and waivers cover single findings (CHECKS "Parents", "Waivers").
 */
final class Resolution {
    private final List<Waiver> waivers;
    private final LocalDate day;
    private final Map<String, List<Assessment>> byCheck = new LinkedHashMap<>();
    private final Map<String, List<Finding>> resolved = new HashMap<>();

    private Resolution(List<Assessment> account, List<Waiver> waivers, LocalDate day) {
        this.waivers = waivers;
        this.day = day;
        account.forEach(row -> byCheck.computeIfAbsent(row.check().id(), id -> new ArrayList<>())
                .add(row));
    }

    /**
     * The findings of one account, in the order of {@code account}; none of them blocks yet.
     *
     * @param day the day (UTC) on which waivers must still hold
     */
    static List<Finding> of(List<Assessment> account, List<Waiver> waivers, LocalDate day) {
        var resolution = new Resolution(account, waivers, day);
        return resolution.byCheck.keySet().stream()
                .flatMap(id -> resolution.findings(id).stream())
                .toList();
    }

    private List<Finding> findings(String check) {
        List<Finding> known = resolved.get(check);
        if (known == null) {
            known = byCheck.getOrDefault(check, List.of()).stream()
                    .map(this::finding)
                    .toList();
            resolved.put(check, known);
        }
        return known;
    }

    private Finding finding(Assessment row) {
        return Parent.worst(
                        row,
                        row.check().after().stream()
                                .flatMap(id -> findings(id).stream())
                                .toList())
                .map(parent -> because(parent, row))
                .map(this::waived)
                .orElseGet(() -> waived(own(row)));
    }

    private static Finding because(Parent parent, Assessment row) {
        return switch (parent.outcome()) {
            case FAIL, NOT_APPLICABLE ->
                finding(
                        row,
                        parent.severity(row.check().severity()),
                        Outcome.NOT_APPLICABLE,
                        "not judged, because " + parent.check() + " failed",
                        parent);
            case UNDETERMINED ->
                finding(
                        row,
                        row.check().severity(),
                        Outcome.UNDETERMINED,
                        "not judged, because " + parent.check() + " is undetermined",
                        parent);
            case WAIVED ->
                finding(
                        row,
                        row.check().severity(),
                        Outcome.FAIL,
                        "its parent " + parent.check() + " is waived: waive this check by name as well, or fix "
                                + parent.check(),
                        parent);
            case PASS -> throw new IllegalArgumentException("a parent that passed decides nothing");
        };
    }

    private static Finding finding(Assessment row, Severity severity, Outcome outcome, String reason, Parent parent) {
        var gap = new Gap(
                Gap.Kind.PARENT,
                parent.check(),
                parent.check() + " is undetermined",
                "settle " + parent.check() + " first");
        return new Finding(
                row.check(),
                row.subject(),
                severity,
                outcome,
                false,
                List.of(reason),
                Optional.of(parent.check()),
                Optional.empty(),
                outcome == Outcome.UNDETERMINED ? List.of(gap) : List.of(),
                parent.sources());
    }

    private static Finding own(Assessment row) {
        return row.judgement()
                .fold(
                        sources -> own(row, Outcome.PASS, List.of(), List.of(), sources),
                        (why, sources) -> own(row, Outcome.FAIL, why, List.of(), sources),
                        (gaps, sources) -> own(row, Outcome.UNDETERMINED, details(gaps), gaps, sources),
                        (why, sources) -> own(row, Outcome.NOT_APPLICABLE, why, List.of(), sources));
    }

    private static Finding own(
            Assessment row, Outcome outcome, List<String> reasons, List<Gap> gaps, List<Source> sources) {
        CatalogueEntry check = row.check();
        return new Finding(
                check,
                row.subject(),
                check.severity(),
                outcome,
                false,
                reasons,
                Optional.empty(),
                Optional.empty(),
                gaps,
                sources);
    }

    private static List<String> details(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> gap.item() + ": " + gap.detail())
                .distinct()
                .toList();
    }

    private Finding waived(Finding finding) {
        if (finding.outcome() != Outcome.FAIL || finding.check().positiveProof()) {
            return finding;
        }
        var named = waivers.stream()
                .filter(waiver -> waiver.check().equals(finding.check().id())
                        && waiver.resource().equalsIgnoreCase(finding.subject().resource()))
                .toList();
        return named.stream()
                .filter(waiver -> waiver.covers(day))
                .findFirst()
                .map(finding::waivedBy)
                .orElseGet(() -> named.stream()
                        .findFirst()
                        .map(waiver ->
                                finding.because("its waiver (" + waiver.ticket() + ") expired on " + waiver.expires()))
                        .orElse(finding));
    }
}
