package io.github.cmkverify.profile;

import static io.github.cmkverify.profile.Severity.CRITICAL;
import static io.github.cmkverify.profile.Severity.HIGH;
import static io.github.cmkverify.profile.Severity.LOW;
import static io.github.cmkverify.profile.Severity.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityTest {
    @Test
    void isOrderedFromCriticalDown() {
        assertThat(Severity.values()).containsExactly(CRITICAL, HIGH, MEDIUM, LOW);
        assertThat(HIGH.atLeast(HIGH)).isTrue();
        assertThat(CRITICAL.atLeast(LOW)).isTrue();
        assertThat(MEDIUM.atLeast(HIGH)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isReadBackFromItsText(Severity severity) {
        assertThat(Severity.of(severity.text())).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CRITICAL", "High", " low", "severe", "crıtıcal"})
    void readsNothingElse(String text) {
        assertThat(Severity.of(text)).isEmpty();
    }
}
