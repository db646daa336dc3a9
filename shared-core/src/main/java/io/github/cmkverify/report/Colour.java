package io.github.cmkverify.report;

/** Colour of a terminal (ECMA-48 SGR), or none. */
final class Colour {
    private static final String ESCAPE = "\u001B[";

    private final boolean on;

    Colour(boolean on) {
        this.on = on;
    }

    /** What a colour means here. */
    enum Tone {
        GOOD("32"),
        BAD("31"),
        OPEN("33"),
        PLAIN("0");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** @param text ours, never hostile */
    String paint(Tone tone, String text) {
        return on && tone != Tone.PLAIN ? ESCAPE + "1;" + tone.code + "m" + text + ESCAPE + "0m" : text;
    }
}
