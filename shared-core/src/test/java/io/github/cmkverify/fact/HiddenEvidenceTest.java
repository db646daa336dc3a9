package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Probe.gap;
import static io.github.cmkverify.fact.Probe.outcome;
import static io.github.cmkverify.fact.Probe.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Probe.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law that everything else stands on: whatever expression a check builds, hiding evidence can only open its claim, never
 * decide it otherwise. Over seeded random expressions. Two witnesses of one fact ({@code or}, {@code agreeing}) are left out:
 * when they contradict each other, hiding one does decide.
 */
class HiddenEvidenceTest {
    private static final int LEAVES = 8;
    private static final int TREES = 5_000;
    private static final int DEPTH = 4;

    /** A claim over leaves that are read or hidden. */
    private interface Expression extends Function<IntFunction<Fact<Boolean>>, Claim> {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void hidingEvidenceOnlyOpens(long seed) {
        var random = new Random(seed);
        int decided = 0;
        for (int tree = 0; tree < TREES; tree++) {
            Expression expression = expression(random, DEPTH);
            BitSet values = bits(random);
            BitSet hidden = bits(random);
            Outcome full = outcome(expression.apply(leaf -> read(leaf, values)));
            Claim blind = expression.apply(leaf -> hidden.get(leaf) ? hide(leaf) : read(leaf, values));
            assertThat(outcome(blind)).as("tree %d, hidden %s", tree, hidden).isIn(Outcome.OPEN, full);
            assertThat(blind.sources()).noneMatch(cited -> hidden.stream()
                    .anyMatch(leaf -> cited.item().equals("leaf" + leaf)));
            assertThat(outcome(expression.apply(HiddenEvidenceTest::hide))).isEqualTo(Outcome.OPEN);
            decided += outcome(blind) == Outcome.OPEN ? 0 : 1;
        }
        // else the law would hold of expressions that never decide anything
        assertThat(decided).isBetween(TREES / 20, TREES - TREES / 20);
    }

    private static Expression expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            int leaf = random.nextInt(LEAVES);
            return leaves -> leaves.apply(leaf).mustBe(true, "leaf " + leaf + " is false");
        }
        var parts = new ArrayList<Expression>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            parts.add(expression(random, depth - 1));
        }
        Expression first = parts.get(0);
        int leaf = random.nextInt(LEAVES);
        return switch (random.nextInt(8)) {
            case 0 -> leaves -> Claim.all(claims(parts, leaves));
            case 1 -> leaves -> Claim.any("none", claims(parts, leaves), List.of());
            case 2 -> leaves -> first.apply(leaves).not("it holds");
            case 3 -> leaves -> rows(leaves, leaf, parts).each(part -> part.apply(leaves));
            case 4 -> leaves -> rows(leaves, leaf, parts).some("none", part -> part.apply(leaves));
            case 5 ->
                leaves -> leaves.apply(leaf)
                        .claim(v -> v ? first.apply(leaves) : leaves.apply(leaf).mustBe(true, "false"));
            default ->
                leaves -> rows(leaves, leaf, parts)
                        .single("rows", part -> part.apply(leaves))
                        .mustExist("no row");
        };
    }

    private static List<Claim> claims(List<Expression> parts, IntFunction<Fact<Boolean>> leaves) {
        return parts.stream().map(part -> part.apply(leaves)).toList();
    }

    /** A list that was read as far as its leaf was. */
    private static Listing<Expression> rows(IntFunction<Fact<Boolean>> leaves, int leaf, List<Expression> rows) {
        return leaves.apply(leaf).list(v -> Listing.complete(rows, List.of(source("list" + leaf))));
    }

    private static Fact<Boolean> read(int leaf, BitSet values) {
        return Fact.read(values.get(leaf), source("leaf" + leaf));
    }

    private static Fact<Boolean> hide(int leaf) {
        return Fact.unknown(gap("leaf" + leaf));
    }

    private static BitSet bits(Random random) {
        return BitSet.valueOf(new long[] {random.nextInt(1 << LEAVES)});
    }
}
