package io.github.cmkverify.fact;

/** Texts for people that quote what an answer says: one line of a readable length, whatever was quoted. */
final class Line {
    private static final int LONGEST = 600;

    private Line() {}

    static String of(String text) {
        String cut = text.length() <= LONGEST ? text : cut(text);
        for (int i = 0; i < cut.length(); i++) {
            if (isUnprintable(cut.charAt(i))) {
                return printable(cut);
            }
        }
        return cut;
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    private static String printable(String text) {
        var line = new StringBuilder();
        text.chars().forEach(c -> line.append(isUnprintable(c) ? '\uFFFD' : (char) c));
        return line.toString();
    }

    /** Control characters, line breaks and marks that turn the direction of writing. */
    private static boolean isUnprintable(int c) {
        return c < ' '
                || c >= 0x7F && c <= 0x9F
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }
}
