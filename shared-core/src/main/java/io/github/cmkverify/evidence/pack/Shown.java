package io.github.cmkverify.evidence.pack;

/** Text of a pack made fit to be shown: nothing in it can move the cursor, hide or reorder what is beside it. */
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    static String text(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> clean.appendCodePoint(harmless(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > LONGEST ? clean + "…" : clean.toString();
    }

    /** Whether {@code text} is one line without control characters. */
    static boolean oneLine(String text) {
        return text.codePoints().noneMatch(Shown::breaksLine);
    }

    private static boolean harmless(int codePoint) {
        int type = Character.getType(codePoint);
        return !breaksLine(codePoint) && type != Character.FORMAT && type != Character.SURROGATE;
    }

    private static boolean breaksLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
