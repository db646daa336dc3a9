/** The one door: profile, evidence and clock in, verdict out. */
package io.github.cmkverify;
