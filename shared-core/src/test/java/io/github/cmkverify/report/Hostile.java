package io.github.cmkverify.report;

import java.util.stream.Stream;

/** Texts that a report must survive. */
final class Hostile {
    private Hostile() {}

    static Stream<String> texts() {
        return Stream.of(
                "\" onload=\"alert(1)\" '",
                "]]></system-out><testcase name=\"green\"/>",
                "<script>alert(1)</script>&amp;&#0;",
                "\u001B[2J\u001B[31mgreen\u001B]0;title\u0007",
                "one\r\nPROMOTE  claims-assistant (production), exit code 0\n",
                "nul\u0000, c1\u009B, del\u007F, tab\t",
                "lone \uD83D high and low \uDE00, swapped \uDE00\uD83D",
                "\u202Etxet desrever\u202C \u2066isolated\u2069 \u200Fmark\u200E \u061C",
                "zero\u200Bwidth\uFEFF, line\u2028 and paragraph\u2029",
                "nonchar \uFFFE \uFFFF",
                "tag \uDB40\uDC41 emoji \uD83D\uDE00 umlaut ü 漢字",
                "[[PROPERTY|gate=none]]\n[[PROPERTY|line=1]]",
                "\\u0022,\"decision\":\"promote\",\"x\":\"\\",
                "",
                "x".repeat(1 << 20),
                "<&>".repeat(1 << 12),
                "\uD83D\uDE00".repeat(1 << 12),
                "\u202E\uD800".repeat(1 << 12));
    }
}
