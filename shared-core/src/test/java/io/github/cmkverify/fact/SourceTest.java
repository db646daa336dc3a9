package io.github.cmkverify.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
    private static final Source SOURCE = new Source("vault", "/sku", "premium");

    @Test
    void sourcesAreEqualInAllTheirParts() {
        assertThat(SOURCE)
                .isEqualTo(new Source("vault", "/sku", "premium"))
                .isNotEqualTo(new Source("key", "/sku", "premium"))
                .isNotEqualTo(new Source("vault", "/name", "premium"))
                .isNotEqualTo(new Source("vault", "/sku", "standard"));
    }

    /** Each step of each claim hashes its sources: by the place, whose texts know their hashes, not by what was shown. */
    @Test
    void hashIsThatOfThePlace() {
        assertThat(SOURCE.hashCode()).isEqualTo(31 * "vault".hashCode() + "/sku".hashCode());
        assertThat(new Source("vault", "/sku", "standard")).hasSameHashCodeAs(SOURCE);
    }
}
