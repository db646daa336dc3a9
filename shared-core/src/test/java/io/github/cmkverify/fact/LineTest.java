package io.github.cmkverify.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static final String LONGEST = "x".repeat(600);

    @Test
    void aReadableTextIsLeftAsItIs() {
        String text = "the key 'cmk-claims' – 鍵 – is disabled";
        assertThat(Line.of(text)).isSameAs(text);
        assertThat(Line.of(LONGEST)).isSameAs(LONGEST);
        assertThat(Line.of("")).isEmpty();
    }

    @Test
    void aLongerTextIsCutAndSaysSo() {
        assertThat(Line.of(LONGEST + "y")).isEqualTo(LONGEST + "…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        String key = "\uD83D\uDD11";
        assertThat(Line.of("x".repeat(599) + key)).isEqualTo("x".repeat(599) + "…");
        assertThat(Line.of("x".repeat(598) + key + "y")).isEqualTo("x".repeat(598) + key + "…");
    }

    /** The first and the last of each range. */
    @ParameterizedTest
    @ValueSource(ints = {0, '\n', 0x1F, 0x7F, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069})
    void whatBreaksALineOrTurnsItsDirectionIsReplaced(int c) {
        assertThat(Line.of("a" + (char) c + "b")).isEqualTo("a\uFFFDb");
    }

    /** The neighbours of those ranges. */
    @ParameterizedTest
    @ValueSource(ints = {' ', 0x7E, 0xA0, 0x2027, 0x202F, 0x2065, 0x206A})
    void itsNeighboursStay(int c) {
        String text = "a" + (char) c + "b";
        assertThat(Line.of(text)).isSameAs(text);
    }

    @Test
    void nothingElseIsReplaced() {
        long replaced = IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> !Character.isSurrogate((char) c) && c != 0xFFFD)
                .filter(c -> Line.of(String.valueOf((char) c)).equals("\uFFFD"))
                .count();
        assertThat(replaced).isEqualTo(32 + 33 + 2 + 5 + 4);
    }
}
