package io.jenkins.plugins.cmkverify.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check found; the order in which people are shown them. */
public enum Outcome {
    FAIL,
    UNDETERMINED,
    NOT_APPLICABLE,
    WAIVED,
    PASS;

    static Optional<Outcome> of(String text) {
        return Stream.of(values())
                .filter(outcome -> outcome.name().equals(text))
                .findFirst();
    }

    /** Something is wrong or could not be seen. */
    public boolean isOpen() {
        return this == FAIL || this == UNDETERMINED;
    }

    /** For a class of a style sheet: {@code not-applicable}. */
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
