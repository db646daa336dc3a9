package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void textOfOthersIsOneShortLine() {
        assertThat(Words.shown("a\nb\u001b[31m\u202ec\u2028d")).isEqualTo("a?b?[31m?c?d");
        assertThat(Words.shown("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Words.shown("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }
}
