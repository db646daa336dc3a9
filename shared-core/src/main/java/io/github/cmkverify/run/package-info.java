/**
 * One run as every front end makes it: profile, evidence, judgement, reports and the exit code of each ending. Talks to a
 * {@link io.github.cmkverify.run.RunListener}; knows no console, no process and no build server.
 */
package io.github.cmkverify.run;
