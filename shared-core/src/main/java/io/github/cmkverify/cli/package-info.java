/** The command line, one class per command. The only package that knows files, terminals and exit codes of processes. */
package io.github.cmkverify.cli;
