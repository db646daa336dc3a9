package io.jenkins.plugins.cmkverify.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How bad a broken check is; the worst last. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The severity as reports and options write it: in lower case. */
    public static Optional<Severity> of(String text) {
        return Stream.of(values())
                .filter(severity -> severity.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean atLeast(Severity limit) {
        return compareTo(limit) >= 0;
    }
}
