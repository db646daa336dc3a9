package io.github.cmkverify.profile;

import java.util.Comparator;

/**
 * One thing that is wrong in a profile or a floor file, worded for its author. Ordered by line, then column.
 *
 * @param file name of the file as the caller gave it
 * @param line from 1
 * @param column from 1, in code points
 * @param field such as {@code accounts[0].kind}; empty when the file as a whole is meant
 * @param message what is wrong and what is allowed; values quoted from the file are cut and made harmless
 */
public record Problem(String file, int line, int column, String field, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::field)
            .thenComparing(Problem::message)
            .thenComparing(Problem::file);

    public Problem {
        file = Shown.clean(file);
        field = Shown.clean(field);
        message = Shown.clean(message);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code cmk-profile.yml:12:5 accounts[0].kind: "Face" is not a kind this tool verifies; use OpenAI or AIServices} */
    @Override
    public String toString() {
        return file + ':' + line + ':' + column + (field.isEmpty() ? "" : ' ' + field) + ": " + message;
    }
}
