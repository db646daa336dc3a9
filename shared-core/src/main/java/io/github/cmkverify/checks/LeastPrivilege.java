package io.github.cmkverify.checks;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.workload.Holding;
import io.github.cmkverify.workload.KeyChain;
import java.time.Instant;

/** Group ACS, the identity of the service: what it can do besides opening its key. */
final class LeastPrivilege {
    private LeastPrivilege() {}

    /** CMK-ACS-002. Its roles are asked for at the key, and at the vault with everything in it. */
    static Claim identityCanDoNothingElse(KeyChain key, Instant at) {
        return key.identity()
                .orBroken(
                        AccessChecks.NO_IDENTITY,
                        identity -> AccessChecks.ofHolders(
                                key,
                                holders -> Claim.all(
                                        key.heldBy(identity, holders.model()).each(role -> least(key, role)),
                                        key.heldAtKeyBy(identity, holders.model())
                                                .each(role -> least(key, role)),
                                        holders.eachInside(entry -> entry.principal()
                                                .must(identity.principalId()::equalsIgnoreCase, id -> "is for " + id)
                                                .implies(() -> least(key, entry))))));
    }

    private static Claim least(KeyChain key, Holding holding) {
        return Claim.all(holding.givesNoMore(), holding.staysAt(key));
    }
}
