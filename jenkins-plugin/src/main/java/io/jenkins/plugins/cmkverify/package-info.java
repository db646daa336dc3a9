/** The Jenkins plugin: steps, settings and pages over the core. */
package io.jenkins.plugins.cmkverify;
