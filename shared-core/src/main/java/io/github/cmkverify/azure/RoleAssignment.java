package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.List;
import java.util.Optional;

/** A row of {@code roleAssignments} (FACTS B.6). */
public record RoleAssignment(Body body) {
    private static final List<String> HUMAN = List.of("User", "Group", "ForeignGroup");

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

    /** Holds for people and groups; open where Azure does not know the type. */
    public Claim isHuman() {
        return principalType()
                .claim(type -> type.equals("Unknown")
                        ? Claim.open(new Gap(
                                Gap.Kind.NOT_EVALUABLE,
                                body.source("").item(),
                                "a role assignment is for a principal of unknown type, which may have been deleted",
                                "remove the role assignments of principals that no longer exist"))
                        : principalType().must(HUMAN::contains, other -> "is for a " + other));
    }

    /** Open for a group, whose members are not read. */
    public Claim isOnePrincipal() {
        return principalType()
                .claim(type -> type.endsWith("Group")
                        ? principalId()
                                .claim(
                                        id -> Claim.open(
                                                new Gap(
                                                        Gap.Kind.NOT_EVALUABLE,
                                                        body.source("").item(),
                                                        "who is in the group " + id
                                                                + " is not read, so one person may run the account and decide over its key",
                                                        "let groups hold at most one of the two for good: the other side through PIM, or by name")))
                        : principalType().mustExist(""));
    }

    /** Holds when {@code other} gives the same role to the same principal at the same scope. */
    public Claim isSameAs(RoleAssignment other) {
        return Claim.all(
                same(principalId(), other.principalId(), "another principal"),
                same(scope(), other.scope(), "another scope"),
                same(
                        roleDefinitionId().map(RoleAssignment::lastSegment),
                        other.roleDefinitionId().map(RoleAssignment::lastSegment),
                        "another role"));
    }

    private static Claim same(Fact<String> mine, Fact<String> theirs, String otherwise) {
        return theirs.claim(wanted -> mine.must(wanted::equalsIgnoreCase, actual -> otherwise));
    }

    /** The name of a role; its id may be spelled with or without the subscription. */
    private static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
