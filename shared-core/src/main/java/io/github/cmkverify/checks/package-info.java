/**
 * The checks: their catalogue, which is data ({@code src/main/catalogue/*.yml}), and the methods that judge.
 *
 * <p>The catalogue says what a check is for, what each outcome means, which evidence a PASS cites and how to mend a FAIL.
 */
package io.github.cmkverify.checks;
