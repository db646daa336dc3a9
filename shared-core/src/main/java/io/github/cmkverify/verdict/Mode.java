package io.github.cmkverify.verdict;

import java.util.Locale;

/** What the evidence was judged for. */
public enum Mode {
    /** Collected in this run. */
    LIVE,
    /** A recorded pack, at the end of its collection. */
    REPLAY,
    /** A recorded pack at an instant of the caller's choice: never promotes. */
    AUDIT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
