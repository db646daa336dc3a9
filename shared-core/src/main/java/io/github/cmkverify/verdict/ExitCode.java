package io.github.cmkverify.verdict;

/** How a run ends (CHECKS "Exit codes"). */
public enum ExitCode {
    /** Promote, or judged without blocking. */
    OK(0),
    /** Blocked by a FAIL. */
    FAILED(1),
    /** Blocked by an UNDETERMINED, a stale or an altered evidence pack. */
    UNDETERMINED(2),
    /** Wrong usage, profile or target. */
    USAGE(3),
    /** Sign-in refused, or Azure never answered. */
    NO_ANSWER(4),
    /** A defect of this tool, or a report that could not be written. */
    INTERNAL(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
