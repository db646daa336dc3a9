package io.github.cmkverify.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promise of the kernel, over random expressions: hiding evidence never decides anything that was open, never turns one
 * decision into the other, and what is decided says where it was read.
 */
class AlgebraTest {
    private static final int TREES_PER_SEED = 20_000;

    /** An expression over numbered leaves; {@code hidden} leaves cannot be read. */
    private interface Tree extends Function<Set<Integer>, Claim> {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hidingEvidenceNeverDecides(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TREES_PER_SEED; i++) {
            var leaves = new ArrayList<Integer>();
            Tree tree = tree(random, 4, leaves);
            Claim seen = tree.apply(Set.of());
            var hidden = new HashSet<Integer>();
            for (Integer leaf : leaves) {
                if (random.nextInt(3) == 0) {
                    hidden.add(leaf);
                }
            }
            Claim blind = tree.apply(hidden);
            if (isDecided(blind)) {
                assertThat(kind(blind)).as("seed %d tree %d", seed, i).isEqualTo(kind(seen));
                assertThat(blind.sources()).as("seed %d tree %d", seed, i).isNotEmpty();
            }
            assertThat(kind(tree.apply(new HashSet<>(leaves))))
                    .as("seed %d, blind", seed)
                    .isEqualTo("open");
        }
    }

    private static Tree tree(Random random, int depth, List<Integer> leaves) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf(random, leaves);
        }
        Tree a = tree(random, depth - 1, leaves);
        Tree b = tree(random, depth - 1, leaves);
        int kind = random.nextInt(8);
        return hidden -> switch (kind) {
            case 0 -> Claim.all(a.apply(hidden), b.apply(hidden));
            case 1 -> Claim.any("none", a.apply(hidden), b.apply(hidden));
            case 2 -> a.apply(hidden).not("it holds");
            case 3 -> a.apply(hidden).because("another reason");
            case 4 -> a.apply(hidden).andThen(() -> b.apply(hidden));
            case 5 -> rows(a, b, hidden).each(claim -> claim);
            case 6 -> rows(a, b, hidden).some("none", claim -> claim);
            default -> rows(a, b, hidden).single("rows", claim -> claim).claim(claim -> claim);
        };
    }

    /** A list that is read together with its first row. */
    private static Listing<Claim> rows(Tree a, Tree b, Set<Integer> hidden) {
        var rows = List.of(a.apply(hidden), b.apply(hidden));
        return Listing.complete(rows, List.of(Answers.at("/list")));
    }

    private static Tree leaf(Random random, List<Integer> leaves) {
        int number = leaves.size();
        leaves.add(number);
        int value = random.nextInt(3);
        int question = random.nextInt(6);
        return hidden -> {
            Fact<Integer> fact = hidden.contains(number)
                    ? Fact.unknown(Answers.gap("leaf " + number))
                    : value == 2 ? Fact.absent(Answers.at("/" + number)) : Fact.read(value, Answers.at("/" + number));
            return switch (question) {
                case 0 -> fact.mustBe(1, "is not one");
                case 1 -> fact.mustExist("is missing");
                case 2 -> fact.absentMeans(1, "FACTS").mustBe(1, "is not one");
                case 3 -> fact.optional("FACTS").must(v -> v.isEmpty(), v -> "is there");
                case 4 -> fact.flatMap(v -> fact.map(w -> v + w)).must(v -> v > 0, v -> "is " + v);
                default -> fact.and(fact, Integer::sum).orBroken("is missing", v -> fact.mustBe(v, "is not " + v));
            };
        };
    }

    private static boolean isDecided(Claim claim) {
        return !kind(claim).equals("open");
    }

    private static String kind(Claim claim) {
        return claim.fold(sources -> "holds", (why, sources) -> "broken", (gaps, sources) -> "open");
    }
}
