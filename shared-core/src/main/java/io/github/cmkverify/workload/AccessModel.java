package io.github.cmkverify.workload;

import io.github.cmkverify.fact.Claim;

/**
 * How a store decides who may use its keys.
 *
 * @param source the claim that it does, with its evidence
 */
public record AccessModel(Kind kind, Claim source) {
    /** The three ways that there are. */
    public enum Kind {
        /** Azure RBAC, down to a single key. */
        RBAC,
        /** Access policies, for the vault as a whole. */
        ACCESS_POLICIES,
        /** Local roles of a Managed HSM, down to a single key. */
        LOCAL_ROLES
    }
}
