package io.github.cmkverify.fact;

import java.util.regex.Pattern;

/** Texts for people that quote what an answer says: one line of a readable length, whatever was quoted. */
final class Line {
    private static final int LONGEST = 600;
    /** Control characters, line breaks and marks that turn the direction of writing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    private Line() {}

    static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return UNPRINTABLE.matcher(cut).replaceAll("\uFFFD");
    }
}
