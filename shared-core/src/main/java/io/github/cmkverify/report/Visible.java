package io.github.cmkverify.report;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hostile text made fit to be shown: what comes from Azure, a pack or a profile cannot move the cursor, end a line, or hide
 * or reorder what is beside it.
 */
public final class Visible {
    /**
     * Controls, format characters (bidi, zero width, tags), line and paragraph separators, unpaired surrogates and
     * noncharacters. A list, because {@link Character#getType} answers otherwise on another JDK.
     */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F\\xAD\\u0600-\\u0605\\u061C\\u06DD\\u070F"
                    + "\\u0890\\u0891\\u08E2\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\uFFFE"
                    + "\\uFFFF\\x{D800}-\\x{DFFF}\\x{110BD}\\x{110CD}\\x{13430}-\\x{1345F}\\x{1BCA0}-\\x{1BCA3}"
                    + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    private static final String CUT = "…";

    private Visible() {}

    /** One line in which each harmful character is spelled out: {@code <U+202E>}. */
    public static String text(String hostile) {
        return HARMFUL.matcher(hostile).replaceAll(Visible::spelled);
    }

    /** As {@link #text}, of the first {@code most} characters; a cut ends with {@code …}. */
    public static String cut(String hostile, int most) {
        return hostile.codePointCount(0, hostile.length()) <= most ? text(hostile) : text(head(hostile, most)) + CUT;
    }

    /** The first {@code most} characters of a text that is visible already. */
    static String shortened(String visible, int most) {
        return visible.codePointCount(0, visible.length()) <= most ? visible : head(visible, most) + CUT;
    }

    private static String head(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, most));
    }

    static boolean isHarmful(int codePoint) {
        boolean printableAscii = codePoint >= ' ' && codePoint <= '~';
        return !printableAscii && HARMFUL.matcher(Character.toString(codePoint)).matches();
    }

    private static String spelled(MatchResult harmful) {
        String hex = Integer.toHexString(harmful.group().codePointAt(0)).toUpperCase(Locale.ROOT);
        return Matcher.quoteReplacement("<U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex + ">");
    }
}
