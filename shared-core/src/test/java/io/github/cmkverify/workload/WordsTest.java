package io.github.cmkverify.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons tell what is there, and that something could not be read. */
class WordsTest {
    @Test
    void aNameIsItselfOrWhyThereIsNone() {
        var source = new Source("item", "/name", "shown");

        assertThat(Words.of(Fact.read("Reader", source))).isEqualTo("Reader");
        assertThat(Words.of(Fact.absent(source))).isEqualTo("(unnamed)");
        assertThat(Words.of(Fact.unknown(new Gap(Gap.Kind.REFUSED, "item", "403", "grant Reader"))))
                .isEqualTo("(unreadable)");
    }

    @Test
    void operationsAreShortAndFew() {
        assertThat(Words.operations(List.of())).isEmpty();
        assertThat(Words.operations(List.of(
                        "Microsoft.KeyVault/vaults/keys/sign/action",
                        "Microsoft.KeyVault/vaults/keys/sign/action",
                        "Microsoft.KeyVault/managedHsm/keys/sign/action",
                        "Microsoft.KeyVault/vaults/write")))
                .as("the prefix of keys goes, that of vaults stays")
                .isEqualTo("keys/sign/action, keys/sign/action, KeyVault/vaults/write");
        assertThat(Words.operations(List.of("a", "b", "c"))).isEqualTo("a, b, c");
        assertThat(Words.operations(List.of("a", "b", "c", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
    }
}
