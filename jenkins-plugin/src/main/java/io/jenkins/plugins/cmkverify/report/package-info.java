/** The JSON report of a run as the plugin reads it: knows nothing of Jenkins. */
package io.jenkins.plugins.cmkverify.report;
