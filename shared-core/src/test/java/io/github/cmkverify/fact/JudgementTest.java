package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Answers.BROKEN;
import static io.github.cmkverify.fact.Answers.HOLDS;
import static io.github.cmkverify.fact.Answers.OPEN;
import static io.github.cmkverify.fact.Answers.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Claim APPLIES = Fact.read(1, at("/applies")).must(v -> true, v -> "");

    @Test
    void aCheckWithoutConditionIsItsClaim() {
        assertThat(Answers.of(Judgement.of(HOLDS))).isEqualTo("holds");
        assertThat(Answers.of(Judgement.of(BROKEN))).isEqualTo("broken [one is wrong]");
        assertThat(Answers.of(Judgement.of(OPEN))).isEqualTo("open [Azure answered 403]");
    }

    @Test
    void aConditionThatHoldsLeadsToTheClaimAndIsCited() {
        Judgement judgement = Judgement.when(APPLIES, () -> Judgement.of(HOLDS));
        assertThat(Answers.of(judgement)).isEqualTo("holds");
        assertThat(Answers.sources(judgement)).containsExactly(at("/applies"), Answers.HERE);
        assertThat(Answers.of(Judgement.when(APPLIES, () -> Judgement.of(BROKEN))))
                .isEqualTo("broken [one is wrong]");
    }

    @Test
    void aBrokenConditionMakesTheCheckNotApplicableWithoutAskingIt() {
        Judgement judgement = Judgement.when(BROKEN, JudgementTest::never);
        assertThat(Answers.of(judgement)).isEqualTo("not applicable [one is wrong]");
        assertThat(Answers.sources(judgement)).isEqualTo(BROKEN.sources());
    }

    @Test
    void anOpenConditionLeavesTheCheckOpen() {
        assertThat(Answers.of(Judgement.when(OPEN, JudgementTest::never))).isEqualTo("open [Azure answered 403]");
    }

    @Test
    void conditionsNest() {
        assertThat(Answers.of(Judgement.when(APPLIES, () -> Judgement.when(BROKEN, JudgementTest::never))))
                .isEqualTo("not applicable [one is wrong]");
        assertThat(Answers.of(Judgement.when(APPLIES, () -> Judgement.when(OPEN, JudgementTest::never))))
                .isEqualTo("open [Azure answered 403]");
    }

    @Test
    void oneConditionBeforeAClaimIsTheSame() {
        assertThat(Answers.of(Judgement.whenClaim(APPLIES, () -> BROKEN))).isEqualTo("broken [one is wrong]");
        assertThat(Answers.sources(Judgement.whenClaim(APPLIES, () -> HOLDS)))
                .containsExactly(at("/applies"), Answers.HERE);
        assertThat(Answers.of(Judgement.whenClaim(BROKEN, Answers::neverClaimed)))
                .isEqualTo("not applicable [one is wrong]");
        assertThat(Answers.of(Judgement.whenClaim(OPEN, Answers::neverClaimed))).isEqualTo("open [Azure answered 403]");
    }

    private static Judgement never() {
        throw new AssertionError("asked");
    }
}
