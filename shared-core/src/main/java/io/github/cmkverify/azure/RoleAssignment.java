package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import java.util.Optional;

/** A row of {@code roleAssignments} (FACTS B.6). */
public record RoleAssignment(Body body) {
    public Fact<String> roleDefinitionId() {
        return body.text("/properties/roleDefinitionId");
    }

    public Fact<String> principalId() {
        return body.text("/properties/principalId");
    }

    /** {@code User}, {@code Group}, {@code ServicePrincipal}, {@code ForeignGroup} or {@code Device}. */
    public Fact<String> principalType() {
        return body.choice(
                "/properties/principalType", "User", "Group", "ServicePrincipal", "ForeignGroup", "Device", "Unknown");
    }

    public Fact<String> scope() {
        return body.text("/properties/scope");
    }

    /** The ABAC condition; absent means that there is none (FACTS B.6). */
    public Fact<Optional<String>> condition() {
        return body.text("/properties/condition").optional("FACTS B.6");
    }

    /** Holds when the row has no condition; a condition leaves open what it grants. */
    public Claim unconditional() {
        return condition().claim(condition -> condition
                .filter(text -> !text.isBlank())
                .map(text -> Claim.open(Permission.conditional(
                        body.source("").item(), text, "assign the role without a condition, at the key itself")))
                .orElseGet(() -> condition().mustExist("")));
    }
}
