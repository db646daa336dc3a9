package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets();

    @Test
    void whatIsKnownIsTakenOutWhereverItStands() {
        secrets.add("12345678");
        secrets.add("another-one");
        assertThat(secrets.in("x12345678y")).isTrue();
        assertThat(secrets.in("x1234567y")).isFalse();
        assertThat(secrets.without("12345678, another-one and 12345678"))
                .isEqualTo("[redacted], [redacted] and [redacted]");
    }

    /** A password of a few letters would black out innocent words. */
    @Test
    void aShortOneIsNotLookedFor() {
        secrets.add("1234567");
        secrets.add("");
        assertThat(secrets.in("1234567")).isFalse();
        assertThat(secrets.without("1234567")).isEqualTo("1234567");
    }
}
