package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;

/** What a role allows, read from its definition and never from its name (FACTS B.6). */
public record RoleDefinition(Body body) {
    private static final String LEAST = "give a role without a condition, at the key itself";

    public Fact<String> id() {
        return body.text("/id");
    }

    public Fact<String> roleName() {
        return body.text("/properties/roleName");
    }

    public Listing<Fact<Permission>> permissions() {
        return body.objects("/properties/permissions").list(blocks -> blocks).map(Permission::of);
    }

    /** Holds when some block covers {@code dataAction} without a condition. */
    public Claim allowsData(String dataAction) {
        return Permission.someCovers(permissions(), dataAction, body.source("").item(), LEAST);
    }

    /** Holds when some block covers one of {@code wanted} without a condition; open when only under one. */
    public Claim allowsAnyOf(Operations wanted) {
        return Permission.some(
                permissions(),
                block -> !wanted.coveredBy(block).isEmpty(),
                "allow any of it",
                body.source("").item(),
                "give a role without a condition, or name the holder in the profile");
    }

    /** Holds when some block allows more of a key store than {@code least}; open when one does under a condition. */
    public Claim allowsMoreThan(LeastRights least) {
        return Permission.some(
                permissions(),
                block -> !least.exceededBy(block).isEmpty(),
                "allow more",
                body.source("").item(),
                LEAST);
    }

    /** Holds when some block allows any use of a key store, so that the scope of the role matters. */
    public Claim usesKeys(LeastRights least) {
        return Permission.some(
                permissions(), least::usesKeys, "use keys", body.source("").item(), LEAST);
    }
}
