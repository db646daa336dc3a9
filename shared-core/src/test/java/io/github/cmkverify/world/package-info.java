/** Believable recorded workloads, and the cases that change them. */
package io.github.cmkverify.world;
