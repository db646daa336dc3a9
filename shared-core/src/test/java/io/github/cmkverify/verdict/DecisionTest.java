package io.github.cmkverify.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    @Test
    void exitCodesAreThoseOfTheSpecification() {
        assertThat(Arrays.stream(ExitCode.values()).map(code -> code.number() + " " + code))
                .containsExactly("0 OK", "1 FAILED", "2 UNDETERMINED", "3 USAGE", "4 NO_ANSWER", "5 INTERNAL");
    }

    @Test
    void blockNeverExitsZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decision.block(ExitCode.OK, "why"))
                .withMessage("a block never exits 0");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
    void blockKeepsCodeAndCause(ExitCode code) {
        assertThat(Decision.block(code, "why")).isEqualTo(new Decision(Decision.Kind.BLOCK, code, "why"));
    }

    @Test
    void wordsOfReports() {
        assertThat(Arrays.stream(Decision.Kind.values()).map(Decision.Kind::text))
                .containsExactly("promote", "block", "observe", "partial");
        assertThat(Arrays.stream(Mode.values()).map(Mode::text)).containsExactly("live", "replay", "audit");
    }
}
