package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** An entry of {@code privateEndpointConnections} of an account, a vault or a Managed HSM (FACTS B.1, B.2). */
public record PrivateEndpointConnection(Body body) {
    public static final String APPROVED = "Approved";

    /** {@code Approved}, {@code Pending}, {@code Rejected} or {@code Disconnected}; only the first lets traffic through. */
    public Fact<String> status() {
        return body.object("/properties/privateLinkServiceConnectionState")
                .flatMap(state -> state.choice("/status", APPROVED, "Pending", "Rejected", "Disconnected"));
    }

    /** The ARM id of the endpoint, possibly one of another subscription or directory. */
    public Fact<String> endpointId() {
        return body.object("/properties/privateEndpoint").flatMap(endpoint -> endpoint.text("/id"));
    }
}
