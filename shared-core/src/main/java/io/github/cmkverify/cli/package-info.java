/** The command line: one class per command. The only package that may end the process or print. */
package io.github.cmkverify.cli;
