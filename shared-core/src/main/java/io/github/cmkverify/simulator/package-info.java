/**
 * Azure from a recording, on this machine: Resource Manager, vaults, Resource Graph and sign-in, with faults on demand. To
 * rehearse a pipeline, a refused permission or a lost key; it proves nothing about any real resource.
 */
package io.github.cmkverify.simulator;
