package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What holds keys: a vault or a Managed HSM. */
public sealed interface KeyStore permits Vault, ManagedHsm {
    Body body();

    <R> R fold(Function<Vault, R> vault, Function<ManagedHsm, R> hsm);

    Fact<KeyStoreUri> uri();

    /** The regions it serves, normalised as by {@link Region}. */
    Fact<List<String>> regions();

    Fact<Boolean> purgeProtection();

    Fact<Boolean> softDelete();

    /** For how many days a deleted key, or the store itself, can be recovered; fixed when the store is made. */
    Fact<Integer> retentionDays();

    default Fact<String> tenantId() {
        return body().text("/properties/tenantId");
    }

    /** {@code Enabled}, {@code Disabled} or {@code SecuredByPerimeter}. */
    default Fact<String> publicNetworkAccess() {
        return body().choice("/properties/publicNetworkAccess", "Enabled", "Disabled", "SecuredByPerimeter")
                .absentMeans("Enabled", "FACTS B.2");
    }

    /** The firewall; empty when Azure leaves it out, which means open to all networks (FACTS B.2). */
    default Fact<Optional<NetworkRules>> networkRules() {
        return body().object("/properties/networkAcls").map(NetworkRules::new).optional("FACTS B.2");
    }

    /** None when Azure leaves them out (FACTS B.2). */
    default Listing<PrivateEndpointConnection> privateEndpointConnections() {
        return body().objectsOrNone("/properties/privateEndpointConnections", "FACTS B.2")
                .map(PrivateEndpointConnection::new);
    }

    /** Entries of the legacy access model, which count only when Azure RBAC is off. */
    default Listing<AccessPolicy> accessPolicies() {
        return body().objects("/properties/accessPolicies").list(rows -> rows).map(AccessPolicy::new);
    }
}
