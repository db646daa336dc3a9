package io.github.cmkverify.report;

import java.util.Locale;

/** A text as a JSON string. */
final class JsonText {
    private static final int REPLACEMENT = 0xFFFD;

    private JsonText() {}

    /**
     * In quotes, with every harmful character escaped, so that the file is as safe to look at as to parse. Other characters
     * stay as they are. Half of a surrogate pair is no character (RFC 7493, 2.1) and becomes U+FFFD.
     */
    static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(json, c));
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, int c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            json.appendCodePoint(REPLACEMENT);
        } else if (Visible.isHarmful(c)) {
            for (char unit : Character.toChars(c)) {
                json.append(escaped(unit));
            }
        } else {
            json.appendCodePoint(c);
        }
    }

    private static String escaped(char unit) {
        String hex = Integer.toHexString(unit).toUpperCase(Locale.ROOT);
        return "\\u" + "0".repeat(4 - hex.length()) + hex;
    }
}
