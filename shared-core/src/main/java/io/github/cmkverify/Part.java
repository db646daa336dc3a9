package io.github.cmkverify;

import io.github.cmkverify.evidence.Bytes;

/**
 * The JSON report of a run over some accounts of a workload.
 *
 * @param name what people call it, such as its file; may be hostile
 */
public record Part(String name, Bytes report) {}
