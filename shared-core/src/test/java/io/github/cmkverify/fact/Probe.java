package io.github.cmkverify.fact;

import java.util.List;

/** What the tests of the kernel need again and again. */
final class Probe {
    enum Outcome {
        HOLDS,
        BROKEN,
        OPEN
    }

    static final Source SOURCE = source("vault");
    static final Gap GAP = gap("vault");

    private Probe() {}

    static Source source(String item) {
        return new Source(item, "/properties/field", "shown");
    }

    static Gap gap(String item) {
        return new Gap(Gap.Kind.REFUSED, item, "403", "grant Reader");
    }

    static Claim claim(Outcome outcome, String item) {
        return switch (outcome) {
            case HOLDS -> new Holds(List.of(source(item)));
            case BROKEN -> new Broken(List.of(item + " is wrong"), List.of(source(item)));
            case OPEN -> new Open(List.of(gap(item)), List.of());
        };
    }

    static Outcome outcome(Claim claim) {
        return claim.fold(s -> Outcome.HOLDS, (why, s) -> Outcome.BROKEN, (gaps, s) -> Outcome.OPEN);
    }

    static List<String> reasons(Claim claim) {
        return claim.fold(s -> List.of(), (why, s) -> why, (gaps, s) -> List.of());
    }

    static List<Gap> gaps(Claim claim) {
        return claim.fold(s -> List.of(), (why, s) -> List.of(), (gaps, s) -> gaps);
    }

    /** "read VALUE", "absent" or "unknown". */
    static String state(Fact<?> fact) {
        return fact.fold(value -> "read " + value, () -> "absent", () -> "unknown");
    }
}
