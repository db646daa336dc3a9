package io.github.cmkverify.checks;

import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.KeyChain;
import java.time.Instant;

/** Group IDN: the identity with which the account opens its key. */
final class IdentityChecks {
    private IdentityChecks() {}

    /** CMK-IDN-001. */
    static Claim identityAttached(AccountChain chain, Instant at) {
        return Claim.all(chain.keys().stream().map(IdentityChecks::attached).toList());
    }

    private static Claim attached(KeyChain key) {
        return key.reference(KeyReference::identityClientId).claim(clientId -> key.identity()
                .mustExist(clientId.map(id -> "the " + key.name() + " is to be opened with client id " + id
                                + ", which belongs to no identity attached to the account")
                        .orElse("the account has no identity that could open the " + key.name())));
    }
}
