/** The Jenkins plugin: thin over the core. Nothing of Jenkins is used yet. */
package io.jenkins.plugins.cmkverify;
