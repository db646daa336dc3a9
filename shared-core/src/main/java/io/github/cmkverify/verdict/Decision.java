package io.github.cmkverify.verdict;

import java.util.Locale;

/**
 * What the release may do.
 *
 * @param cause why, in one line
 */
public record Decision(Kind kind, ExitCode exit, String cause) {
    /** The four decisions. */
    public enum Kind {
        /** Everything that must be proven was proven. */
        PROMOTE,
        /** Something blocks. */
        BLOCK,
        /** Judged, but the gate does not enforce. */
        OBSERVE,
        /** Nothing blocks among the accounts that were asked for; the others were not judged. */
        PARTIAL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Decision block(ExitCode exit, String cause) {
        if (exit == ExitCode.OK) {
            throw new IllegalArgumentException("a block never exits 0");
        }
        return new Decision(Kind.BLOCK, exit, cause);
    }
}
