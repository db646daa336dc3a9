package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Probe.claim;
import static io.github.cmkverify.fact.Probe.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.cmkverify.fact.Probe.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest
    @CsvSource({
        "HOLDS, HOLDS, holds",
        "HOLDS, BROKEN, broken",
        "HOLDS, OPEN, open",
        "BROKEN, HOLDS, not applicable",
        "BROKEN, OPEN, not applicable",
        "OPEN, HOLDS, open",
        "OPEN, BROKEN, open"
    })
    void anOpenConditionNeverMakesACheckGoAway(Outcome applies, Outcome claim, String expected) {
        assertThat(shown(Judgement.whenClaim(claim(applies, "applies"), () -> claim(claim, "claim"))))
                .isEqualTo(expected);
    }

    @Test
    void conditionsNest() {
        Judgement inner = Judgement.whenClaim(claim(Outcome.BROKEN, "inner"), () -> fail("asked"));
        assertThat(shown(Judgement.when(claim(Outcome.HOLDS, "outer"), () -> inner)))
                .isEqualTo("not applicable");
        assertThat(shown(Judgement.when(claim(Outcome.OPEN, "outer"), () -> fail("asked"))))
                .isEqualTo("open");
    }

    @Test
    void theConditionIsCitedBeforeTheClaim() {
        Judgement judgement = Judgement.whenClaim(claim(Outcome.HOLDS, "applies"), () -> claim(Outcome.HOLDS, "claim"));
        List<Source> sources = judgement.fold(s -> s, (why, s) -> s, (gaps, s) -> s, (why, s) -> s);
        assertThat(sources).containsExactly(source("applies"), source("claim"));
    }

    private static String shown(Judgement judgement) {
        return judgement.fold(s -> "holds", (why, s) -> "broken", (gaps, s) -> "open", (why, s) -> "not applicable");
    }
}
