package io.github.cmkverify.laws;

import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What evidence must not bring about by being worse: a finding that lets something through. */
final class Green {
    private final Map<String, Outcome> before;
    private final boolean promoted;

    private Green(Map<String, Outcome> before, boolean promoted) {
        this.before = before;
        this.promoted = promoted;
    }

    static Green of(Verdict verdict) {
        return new Green(
                verdict.findings().stream().collect(Collectors.toUnmodifiableMap(Finding::id, Finding::outcome)),
                exitsWithZero(verdict));
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
                .toList();
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
