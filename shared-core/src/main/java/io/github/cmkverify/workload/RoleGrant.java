package io.github.cmkverify.workload;

import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;

/** A role assignment joined with what its role allows. */
public record RoleGrant(RoleAssignment assignment, Fact<RoleDefinition> definition) {
    /**
     * Whether this row gives {@code dataAction} on {@code resource} to {@code principal}. A row for a group counts because the
     * rows were asked for with {@code assignedTo}, which resolves groups (FACTS B.6).
     */
    Claim gives(String principal, ArmId resource, String dataAction) {
        return Claim.all(
                Claim.any(
                        "is for somebody else",
                        assignment.principalId().must(principal::equalsIgnoreCase, id -> "is for " + id),
                        assignment.principalType().must("Group"::equals, type -> "is for a " + type)),
                assignment.scope().must(resource::isReachedFrom, scope -> "does not reach the key"),
                definition.claim(role -> role.allowsData(dataAction)),
                assignment.unconditional());
    }
}
