package io.github.cmkverify.action.toolkit;

/** Hostile text in HTML that stands in Markdown. */
final class Html {
    private Html() {}

    /**
     * The text for the inside of an element. It has no end of line, so that it can't end the HTML block it stands in: Markdown
     * would begin there.
     */
    static String text(String hostile) {
        return lines(hostile, "<br>");
    }

    /** The same for {@code <pre>}, where an end of line counts. */
    static String code(String hostile) {
        return lines(hostile, "&#10;");
    }

    /** The same for the value of an attribute. */
    static String attribute(String hostile) {
        return lines(hostile, "&#10;");
    }

    private static String lines(String hostile, String end) {
        var html = new StringBuilder(hostile.length() + 16);
        String text = hostile.replace("\r\n", "\n");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> html.append(end);
                default -> html.append(c < ' ' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return html.toString();
    }
}
