package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Probe.claim;
import static io.github.cmkverify.fact.Probe.gap;
import static io.github.cmkverify.fact.Probe.gaps;
import static io.github.cmkverify.fact.Probe.outcome;
import static io.github.cmkverify.fact.Probe.reasons;
import static io.github.cmkverify.fact.Probe.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.github.cmkverify.fact.Probe.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimTest {
    @ParameterizedTest
    @CsvSource({
        "HOLDS, HOLDS, HOLDS, HOLDS",
        "HOLDS, BROKEN, BROKEN, HOLDS",
        "HOLDS, OPEN, OPEN, HOLDS",
        "BROKEN, HOLDS, BROKEN, HOLDS",
        "BROKEN, BROKEN, BROKEN, BROKEN",
        "BROKEN, OPEN, BROKEN, OPEN",
        "OPEN, HOLDS, OPEN, HOLDS",
        "OPEN, BROKEN, BROKEN, OPEN",
        "OPEN, OPEN, OPEN, OPEN"
    })
    void combinesByKleenesLogic(Outcome left, Outcome right, Outcome all, Outcome any) {
        assertThat(outcome(Claim.all(claim(left, "l"), claim(right, "r")))).isEqualTo(all);
        assertThat(outcome(Claim.any("none", claim(left, "l"), claim(right, "r"))))
                .isEqualTo(any);
    }

    @ParameterizedTest
    @CsvSource({"HOLDS, BROKEN", "BROKEN, HOLDS", "OPEN, OPEN"})
    void notTurnsWhatIsDecided(Outcome given, Outcome expected) {
        Claim not = claim(given, "x").not("it is so");
        assertThat(outcome(not)).isEqualTo(expected);
        assertThat(not.sources()).isEqualTo(claim(given, "x").sources());
        assertThat(reasons(not)).isEqualTo(expected == Outcome.BROKEN ? List.of("it is so") : List.of());
    }

    @Test
    void allTellsEveryReasonAndEverySource() {
        Claim both = Claim.all(
                claim(Outcome.BROKEN, "a"),
                claim(Outcome.OPEN, "b"),
                claim(Outcome.BROKEN, "c"),
                claim(Outcome.HOLDS, "d"));
        assertThat(reasons(both)).containsExactly("a is wrong", "c is wrong");
        assertThat(both.sources()).containsExactly(source("a"), source("c"), source("d"));
    }

    @Test
    void openTellsEveryGapOnce() {
        Claim both = Claim.all(claim(Outcome.OPEN, "a"), claim(Outcome.OPEN, "b"), claim(Outcome.OPEN, "a"));
        assertThat(gaps(both)).containsExactly(gap("a"), gap("b"));
        assertThat(gaps(Claim.open(gap("c")))).containsExactly(gap("c"));
    }

    @Test
    void anyCitesTheOneThatHoldsOrWhatWasSearched() {
        Claim found = Claim.any("none", claim(Outcome.BROKEN, "a"), claim(Outcome.HOLDS, "b"));
        assertThat(found.sources()).containsExactly(source("b"));
        Claim searched = Claim.any("none", List.of(claim(Outcome.BROKEN, "a")), List.of(source("list")));
        assertThat(searched.sources()).containsExactly(source("list"), source("a"));
        assertThat(reasons(searched)).containsExactly("none");
        assertThat(outcome(Claim.any("none", List.of(), List.of(source("list")))))
                .isEqualTo(Outcome.BROKEN);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void becauseAndCitingNeverChangeTheOutcome(Outcome given) {
        Claim claim = claim(given, "x");
        assertThat(outcome(claim.because("why"))).isEqualTo(given);
        assertThat(reasons(claim.because("why"))).isEqualTo(given == Outcome.BROKEN ? List.of("why") : List.of());
        assertThat(outcome(claim.citing(List.of(source("a"))))).isEqualTo(given);
        assertThat(claim.citing(List.of(source("a"), source("a"))).sources())
                .startsWith(source("a"))
                .endsWith(claim.sources().toArray(Source[]::new))
                .doesNotHaveDuplicates();
        assertThat(claim.citing(List.of())).isSameAs(claim);
    }

    @ParameterizedTest
    @CsvSource({"HOLDS, HOLDS, HOLDS", "HOLDS, BROKEN, BROKEN", "HOLDS, OPEN, OPEN"})
    void theNextQuestionIsAskedWhenThisHolds(Outcome first, Outcome next, Outcome expected) {
        Claim both = claim(first, "a").andThen(() -> claim(next, "b"));
        assertThat(outcome(both)).isEqualTo(expected);
        assertThat(both.sources()).startsWith(source("a"));
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "HOLDS")
    void theNextQuestionIsNotAskedElse(Outcome first) {
        Claim claim = claim(first, "a");
        assertThat(claim.andThen(() -> fail("asked"))).isSameAs(claim);
    }

    @Test
    void nothingProvesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Claim.all(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Holds(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Broken(List.of(), List.of(source("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Broken(List.of("why"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Open(List.of(), List.of(source("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> Claim.any("none", List.of(), List.of()));
    }
}
