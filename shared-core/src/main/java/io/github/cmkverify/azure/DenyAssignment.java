package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;

/** A row of {@code denyAssignments}: it takes rights away whatever roles grant (FACTS B.6). */
public record DenyAssignment(Body body) {
    private static final String WITHOUT_CONDITION =
            "let the deny assignment exclude the identity by name, or drop its condition";

    /** The principal that stands for everyone. */
    private static final String EVERYONE = "00000000-0000-0000-0000-000000000000";

    public Fact<String> scope() {
        return body.text("/properties/scope");
    }

    /**
     * Holds when this row takes {@code dataAction} on {@code resource} away from {@code principal}; open when it may, as
     * through a group whose members the suite cannot read.
     */
    public Claim denies(String principal, ArmId resource, String dataAction) {
        return Claim.all(
                        covers(dataAction),
                        reaches(resource),
                        names(principal),
                        excludes(principal).not("is excluded"))
                .andThen(this::unconditional);
    }

    private Claim covers(String dataAction) {
        return Permission.someCovers(
                body.objects("/properties/permissions").list(blocks -> blocks).map(Permission::of),
                dataAction,
                body.source("").item(),
                WITHOUT_CONDITION);
    }

    private Claim reaches(ArmId resource) {
        Fact<Boolean> onlyThere =
                body.flag("/properties/doNotApplyToChildScopes").absentMeans(false, "FACTS B.6");
        return onlyThere.claim(only -> scope().must(
                        scope -> only ? resource.sameAs(scope) : resource.isReachedFrom(scope),
                        scope -> "does not reach the key"));
    }

    private Claim names(String principal) {
        return body.objects("/properties/principals")
                .list(rows -> rows)
                .map(Principal::new)
                .some("names somebody else", row -> row.is(principal, EVERYONE));
    }

    private Claim excludes(String principal) {
        return body.objectsOrNone("/properties/excludePrincipals", "FACTS B.6")
                .map(Principal::new)
                .some("excludes nobody we know", row -> row.is(principal));
    }

    private Claim unconditional() {
        return body.text("/properties/condition").optional("FACTS B.6").claim(condition -> condition
                .filter(text -> !text.isBlank())
                .map(text -> Claim.open(Permission.conditional(body.source("").item(), text, WITHOUT_CONDITION)))
                .orElseGet(() -> scope().mustExist("")));
    }

    private record Principal(Body body) {
        /** Holds for one of {@code ids}; open for a group, whose members are not read. */
        Claim is(String... ids) {
            Claim same = body.text("/id").must(id -> matches(id, ids), id -> "is " + id);
            Claim group = body.text("/type")
                    .claim(type -> type.equalsIgnoreCase("Group")
                            ? Claim.open(new Gap(
                                    Gap.Kind.NOT_EVALUABLE,
                                    body.source("").item(),
                                    "a deny assignment names a group whose members are not read",
                                    "let the deny assignment name the identity, or exclude it by name"))
                            : body.text("/type").must(t -> false, t -> "is no group"));
            return Claim.any("is somebody else", same, group);
        }

        private static boolean matches(String id, String... ids) {
            for (String each : ids) {
                if (each.equalsIgnoreCase(id)) {
                    return true;
                }
            }
            return false;
        }
    }
}
