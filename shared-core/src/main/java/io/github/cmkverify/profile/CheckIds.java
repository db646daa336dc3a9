package io.github.cmkverify.profile;

import java.util.Set;

/**
 * What the loader must know of the catalogue.
 *
 * @param known ids of all checks, such as {@code CMK-KEY-004}
 * @param positiveProof those that can never be waived
 */
public record CheckIds(Set<String> known, Set<String> positiveProof) {
    public CheckIds {
        known = Set.copyOf(known);
        positiveProof = Set.copyOf(positiveProof);
    }
}
