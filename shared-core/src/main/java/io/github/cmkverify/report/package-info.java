/**
 * One writer per format. A report is a function of the verdict alone: the same verdict gives the same bytes on every machine,
 * in every locale and under every front end.
 */
package io.github.cmkverify.report;
