/**
 * The logic: what is known, what follows from it, and what stays open. Depends on nothing.
 *
 * <p>Only this package can make a claim that holds, and it needs a source for it: "green when blind" does not compile.
 */
package io.github.cmkverify.fact;
