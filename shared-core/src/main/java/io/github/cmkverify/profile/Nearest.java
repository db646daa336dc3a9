package io.github.cmkverify.profile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {
    /** Longer words are no slips of the pen, and would make the comparison slow. */
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The known word that differs least, when it differs in at most a third of its letters or ends or begins so. */
    static Optional<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < 2 || lower.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(k -> distance(lower, k) <= Math.max(1, k.length() / 3))
                .min(Comparator.comparingInt((String k) -> distance(lower, k)).thenComparing(k -> k))
                .or(() -> known.stream().filter(k -> alike(lower, k)).sorted().findFirst());
    }

    private static boolean alike(String lower, String known) {
        String other = known.toLowerCase(Locale.ROOT);
        return other.endsWith(lower) || other.startsWith(lower) || lower.endsWith(other) || lower.startsWith(other);
    }

    /** Levenshtein's distance, case not counted. */
    private static int distance(String lower, String known) {
        String other = known.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= lower.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (lower.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
