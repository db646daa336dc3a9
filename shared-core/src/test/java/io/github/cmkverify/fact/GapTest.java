package io.github.cmkverify.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapTest {
    private static final String ACTION = "Microsoft.KeyVault/vaults/keys/read";

    private static Grant grant(Optional<String> reader) {
        return new Grant("Reader", ACTION, "/subscriptions/s", reader);
    }

    @Test
    void aGrantSaysRoleActionReaderAndPlace() {
        assertThat(grant(Optional.empty()).fix())
                .isEqualTo("grant Reader, which contains " + ACTION + ", to the reader on /subscriptions/s");
        assertThat(grant(Optional.of("f1")).fix())
                .isEqualTo("grant Reader, which contains " + ACTION
                        + ", to the reader (object id f1) on /subscriptions/s");
    }

    @Test
    void whatAGrantQuotesIsOneLine() {
        assertThat(new Grant("Reader", "a\nb", "c\rd", Optional.of("e\u202Ef")))
                .isEqualTo(new Grant("Reader", "a\uFFFDb", "c\uFFFDd", Optional.of("e\uFFFDf")));
    }

    @Test
    void aRefusalIsMendedByItsGrant() {
        Grant grant = grant(Optional.empty());
        Gap gap = Gap.refused("item", "Azure answered\n403", grant);
        assertThat(gap)
                .isEqualTo(new Gap(
                        Gap.Kind.REFUSED, "item", "Azure answered\uFFFD403", grant.fix(), Optional.of(grant), false));
    }

    @Test
    void aFallbackIsTheSameGapMarked() {
        Gap gap = Gap.refused("item", "Azure answered 403", grant(Optional.empty()));
        assertThat(gap.fallback()).isFalse();
        assertThat(gap.asFallback())
                .isEqualTo(new Gap(gap.kind(), gap.item(), gap.detail(), gap.fix(), gap.grant(), true));
    }

    /** Each step of each open claim hashes its gaps: by texts that know their hashes. */
    @Test
    void hashIsThatOfWhatIsMissing() {
        var gap = new Gap(Gap.Kind.REFUSED, "vault", "403", "grant");
        assertThat(gap.hashCode()).isEqualTo(31 * "vault".hashCode() + "403".hashCode());
        assertThat(gap.asFallback()).hasSameHashCodeAs(gap).isNotEqualTo(gap);
    }

    @Test
    void gapsAreEqualWhenAllOfThemIs() {
        Optional<Grant> grant = Optional.of(grant(Optional.empty()));
        var gap = new Gap(Gap.Kind.REFUSED, "vault", "403", "grant it", grant, false);
        assertThat(gap)
                .isEqualTo(new Gap(Gap.Kind.REFUSED, "vault", "403", "grant it", grant, false))
                .isNotEqualTo(new Gap(Gap.Kind.STALE, "vault", "403", "grant it", grant, false))
                .isNotEqualTo(new Gap(Gap.Kind.REFUSED, "key", "403", "grant it", grant, false))
                .isNotEqualTo(new Gap(Gap.Kind.REFUSED, "vault", "401", "grant it", grant, false))
                .isNotEqualTo(new Gap(Gap.Kind.REFUSED, "vault", "403", "ask", grant, false))
                .isNotEqualTo(new Gap(Gap.Kind.REFUSED, "vault", "403", "grant it", Optional.empty(), false))
                .isNotEqualTo(new Gap(Gap.Kind.REFUSED, "vault", "403", "grant it", grant, true))
                .isNotEqualTo("403");
    }
}
