/** The GitHub Action: thin over the core, with its own small toolkit instead of a dependency. */
package io.github.cmkverify.action;
