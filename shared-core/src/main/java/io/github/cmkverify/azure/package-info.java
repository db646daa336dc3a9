/**
 * Typed views over one answer of Azure. Each accessor says what absence means and where that is documented; tags such as
 * "FACTS B.2" are explained in docs/azure-facts.md.
 */
package io.github.cmkverify.azure;
