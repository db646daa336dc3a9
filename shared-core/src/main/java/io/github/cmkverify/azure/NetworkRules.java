package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** {@code networkAcls} of a vault or Managed HSM. */
public record NetworkRules(Body body) {
    /** {@code Allow} or {@code Deny}; no default is documented. */
    public Fact<String> defaultAction() {
        return body.choice("/defaultAction", "Allow", "Deny");
    }

    /** {@code AzureServices} or {@code None}. */
    public Fact<String> bypass() {
        return body.choice("/bypass", "AzureServices", "None").absentMeans("AzureServices", "FACTS B.2");
    }
}
