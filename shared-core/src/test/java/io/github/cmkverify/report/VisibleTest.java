package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleTest {
    @ParameterizedTest
    @CsvSource({
        "0, <U+0000>",
        "1B, <U+001B>",
        "A, <U+000A>",
        "D, <U+000D>",
        "9, <U+0009>",
        "1F, <U+001F>",
        "7F, <U+007F>",
        "9B, <U+009B>",
        "9F, <U+009F>",
        "AD, <U+00AD>",
        "61C, <U+061C>",
        "200B, <U+200B>",
        "200F, <U+200F>",
        "2028, <U+2028>",
        "202E, <U+202E>",
        "2066, <U+2066>",
        "206F, <U+206F>",
        "FEFF, <U+FEFF>",
        "FFFE, <U+FFFE>",
        "FFFF, <U+FFFF>",
        "D800, <U+D800>",
        "DFFF, <U+DFFF>",
        "E0041, <U+E0041>",
        "1D173, <U+1D173>"
    })
    void harmfulCharactersAreSpelledOut(String hex, String shown) {
        int c = Integer.parseInt(hex, 16);
        assertThat(Visible.text("a" + Character.toString(c) + "b")).isEqualTo("a" + shown + "b");
        assertThat(Visible.isHarmful(c)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20", "7E", "A0", "E4", "20AC", "2027", "202F", "FFFD", "1F600", "10FFFD"})
    void restStays(String hex) {
        int c = Integer.parseInt(hex, 16);
        assertThat(Visible.text("a" + Character.toString(c) + "b")).isEqualTo("a" + Character.toString(c) + "b");
        assertThat(Visible.isHarmful(c)).isFalse();
    }

    @Test
    void dollarsAndBackslashesAreNoReferences() {
        assertThat(Visible.text("$1 \\ \u0001")).isEqualTo("$1 \\ <U+0001>");
    }

    @Test
    void cutCountsCharactersNotHalves() {
        assertThat(Visible.cut("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
        assertThat(Visible.cut("abc", 3)).isEqualTo("abc");
        assertThat(Visible.cut("abcd", 3)).isEqualTo("abc…");
        assertThat(Visible.cut("\n\n", 1)).isEqualTo("<U+000A>…");
    }

    @Test
    void shortenedTextStaysAsItIsUpToTheLimit() {
        assertThat(Visible.shortened("a\nb", 3)).isEqualTo("a\nb");
        assertThat(Visible.shortened("a\n\uD83D\uDE00b", 3)).isEqualTo("a\n\uD83D\uDE00…");
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.Hostile#texts")
    void whatIsVisibleStaysAsItIs(String hostile) {
        String visible = Visible.text(hostile);
        assertThat(Visible.text(visible)).isEqualTo(visible);
    }
}
