package io.github.cmkverify.report;

import java.util.regex.Pattern;

/** Hostile texts in a SARIF file. */
final class SarifText {
    private static final int LONGEST = 1000;
    private static final Pattern LINK = Pattern.compile("[\\\\\\[\\]]");

    private SarifText() {}

    /**
     * A message, which may hold links and placeholders (SARIF 2.1.0, 3.11): brackets are escaped and braces doubled, so that
     * the text makes none.
     */
    static String message(String hostile) {
        return LINK.matcher(plain(hostile))
                .replaceAll("\\\\$0")
                .replace("{", "{{")
                .replace("}", "}}");
    }

    /** A text that is shown as it is. */
    static String plain(String hostile) {
        return Visible.cut(hostile, LONGEST);
    }
}
