package io.github.cmkverify.architecture.violations.fact;

/** Public, so that anyone could make one. */
public record Broken() {}
