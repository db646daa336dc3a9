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
 * @param outcome FAIL, UNDETERMINED, NOT_APPLICABLE or WAIVED
 * @param check the check at the root: the one that failed, is undetermined or is waived itself
 * @param ownSeverity the severity at which that counts already
 */
record Parent(Outcome outcome, String check, Severity ownSeverity, List<Source> sources) {
    /** FAIL, UNDETERMINED, NOT_APPLICABLE, WAIVED: the order of CHECKS "Subjects", which is that of the enum. */
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::outcome)
            .thenComparing(Finding::severity)
            .thenComparing(Finding::id);

    /** The worst of the parents' findings that concern {@code child}: the same subject's, or all when it has none. */
    static Optional<Parent> worst(Assessment child, List<Finding> parents) {
        return parents.stream()
                .filter(parent -> concerns(parent, child) && decides(parent))
                .min(WORST_FIRST)
                .map(parent -> new Parent(parent.outcome(), root(parent), parent.severity(), parent.sources()));
    }

    /** The higher of the two. */
    Severity severity(Severity child) {
        return child.atLeast(ownSeverity) ? child : ownSeverity;
    }

    /** A FAIL is its own root, also one that came of a waived parent: it is this check that must be waived or mended. */
    private static String root(Finding parent) {
        String own = parent.check().id();
        return parent.outcome() == Outcome.FAIL ? own : parent.parent().orElse(own);
    }

    private static boolean concerns(Finding parent, Assessment child) {
        return parent.check().per() != child.check().per()
                || parent.subject().name().equals(child.subject().name());
    }

    /** A parent that passed, or that does not apply by a stated condition, says nothing about its children. */
    private static boolean decides(Finding parent) {
        return switch (parent.outcome()) {
            case FAIL, UNDETERMINED, WAIVED -> true;
            case NOT_APPLICABLE -> parent.parent().isPresent();
            case PASS -> false;
        };
    }
}
