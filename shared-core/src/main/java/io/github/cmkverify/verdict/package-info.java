/** Findings, their causes, the gate and the decision. */
package io.github.cmkverify.verdict;
