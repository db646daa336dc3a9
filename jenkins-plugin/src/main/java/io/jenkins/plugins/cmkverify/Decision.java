package io.jenkins.plugins.cmkverify;

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
    static Optional<Decision> of(String text) {
        return Stream.of(values())
                .filter(decision -> decision.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
