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
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? '"' + text + '"' : escaped(text, plain);
    }

    /** Reports consist of texts that need nothing done, by the megabyte. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private static String escaped(String text, int plain) {
        var json = new StringBuilder(text.length() + 16).append('"').append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int c = text.codePointAt(i);
            append(json, c);
            i += Character.charCount(c);
        }
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
