package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A parent whose outcome decides a child.
 *
 * @param effect what the child becomes
 * @param check the check at the root: the one that failed or is undetermined itself
 * @param ownSeverity the severity at which that counts already
 */
record Parent(Effect effect, String check, Severity ownSeverity, List<Source> sources) {
    /** What a parent does to its child; the worst first. */
    enum Effect {
        NOT_APPLICABLE,
        UNDETERMINED,
        WAIVED
    }

    /** The worst of the parents' findings that concern {@code child}: the same subject's, or all when it has none. */
    static Optional<Parent> worst(Assessment child, List<Finding> parents) {
        return parents.stream()
                .filter(parent -> parent.check().per() != child.check().per()
                        || parent.subject().name().equals(child.subject().name()))
                .flatMap(parent -> of(parent).stream())
                .min(Comparator.comparing(Parent::effect).thenComparing(Parent::check));
    }

    Severity severity(Severity child) {
        return child.atLeast(ownSeverity) ? child : ownSeverity;
    }

    private static Optional<Parent> of(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL -> Optional.of(of(finding, Effect.NOT_APPLICABLE));
            case NOT_APPLICABLE -> finding.parent().map(root -> of(finding, Effect.NOT_APPLICABLE));
            case UNDETERMINED -> Optional.of(of(finding, Effect.UNDETERMINED));
            case WAIVED -> Optional.of(of(finding, Effect.WAIVED));
            case PASS -> Optional.empty();
        };
    }

    private static Parent of(Finding finding, Effect effect) {
        return new Parent(effect, finding.parent().orElse(finding.check().id()), finding.severity(), finding.sources());
    }
}
