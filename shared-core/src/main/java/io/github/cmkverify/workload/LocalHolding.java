package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.azure.LeastRights;
import io.github.cmkverify.azure.Operations;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.Set;

/** A local role of a Managed HSM (FACTS A.2, B.5), as far as it reaches {@code key}. */
public record LocalHolding(RoleAssignment assignment, Fact<RoleDefinition> definition, String key) implements Holding {
    @Override
    public Fact<String> principal() {
        return assignment.principalId();
    }

    @Override
    public Claim mayBeHuman() {
        return assignment.principalId().must(id -> true, id -> "");
    }

    @Override
    public Claim isOnePrincipal() {
        return Claim.open(new Gap(
                Gap.Kind.NOT_EVALUABLE,
                assignment.body().source("").item(),
                "a local role of the HSM does not tell whether " + Words.of(assignment.principalId()) + " is a group",
                "give the role to principals that hold nothing on the other side"));
    }

    @Override
    public Claim gives(Set<KeyPower> powers) {
        return Claim.all(reaches(), definition.claim(role -> role.allowsAnyOf(Operations.local(powers))));
    }

    @Override
    public Claim givesNoMore() {
        return definition
                .claim(role -> role.allowsMoreThan(LeastRights.LOCAL))
                .not(() -> "the identity can do more than get, wrap and unwrap: " + words() + " allows "
                        + Words.operations(definition, LeastRights.LOCAL::exceededBy));
    }

    @Override
    public Claim staysAt(KeyChain chain) {
        return definition.claim(role -> role.usesKeys(LeastRights.LOCAL)).implies(() -> assignment
                .scope()
                .claim(scope -> Claim.any(
                        "the identity holds rights beyond its key: " + words(),
                        chain.isLocalScopeOfOwnKey(scope),
                        chain.mayUseWholeStore().andThen(this::reaches))));
    }

    @Override
    public Claim namesItsRights() {
        return assignment.roleDefinitionId().mustExist("");
    }

    private Claim reaches() {
        return assignment
                .scope()
                .must(scope -> Scopes.isLocallyAtOrAbove(key, scope), scope -> "does not reach the key");
    }

    @Override
    public String words() {
        return Words.of(assignment.principalId()) + " (local role "
                + Words.of(definition.flatMap(RoleDefinition::roleName)) + " at " + Words.of(assignment.scope()) + ")";
    }

    @Override
    public String allowed(Set<KeyPower> powers) {
        return Words.operations(definition, Operations.local(powers)::coveredBy);
    }
}
