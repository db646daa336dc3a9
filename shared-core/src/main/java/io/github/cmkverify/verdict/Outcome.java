package io.github.cmkverify.verdict;

/** What a check found. */
public enum Outcome {
    /** Evidence read in full, and every condition holds. */
    PASS,
    /** Evidence read, and a condition is broken. */
    FAIL,
    /** Evidence missing, refused, truncated, stale or contradictory: blocks like a failure. */
    UNDETERMINED,
    /** A stated condition makes the check meaningless, or a check it builds on failed. */
    NOT_APPLICABLE,
    /** A FAIL covered by a valid waiver. */
    WAIVED
}
