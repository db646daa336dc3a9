package io.github.cmkverify.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a finding matters; the most severe first. */
public enum Severity implements Choice {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /** Whether this is as severe as {@code other} or more. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** In lower case, as profiles and reports write it. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity written as {@link #text}, if there is one. */
    public static Optional<Severity> of(String text) {
        return Arrays.stream(values())
                .filter(severity -> severity.text().equals(text))
                .findFirst();
    }
}
