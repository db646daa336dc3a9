package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** The fields {@code keySource} and {@code keyVaultProperties}, which accounts and encryption scopes share. */
final class EncryptionSettings {
    static final String CUSTOMER_MANAGED = "Microsoft.KeyVault";
    static final String MICROSOFT_MANAGED = "Microsoft.CognitiveServices";

    private EncryptionSettings() {}

    static Fact<String> keySource(Body holder) {
        return holder.choice("/keySource", CUSTOMER_MANAGED, MICROSOFT_MANAGED);
    }

    static Fact<KeyReference> keyReference(Body holder) {
        return holder.object("/keyVaultProperties").map(KeyReference::new);
    }
}
