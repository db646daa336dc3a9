package io.github.cmkverify.workload;

import io.github.cmkverify.azure.AccessPolicy;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.DenyAssignment;
import io.github.cmkverify.azure.KeyRight;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;

/** What one identity may do with one key, computed from definitions and never from role names. */
public sealed interface KeyAccess {
    Claim grants(KeyRight right);

    /**
     * A vault on Azure RBAC.
     *
     * @param principal the object id of the identity
     * @param grants the role assignments of the identity and its groups at or above the key
     * @param denies the deny assignments at or above the key
     */
    record Rbac(ArmId key, String principal, Listing<RoleGrant> grants, Listing<DenyAssignment> denies)
            implements KeyAccess {
        @Override
        public Claim grants(KeyRight right) {
            return Claim.all(
                    grants.some(
                            "no role at or above the key grants the identity " + principal + " " + right.dataAction(),
                            grant -> grant.gives(principal, key, right.dataAction())),
                    denies.each(deny -> deny.denies(principal, key, right.dataAction())
                            .not("a deny assignment takes " + right.dataAction() + " away from the identity "
                                    + principal)));
        }
    }

    /**
     * A vault on access policies, which count per vault and not per key.
     *
     * @param vaultTenant entries of another directory do not count
     */
    record Policies(String principal, Fact<String> vaultTenant, Listing<AccessPolicy> entries) implements KeyAccess {
        @Override
        public Claim grants(KeyRight right) {
            return entries.some(
                    "no access policy gives the identity " + principal + " the key permission " + right.policyName(),
                    entry -> Claim.all(
                            entry.objectId().must(principal::equalsIgnoreCase, id -> "is for " + id),
                            vaultTenant.claim(tenant ->
                                    entry.tenantId().must(tenant::equalsIgnoreCase, id -> "is for directory " + id)),
                            entry.applicationId().must(id -> id.isEmpty(), id -> "counts through one application only"),
                            entry.keyPermissions()
                                    .must(
                                            names -> names.contains(right.policyName()) || names.contains("all"),
                                            names -> "lacks " + right.policyName())));
        }
    }

    /** A Managed HSM, which has local roles of its own. */
    record Hsm(String principal, String key, Listing<HsmRoleGrant> grants) implements KeyAccess {
        @Override
        public Claim grants(KeyRight right) {
            return grants.some(
                    "no local role of the HSM grants the identity " + principal + " " + right.hsmDataAction(),
                    grant -> grant.gives(principal, key, right.hsmDataAction()));
        }
    }
}
