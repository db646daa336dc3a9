package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.Optional;

/** {@code GET Microsoft.CognitiveServices/accounts/{name}} (FACTS B.1). */
public record Account(Body body) {
    public static final String TYPE = "Microsoft.CognitiveServices/accounts";

    public Fact<String> kind() {
        return body.text("/kind");
    }

    /** Normalised as by {@link Region}. */
    public Fact<String> location() {
        return Region.read(body, "/location");
    }

    /** The tag {@code environment}; absent when there is none. */
    public Fact<String> environmentTag() {
        return body.object("/tags").flatMap(tags -> tags.text("/environment"));
    }

    public Fact<String> provisioningState() {
        return body.choice(
                "/properties/provisioningState",
                "Accepted",
                "Creating",
                "Deleting",
                "Moving",
                "Failed",
                "Succeeded",
                "ResolvingDNS",
                "Canceled");
    }

    /** Who keeps the key; an account without the object {@code encryption} is on Microsoft-managed keys. */
    public Fact<String> keySource() {
        return body.object("/properties/encryption")
                .flatMap(EncryptionSettings::keySource)
                .absentMeans(EncryptionSettings.MICROSOFT_MANAGED, "FACTS B.1");
    }

    /** Whether the account, and not Microsoft, says which key is used. */
    public Fact<Boolean> isCustomerManaged() {
        return keySource().map(EncryptionSettings.CUSTOMER_MANAGED::equals);
    }

    /** The key reference of the account; absent when the account names no key. */
    public Fact<KeyReference> keyReference() {
        return body.object("/properties/encryption").flatMap(EncryptionSettings::keyReference);
    }

    /** The principal of the system-assigned identity; absent when there is no such identity. */
    public Fact<String> systemPrincipal() {
        return identityType()
                .flatMap(type -> type.hasSystemAssigned()
                        ? ofSystemIdentity(body.text("/identity/principalId"), "object id")
                        : noSystemIdentity());
    }

    private static Fact<String> ofSystemIdentity(Fact<String> field, String what) {
        return field.absentIsUnknown(
                "the system-assigned identity does not tell its " + what,
                "run again; when it stays hidden, report this answer to the maintainers with its item");
    }

    private <T> Fact<T> noSystemIdentity() {
        return Fact.absent(body.source("no system-assigned identity"));
    }

    /** None when Azure leaves out {@code identity}. */
    public Fact<IdentityType> identityType() {
        return body.object("/identity")
                .flatMap(identity -> identity.text("/type"))
                .map(IdentityType::of)
                .absentMeans(IdentityType.NONE, "FACTS B.1");
    }

    /** The directory of the system-assigned identity; absent when there is no such identity. */
    public Fact<String> identityTenant() {
        Fact<String> written = body.object("/identity").flatMap(identity -> identity.text("/tenantId"));
        return written.ifAbsent(() -> identityType()
                .flatMap(type ->
                        type.hasSystemAssigned() ? ofSystemIdentity(written, "directory") : noSystemIdentity()));
    }

    /** {@code Enabled}, {@code Disabled} or {@code SecuredByPerimeter}. */
    public Fact<String> publicNetworkAccess() {
        return body.choice("/properties/publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter")
                .absentMeans("Enabled", "FACTS B.1");
    }

    /** The firewall; empty when Azure leaves it out, which means open to all networks (FACTS B.1). */
    public Fact<Optional<NetworkRules>> networkRules() {
        return body.object("/properties/networkAcls").map(NetworkRules::new).optional("FACTS B.1");
    }

    /** Whether API keys are switched off; absent means that they work (FACTS B.1). */
    public Fact<Boolean> localAuthDisabled() {
        return body.flag("/properties/disableLocalAuth").absentMeans(false, "FACTS B.1");
    }

    /** The custom sub-domain that tokens and private endpoints need; absent when the account has none. */
    public Fact<String> customSubDomain() {
        return body.text("/properties/customSubDomainName");
    }

    /** None when Azure leaves them out (FACTS B.1). */
    public Listing<PrivateEndpointConnection> privateEndpointConnections() {
        return body.objectsOrNone("/properties/privateEndpointConnections", "FACTS B.1")
                .map(PrivateEndpointConnection::new);
    }

    /** None when the account has no identity at all. */
    public Listing<UserAssignedIdentity> userAssignedIdentities() {
        return identityType()
                .list(type -> type.equals(IdentityType.NONE)
                        ? Listing.<Body.Member>complete(List.of(), List.of(body.source("no identity")))
                        : body.membersOrNone("/identity/userAssignedIdentities", "FACTS B.1"))
                .map(UserAssignedIdentity::of);
    }
}
