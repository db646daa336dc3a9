package io.github.cmkverify.profile;

import java.util.Locale;

/** Text of a profile made fit to be shown: nothing in it can move the cursor, hide or reorder what is beside it. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** {@code text} with each control, format (bidi, zero-width), separator and unpaired character spelled out. */
    static String clean(String text) {
        if (text.codePoints().allMatch(Shown::harmless)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (harmless(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append('<').append(name(c)).append('>');
            }
        });
        return clean.toString();
    }

    /** As {@link #clean}, cut to 60 characters. */
    static String cut(String text) {
        return cut(text, LONGEST);
    }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? clean(text)
                : clean(text.substring(0, text.offsetByCodePoints(0, longest))) + "…";
    }

    static String quoted(String text) {
        return '"' + cut(text) + '"';
    }

    static String name(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
