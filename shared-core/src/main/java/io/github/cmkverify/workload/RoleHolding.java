package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.azure.PimAssignment;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * A role of Azure RBAC: assigned, or one for which somebody is eligible.
 *
 * @param schedule the row of Privileged Identity Management that this is; empty for a row of the assignments themselves
 */
public record RoleHolding(RoleAssignment assignment, Optional<PimAssignment> schedule, Roles roles) implements Holding {
    @Override
    public Fact<String> principal() {
        return assignment.principalId();
    }

    @Override
    public Claim mayBeHuman() {
        return assignment.isHuman();
    }

    @Override
    public Claim isOnePrincipal() {
        return assignment.isOnePrincipal();
    }

    @Override
    public Claim gives(Set<KeyPower> powers) {
        return roles.gives(assignment, powers).andThen(assignment::unconditional);
    }

    @Override
    public Claim givesNoMore() {
        return roles.givesMore(assignment)
                .andThen(assignment::unconditional)
                .not(() -> "the identity can do more than get, wrap and unwrap: " + words() + " allows "
                        + roles.more(assignment));
    }

    @Override
    public Claim staysAt(KeyChain key) {
        return roles.usesKeys(assignment).implies(() -> assignment
                .scope()
                .claim(scope -> Claim.any(
                        "the identity holds rights beyond its key: " + words(),
                        key.isScopeOfOwnKey(scope),
                        key.mayUseWholeStore().andThen(() -> key.isStore(scope)))));
    }

    @Override
    public Claim namesItsRights() {
        return assignment.roleDefinitionId().mustExist("");
    }

    /** Whether the role was assigned at a subscription or above, so that it is inherited here. */
    public Claim isInherited() {
        return assignment
                .scope()
                .must(Scopes::isSubscriptionOrAbove, scope -> "was assigned at the resource or its resource group");
    }

    @Override
    public String words() {
        return Words.of(assignment.principalType()) + " " + Words.of(assignment.principalId()) + " (role "
                + Words.of(roles.definition(assignment).flatMap(role -> role.roleName())) + " at "
                + Words.of(assignment.scope()) + ")";
    }

    @Override
    public String allowed(Set<KeyPower> powers) {
        return roles.covered(assignment, roles.operations(powers)::coveredBy);
    }
}
