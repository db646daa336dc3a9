package io.github.cmkverify.workload;

import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;

/** A local role assignment of a Managed HSM joined with what its role allows (FACTS A.2, B.5). */
public record HsmRoleGrant(RoleAssignment assignment, Fact<RoleDefinition> definition) {
    Claim gives(String principal, String key, String dataAction) {
        return Claim.all(
                assignment.principalId().must(principal::equalsIgnoreCase, id -> "is for " + id),
                assignment
                        .scope()
                        .must(scope -> Scopes.isLocallyAtOrAbove(key, scope), scope -> "does not reach the key"),
                definition.claim(role -> role.allowsData(dataAction)));
    }
}
