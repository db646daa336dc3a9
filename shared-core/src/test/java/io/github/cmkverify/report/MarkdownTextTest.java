package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    /** One space at each end is taken off by Markdown, where there are spaces at both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "az login | `az login`",
                "\" a \" | `  a  `",
                "\" a\" | \"` a`\"",
                "\"a \" | \"`a `\"",
                "`a | `` `a ``",
                "a` | `` a` ``",
                "a`b``c | ```a`b``c```",
                "a``b`c | ```a``b`c```",
                "\"  \" | (empty)"
            })
    void aCommandIsOneCodeSpan(String text, String markdown) {
        assertThat(MarkdownText.code(text)).isEqualTo(markdown);
    }

    @Test
    void inACellAPipeIsPrecededByAnOddNumberOfBackslashes() {
        assertThat(MarkdownText.codeCell("a|b")).isEqualTo("`a\\|b`");
        assertThat(MarkdownText.codeCell("a\\|b")).isEqualTo("`a\\\\\\|b`");
        assertThat(MarkdownText.codeCell("a\\\\|b")).isEqualTo("`a\\\\\\\\\\|b`");
    }
}
