package io.jenkins.plugins.cmkverify.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the gate decided. */
public enum Decision {
    PROMOTE,
    BLOCK,
    OBSERVE,
    PARTIAL;

    /** The decision as the report writes it: in lower case. */
    public static Optional<Decision> of(String text) {
        return Stream.of(values())
                .filter(decision -> decision.text().equals(text))
                .findFirst();
    }

    /** As the report writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
