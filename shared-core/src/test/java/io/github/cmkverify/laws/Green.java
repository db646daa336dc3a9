package io.github.cmkverify.laws;

import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What evidence must not bring about by being worse: a finding that lets something through. */
final class Green {
    private final Map<String, Outcome> before;
    private final Set<String> conditionsBefore;
    private final Set<String> heldByParent;
    private final boolean promoted;

    private Green(
            Map<String, Outcome> before, Set<String> conditionsBefore, Set<String> heldByParent, boolean promoted) {
        this.before = before;
        this.conditionsBefore = conditionsBefore;
        this.heldByParent = heldByParent;
        this.promoted = promoted;
    }

    static Green of(Verdict verdict) {
        return new Green(
                verdict.findings().stream().collect(Collectors.toUnmodifiableMap(Finding::id, Finding::outcome)),
                verdict.findings().stream()
                        .filter(Green::isConditional)
                        .map(Green::condition)
                        .collect(Collectors.toUnmodifiableSet()),
                verdict.findings().stream()
                        .filter(finding -> finding.parent().isPresent())
                        .map(Finding::id)
                        .collect(Collectors.toUnmodifiableSet()),
                exitsWithZero(verdict));
    }

    /** Whether {@code finding} was decided by a parent before, and so is freed as soon as that one is green. */
    boolean wasHeldByParent(Finding finding) {
        return heldByParent.contains(finding.id());
    }

    /** What {@code after} lets through and the verdict before did not; empty when all is well. */
    List<String> violations(Verdict after) {
        var violations = new ArrayList<String>();
        newIn(after).forEach(finding -> violations.add(shown().apply(finding)));
        if (newlyPromotedBy(after)) {
            violations.add("exits with 0");
        }
        return violations;
    }

    /** The findings of {@code after} that let something through and did not before. */
    List<Finding> newIn(Verdict after) {
        return after.findings().stream()
                .filter(Green::letsThrough)
                .filter(finding -> before.get(finding.id()) != finding.outcome())
                .filter(finding -> !isConditional(finding) || !conditionsBefore.contains(condition(finding)))
                .toList();
    }

    private static boolean isConditional(Finding finding) {
        return finding.outcome() == Outcome.NOT_APPLICABLE && finding.parent().isEmpty();
    }

    /** What the profile says once for all subjects of a check is no news where one of them lost its name. */
    private static String condition(Finding finding) {
        return finding.check().id() + " of " + finding.subject().account() + " does not apply: " + finding.reason();
    }

    boolean newlyPromotedBy(Verdict after) {
        return !promoted && exitsWithZero(after);
    }

    /** PASS, WAIVED, or not applicable by a stated condition; what a parent takes away blocks as that parent does. */
    static boolean letsThrough(Finding finding) {
        return switch (finding.outcome()) {
            case PASS, WAIVED -> true;
            case NOT_APPLICABLE -> finding.parent().isEmpty();
            case FAIL, UNDETERMINED -> false;
        };
    }

    static boolean exitsWithZero(Verdict verdict) {
        return verdict.decision().exit().number() == 0;
    }

    static Function<Finding, String> shown() {
        return finding -> finding.id() + " " + finding.outcome() + " " + finding.reason();
    }
}
