package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** {@code GET /subscriptions/{id}}. */
public record Subscription(Body body) {
    public Fact<String> tenantId() {
        return body.text("/tenantId");
    }

    public Fact<String> subscriptionId() {
        return body.text("/subscriptionId");
    }
}
