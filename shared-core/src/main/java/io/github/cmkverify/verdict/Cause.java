package io.github.cmkverify.verdict;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people are shown first: gaps with the same fix, or a failure with the checks that wait for it.
 *
 * @param title what is wrong
 * @param fixes what to do about it, one line each
 * @param findings what is settled by that, never none; the first is the one that does not wait for another
 */
public record Cause(String title, List<String> fixes, List<Finding> findings) {
    private static final Comparator<Cause> WORST_FIRST = Comparator.comparing((Cause cause) -> !cause.blocks())
            .thenComparing(Cause::severity)
            .thenComparing(cause -> -cause.findings.size());

    private static final Comparator<Finding> ROOT_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.parent().isPresent())
            .thenComparing(Finding::outcome);

    public Cause {
        fixes = List.copyOf(fixes);
        findings = List.copyOf(findings);
    }

    /** The most severe of its findings. */
    public Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public boolean blocks() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** The causes of everything in {@code findings} that is FAIL, UNDETERMINED or waits for such; the worst first. */
    public static List<Cause> of(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (isTrouble(finding)) {
                String root = ownRoot(root(finding, findings).orElse(finding));
                groups.computeIfAbsent(root, key -> new ArrayList<>()).add(finding);
            }
        }
        return groups.values().stream().map(Cause::ofGroup).sorted(WORST_FIRST).toList();
    }

    private static boolean isTrouble(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL, UNDETERMINED -> true;
            case NOT_APPLICABLE -> finding.parent().isPresent();
            case PASS, WAIVED -> false;
        };
    }

    /** What {@code finding} waits for in the end; of several subjects its own, else the first. */
    private static Optional<Finding> root(Finding finding, List<Finding> all) {
        return all.stream()
                .filter(other -> finding.parent()
                                .filter(other.check().id()::equals)
                                .isPresent()
                        && other.subject().account().equals(finding.subject().account())
                        && other.outcome() == rootOutcome(finding))
                .min(Comparator.comparing(other ->
                        !other.subject().name().equals(finding.subject().name())))
                .map(other -> root(other, all).orElse(other));
    }

    private static Outcome rootOutcome(Finding finding) {
        return switch (finding.outcome()) {
            case NOT_APPLICABLE -> Outcome.FAIL;
            case FAIL -> Outcome.WAIVED;
            case UNDETERMINED, PASS, WAIVED -> finding.outcome();
        };
    }

    private static String ownRoot(Finding finding) {
        return finding.outcome() == Outcome.UNDETERMINED
                ? "gap " + finding.gaps().get(0).fix()
                : "finding " + finding.id();
    }

    private static Cause ofGroup(List<Finding> group) {
        var rootFirst = group.stream().sorted(ROOT_FIRST).toList();
        Finding first = rootFirst.get(0);
        if (first.outcome() == Outcome.UNDETERMINED) {
            return new Cause(title(rootFirst), List.of(first.gaps().get(0).fix()), rootFirst);
        }
        return new Cause(
                first.reason(),
                first.parent()
                        .map(waived -> List.of("waive each of these checks by name as well, or fix " + waived))
                        .orElseGet(first::remedy),
                rootFirst);
    }

    /** The first gap, and how many more items have the same fix. */
    private static String title(List<Finding> group) {
        Gap gap = group.get(0).gaps().get(0);
        long others = group.stream()
                .filter(finding -> finding.parent().isEmpty())
                .map(finding -> finding.gaps().get(0).item())
                .filter(item -> !item.equals(gap.item()))
                .distinct()
                .count();
        String more = others == 0 ? "" : others == 1 ? " (and 1 more like it)" : " (and " + others + " more like it)";
        return gap.item() + ": " + gap.detail() + more;
    }
}
