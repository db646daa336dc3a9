package io.github.cmkverify.azure.live;

/** Text of others in our messages. */
final class Words {
    private static final int LONGEST = 80;

    private Words() {}

    /** One short line without control characters. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
