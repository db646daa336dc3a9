package io.github.cmkverify.checks;

import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.SearchRow;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.AccountSettings.IdentityType;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.ServiceIdentity;
import java.time.Instant;

/** Group IDN: the identity with which the account opens its key. */
final class IdentityChecks {
    private IdentityChecks() {}

    /** CMK-IDN-001. */
    static Claim identityAttached(AccountChain chain, Instant at) {
        return Claim.all(chain.keys().stream().map(IdentityChecks::attached).toList());
    }

    private static Claim attached(KeyChain key) {
        return key.reference(KeyReference::identityClientId).claim(clientId -> key.identity()
                .mustExist(clientId.map(id -> "the " + key.name() + " is to be opened with client id " + id
                                + ", which belongs to no identity attached to the account")
                        .orElse("the account has no identity that could open the " + key.name())));
    }

    /** CMK-IDN-002. */
    static Judgement preferredType(AccountChain chain, Instant at) {
        var wanted = chain.settings().identityType().fact();
        return Judgement.whenClaim(
                wanted.must(type -> type != IdentityType.ANY, type -> "the profile accepts any type of identity"),
                () -> wanted.claim(type -> Claim.all(
                        chain.keys().stream().map(key -> preferred(key, type)).toList())));
    }

    private static Claim preferred(KeyChain key, IdentityType wanted) {
        boolean userAssigned = wanted == IdentityType.USER_ASSIGNED;
        Claim preferred = key.identity()
                .must(
                        identity -> identity.resourceId().isPresent() == userAssigned,
                        identity -> "the " + key.name() + " is opened with the "
                                + identity.resourceId()
                                        .map(id -> "user-assigned identity " + id)
                                        .orElse("system-assigned identity")
                                + "; the profile prefers " + wanted.text());
        return userAssigned
                ? preferred.andThen(() -> key.identity().claim(identity -> notShared(key, identity)))
                : preferred;
    }

    /** A search that does not show the account itself does not see what it should. */
    private static Claim notShared(KeyChain key, ServiceIdentity identity) {
        ArmId own = key.account().id();
        String name = identity.resourceId().orElse("");
        Listing<SearchRow> users = key.usersOf(identity);
        Claim others = Handful.of(
                "the identity " + name.substring(name.lastIndexOf('/') + 1) + " is attached to others as well: ",
                users.each(user -> user.id().must(own::sameAs, id -> id)),
                "");
        Claim itself = users.single("rows for the account", user -> user.id().must(own::sameAs, id -> id))
                .absentIsUnknown(
                        "does not show the account itself, so it proves nothing of others",
                        "wait until Resource Graph knows the identity of the account, then run again")
                .mustExist("");
        return Claim.all(others, itself);
    }
}
