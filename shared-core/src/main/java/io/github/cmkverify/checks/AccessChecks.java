package io.github.cmkverify.checks;

import io.github.cmkverify.azure.KeyRight;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.workload.KeyChain;
import java.time.Instant;

/** Group ACS: who may do what with the key. */
final class AccessChecks {
    private AccessChecks() {}

    /** CMK-ACS-001. */
    static Claim identityCanUseKey(KeyChain key, Instant at) {
        return key.identity()
                .orBroken("the account has no identity that could hold rights on the key", identity -> key.access(
                                identity)
                        .claim(access -> Claim.all(
                                access.grants(KeyRight.GET),
                                access.grants(KeyRight.WRAP),
                                access.grants(KeyRight.UNWRAP))));
    }
}
