package io.github.cmkverify.verdict;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people are shown first: gaps with the same fix, or a failure with the checks that wait for it.
 *
 * @param title what is wrong
 * @param fix what to do about it
 * @param findings what is settled by that
 */
public record Cause(String title, String fix, List<Finding> findings) {
    private static final Comparator<Cause> WORST_FIRST = Comparator.comparing((Cause cause) -> !cause.blocks())
            .thenComparing(Cause::severity)
            .thenComparing(cause -> -cause.findings.size());

    public Cause {
        findings = List.copyOf(findings);
    }

    /** The most severe of its findings. */
    public Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The causes of everything in {@code findings} that is FAIL, UNDETERMINED or waits for such; the worst first. */
    public static List<Cause> of(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (isTrouble(finding)) {
                groups.computeIfAbsent(root(finding, findings), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        return groups.values().stream().map(Cause::ofGroup).sorted(WORST_FIRST).toList();
    }

    public boolean blocks() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    private static boolean isTrouble(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL, UNDETERMINED -> true;
            case NOT_APPLICABLE -> finding.parent().isPresent();
            case PASS, WAIVED -> false;
        };
    }

    /** Findings with one root have one cause: the fix of the first gap, or the failure that they wait for. */
    private static String root(Finding finding, List<Finding> all) {
        return finding.parent()
                .flatMap(parent -> all.stream()
                        .filter(other -> other.check().id().equals(parent)
                                && other.subject()
                                        .account()
                                        .equals(finding.subject().account())
                                && other.parent().isEmpty()
                                && isTrouble(other))
                        .findFirst())
                .map(Cause::ownRoot)
                .orElseGet(() -> ownRoot(finding));
    }

    private static String ownRoot(Finding finding) {
        return finding.outcome() == Outcome.UNDETERMINED
                ? "gap " + finding.gaps().get(0).fix()
                : "finding " + finding.id();
    }

    private static Cause ofGroup(List<Finding> group) {
        Finding first = group.stream()
                .filter(finding -> finding.parent().isEmpty())
                .findFirst()
                .orElse(group.get(0));
        if (first.outcome() == Outcome.UNDETERMINED) {
            Gap gap = first.gaps().get(0);
            return new Cause(gap.item() + " " + gap.detail(), gap.fix(), group);
        }
        String remedy = first.check().remedy().fill(first.subject().names()).lines().stream()
                .findFirst()
                .orElse("");
        return new Cause(first.reason(), remedy, group);
    }
}
