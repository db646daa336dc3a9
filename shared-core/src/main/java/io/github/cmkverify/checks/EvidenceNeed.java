package io.github.cmkverify.checks;

import java.util.List;
import java.util.Set;

/**
 * One piece of evidence that every PASS of a check cites. Written {@code vault | hsm}: any one of the kinds suffices.
 *
 * @param anyOf ids of evidence kinds, at least one
 */
public record EvidenceNeed(List<String> anyOf) {
    public EvidenceNeed {
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("a need names at least one evidence kind");
        }
        anyOf = List.copyOf(anyOf);
    }

    /** Whether one of the kinds is among those that were cited. */
    public boolean metBy(Set<String> citedKinds) {
        return anyOf.stream().anyMatch(citedKinds::contains);
    }

    /** As in the catalogue: {@code vault | hsm}. */
    public String text() {
        return String.join(" | ", anyOf);
    }
}
