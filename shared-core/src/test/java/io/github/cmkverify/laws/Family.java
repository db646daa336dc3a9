package io.github.cmkverify.laws;

import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** CHECKS "Parents", written down a second time from the column {@code after}. */
final class Family {
    private Family() {}

    /** What the parents make of {@code finding}; empty when all of them let it speak for itself. */
    static Optional<Outcome> effect(Finding finding, Verdict verdict) {
        Set<Outcome> parents = verdict.findings().stream()
                .filter(other -> finding.check().after().contains(other.check().id()))
                .filter(other ->
                        other.subject().account().equals(finding.subject().account()))
                .filter(other -> other.check().per() != finding.check().per()
                        || other.subject().name().equals(finding.subject().name()))
                .filter(other -> other.outcome() != Outcome.NOT_APPLICABLE
                        || other.parent().isPresent())
                .map(Finding::outcome)
                .collect(Collectors.toSet());
        if (parents.contains(Outcome.FAIL) || parents.contains(Outcome.NOT_APPLICABLE)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        if (parents.contains(Outcome.UNDETERMINED)) {
            return Optional.of(Outcome.UNDETERMINED);
        }
        return parents.contains(Outcome.WAIVED) ? Optional.of(Outcome.FAIL) : Optional.empty();
    }
}
