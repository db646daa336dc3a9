/** The joined chain: account, key reference, key version, vault, identity and its right on that key. */
package io.github.cmkverify.workload;
