package io.github.cmkverify.checks;

import java.util.Optional;

/**
 * One control of a standard.
 *
 * @param id its number in the standard
 * @param ours true for our own reading of the standard, false when a published mapping says so (FACTS C)
 * @param note a remark, such as what the article is cited for
 */
public record Control(String id, boolean ours, Optional<String> note) {}
