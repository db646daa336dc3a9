package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Answers.BROKEN;
import static io.github.cmkverify.fact.Answers.HOLDS;
import static io.github.cmkverify.fact.Answers.OPEN;
import static io.github.cmkverify.fact.Answers.at;
import static io.github.cmkverify.fact.Answers.gap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTest {
    private static final String WHY = "broken [one is wrong]";
    private static final String GAPS = "open [Azure answered 403]";

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(HOLDS, HOLDS, "holds", "holds"),
                Arguments.of(HOLDS, BROKEN, WHY, "holds"),
                Arguments.of(HOLDS, OPEN, GAPS, "holds"),
                Arguments.of(BROKEN, BROKEN, WHY, "broken [none]"),
                Arguments.of(BROKEN, OPEN, WHY, GAPS),
                Arguments.of(OPEN, OPEN, GAPS, GAPS));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void combinesByThreeValuedLogicInBothOrders(Claim a, Claim b, String all, String any) {
        assertThat(Answers.of(Claim.all(a, b))).isEqualTo(all);
        assertThat(Answers.of(Claim.all(b, a))).isEqualTo(all);
        assertThat(Answers.of(Claim.any("none", a, b))).isEqualTo(any);
        assertThat(Answers.of(Claim.any("none", b, a))).isEqualTo(any);
    }

    @Test
    void allOfNothingProvesNothing() {
        assertThatThrownBy(() -> Claim.all(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allKeepsEveryReasonOnceAndEverySource() {
        Claim a = Fact.read(1, at("/a")).must(v -> false, v -> "a is wrong");
        Claim b = Fact.read(1, at("/b")).must(v -> false, v -> "b is wrong");
        Claim all = Claim.all(a, b, a);
        assertThat(Answers.of(all)).isEqualTo("broken [a is wrong, b is wrong]");
        assertThat(all.sources()).containsExactly(at("/a"), at("/b"));
    }

    @Test
    void openKeepsEveryGapOnce() {
        Claim open = Claim.all(Claim.open(gap("x")), Claim.open(gap("y")), Claim.open(gap("x")), HOLDS);
        assertThat(Answers.of(open)).isEqualTo("open [x, y]");
        assertThat(open.sources()).isEqualTo(HOLDS.sources());
    }

    @Test
    void anyCitesOnlyWhatHolds() {
        Claim found = Fact.read(1, at("/found")).must(v -> true, v -> "");
        assertThat(Claim.any("none", BROKEN, found).sources()).containsExactly(at("/found"));
    }

    @Test
    void anyThatFindsNothingCitesWhatWasSearched() {
        Claim none = Claim.any("none", List.of(BROKEN), List.of(at("/searched")));
        assertThat(none.sources()).containsExactly(at("/searched"), Answers.HERE);
        assertThat(Answers.of(Claim.any("none", List.of(), List.of(at("/searched")))))
                .isEqualTo("broken [none]");
    }

    @Test
    void notTurnsAroundWhatIsDecidedOnly() {
        assertThat(Answers.of(HOLDS.not("it holds"))).isEqualTo("broken [it holds]");
        assertThat(Answers.of(BROKEN.not("it holds"))).isEqualTo("holds");
        assertThat(Answers.of(OPEN.not("it holds"))).isEqualTo(GAPS);
        assertThat(HOLDS.not("it holds").sources()).isEqualTo(HOLDS.sources());
        assertThat(BROKEN.not("it holds").sources()).isEqualTo(BROKEN.sources());
    }

    @Test
    void becauseReplacesTheReasonOfWhatIsBroken() {
        assertThat(Answers.of(BROKEN.because("another"))).isEqualTo("broken [another]");
        assertThat(BROKEN.because("another").sources()).isEqualTo(BROKEN.sources());
        assertThat(HOLDS.because("another")).isSameAs(HOLDS);
        assertThat(OPEN.because("another")).isSameAs(OPEN);
    }

    @Test
    void andThenAsksTheNextOnlyWhenThisHolds() {
        Claim next = Fact.read(1, at("/next")).must(v -> true, v -> "");
        assertThat(HOLDS.andThen(() -> next).sources()).containsExactly(Answers.HERE, at("/next"));
        assertThat(Answers.of(HOLDS.andThen(() -> BROKEN))).isEqualTo(WHY);
        assertThat(Answers.of(HOLDS.andThen(() -> OPEN))).isEqualTo(GAPS);
        assertThat(BROKEN.andThen(() -> {
                    throw new AssertionError("asked");
                }))
                .isSameAs(BROKEN);
        assertThat(OPEN.andThen(() -> {
                    throw new AssertionError("asked");
                }))
                .isSameAs(OPEN);
    }

    static Stream<Arguments> implications() {
        return Stream.of(
                Arguments.of(HOLDS, HOLDS, "holds"),
                Arguments.of(HOLDS, BROKEN, WHY),
                Arguments.of(HOLDS, OPEN, GAPS),
                Arguments.of(BROKEN, BROKEN, "holds"),
                Arguments.of(OPEN, HOLDS, "holds"),
                Arguments.of(OPEN, BROKEN, GAPS),
                Arguments.of(OPEN, Claim.open(gap("next")), "open [next, Azure answered 403]"));
    }

    @ParameterizedTest
    @MethodSource("implications")
    void impliesIsTheThreeValuedImplication(Claim claim, Claim next, String expected) {
        assertThat(Answers.of(claim.implies(() -> next))).isEqualTo(expected);
    }

    @Test
    void impliesCitesWhatDecidesAndDoesNotAskWhereThisIsBroken() {
        Claim next = Fact.read(1, at("/next")).must(v -> true, v -> "");
        assertThat(HOLDS.implies(() -> next).sources()).containsExactly(at("/next"));
        assertThat(HOLDS.implies(() -> next.not("no")).sources()).containsExactly(Answers.HERE, at("/next"));
        assertThat(BROKEN.implies(Answers::neverClaimed).sources()).isEqualTo(BROKEN.sources());
    }

    @Test
    void abridgedNamesTheFirstReasonsAndCountsTheOthers() {
        Claim many = Claim.all(Stream.of("a", "b", "c", "d")
                .map(why -> Fact.read(1, at("/" + why)).must(v -> false, v -> why))
                .toList());
        assertThat(Answers.of(many.abridged(2))).isEqualTo("broken [a, b, and 2 more of this kind]");
        assertThat(many.abridged(2).sources()).isEqualTo(many.sources());
        assertThat(Answers.of(many.abridged(3))).isEqualTo("broken [a, b, c, and 1 more of this kind]");
        assertThat(many.abridged(4)).isSameAs(many);
        assertThat(HOLDS.abridged(1)).isSameAs(HOLDS);
        assertThat(OPEN.abridged(1)).isSameAs(OPEN);
    }

    @Test
    void citingAddsEarlierSourcesAndChangesNothingElse() {
        var earlier = List.of(at("/earlier"));
        for (Claim claim : List.of(HOLDS, BROKEN, OPEN)) {
            assertThat(Answers.of(claim.citing(earlier))).isEqualTo(Answers.of(claim));
            assertThat(claim.citing(earlier).sources())
                    .startsWith(at("/earlier"))
                    .containsAll(claim.sources());
            assertThat(claim.citing(List.of())).isSameAs(claim);
        }
    }

    @Test
    void aDecidedClaimNeedsEvidence() {
        assertThatThrownBy(() -> new Holds(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Broken(List.of("why"), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Broken(List.of(), List.of(at("/a")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Open(List.of(), List.of(at("/a")))).isInstanceOf(IllegalArgumentException.class);
    }
}
