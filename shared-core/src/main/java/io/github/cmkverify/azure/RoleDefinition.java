package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;

/** What a role allows, read from its definition and never from its name (FACTS B.6). */
public record RoleDefinition(Body body) {
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
        return Permission.someCovers(
                permissions(),
                dataAction,
                body.source("").item(),
                "give a role without a condition, at the key itself");
    }
}
