package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** {@code GET .../locations/{region}/deletedVaults/{name}}: what remains of a soft-deleted vault (FACTS B.2). */
public record DeletedVault(Body body) {
    public Fact<String> scheduledPurgeDate() {
        return body.text("/properties/scheduledPurgeDate");
    }
}
