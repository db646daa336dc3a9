package io.github.cmkverify.report;

/** How much a person wants to read. */
public enum Detail {
    /** The verdict, and the ids of what blocks. */
    QUIET,
    /** The verdict, its causes, what blocks and what warns. */
    NORMAL,
    /** Everything, also what was seen behind a PASS. */
    VERBOSE
}
