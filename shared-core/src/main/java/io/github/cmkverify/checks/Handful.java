package io.github.cmkverify.checks;

import io.github.cmkverify.fact.Claim;
import java.util.List;

/** Many rows that break a claim, told as one reason: the first few by name, the others by their number. */
final class Handful {
    private static final int SHOWN = 3;

    private Handful() {}

    /** {@code claim}; when it is broken, its reasons stand between {@code before} and {@code after}. */
    static Claim of(String before, Claim claim, String after) {
        return claim.because(reasons -> before + shown(reasons) + after);
    }

    /** {@code a, b, c and 4 more}. */
    static String shown(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }

    /** As {@link #shown} for what a profile approves; {@code nothing} when that is nothing. */
    static String approved(List<String> names) {
        return names.isEmpty() ? "nothing" : shown(names);
    }
}
