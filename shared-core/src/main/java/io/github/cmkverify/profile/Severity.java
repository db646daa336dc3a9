package io.github.cmkverify.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How bad a finding is, worst first (CHECKS.md, index). */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /** Whether this is as bad as {@code other}, or worse. */
    public boolean atLeast(Severity other) {
        return ordinal() <= other.ordinal();
    }

    /** The lower-case word that profiles, options and reports use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity with exactly this lower-case word; empty for any other text. */
    public static Optional<Severity> of(String text) {
        return Stream.of(values()).filter(s -> s.text().equals(text)).findFirst();
    }
}
