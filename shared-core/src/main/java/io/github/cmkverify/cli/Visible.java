package io.github.cmkverify.cli;

/** Makes hostile text harmless on a terminal. */
final class Visible {
    private Visible() {}

    /** One line without control characters. */
    static String text(String hostile) {
        return hostile.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]", "?");
    }
}
