package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutations of the full example, from one seed: loading never throws, and refuses with harmless text. */
class ProfileFuzzTest {
    private static final int RUNS = 5_000;
    private static final String[] PIECES = {
        "\t",
        "\r",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!str ",
        "\"",
        "'",
        "|",
        ">",
        "%",
        "#",
        "\u0000",
        "? ",
        "---\n",
        "\u202E",
        "<<: ",
        "~",
        "\\",
        "\"\\uD800\"",
        "true",
        "1e9",
        "2026-13-01",
        "\uFEFF",
        "\u2028"
    };

    @Tag("slow")
    @Test
    void neverThrows() {
        byte[] valid = Profiles.documented().getBytes(StandardCharsets.UTF_8);
        var random = new Random(20261122);
        int refused = 0;
        for (int i = 0; i < RUNS; i++) {
            byte[] mutant = valid;
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                mutant = mutate(mutant, random);
            }
            List<Problem> problems = Profiles.load(mutant).fold(profile -> List.of(), all -> all);
            refused += problems.isEmpty() ? 0 : 1;
            assertThat(problems).isSorted().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.toString().codePoints().allMatch(Shown::harmless))
                        .isTrue();
            });
        }
        // comments and free text may change without harm; most else may not
        assertThat(refused).isBetween(RUNS / 2, RUNS - 1);
    }

    private static byte[] mutate(byte[] text, Random random) {
        int at = random.nextInt(text.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] flipped = text.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 1 -> {
                int end = Math.min(text.length, at + 1 + random.nextInt(40));
                yield join(Arrays.copyOf(text, at), new byte[0], Arrays.copyOfRange(text, end, text.length));
            }
            case 2 -> {
                int end = Math.min(text.length, at + 1 + random.nextInt(40));
                yield join(
                        Arrays.copyOf(text, end),
                        Arrays.copyOfRange(text, at, end),
                        Arrays.copyOfRange(text, end, text.length));
            }
            default -> {
                byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
                yield join(Arrays.copyOf(text, at), piece, Arrays.copyOfRange(text, at, text.length));
            }
        };
    }

    private static byte[] join(byte[] first, byte[] middle, byte[] last) {
        byte[] all = Arrays.copyOf(first, first.length + middle.length + last.length);
        System.arraycopy(middle, 0, all, first.length, middle.length);
        System.arraycopy(last, 0, all, first.length + middle.length, last.length);
        return all.length == 0 ? new byte[] {' '} : all;
    }
}
