package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/** A row of {@code GET .../accounts/{name}/encryptionScopes}: a second place where an account names a key. */
public record EncryptionScope(Body body) {
    public Fact<String> name() {
        return body.text("/name");
    }

    /** {@code Enabled} or {@code Disabled}. */
    public Fact<String> state() {
        return body.choice("/properties/state", "Enabled", "Disabled");
    }

    /** Who keeps the key; no meaning is documented when it is left out. */
    public Fact<String> keySource() {
        return body.object("/properties").flatMap(EncryptionSettings::keySource);
    }

    public Fact<String> id() {
        return body.text("/id");
    }

    /** Whether the scope, and not Microsoft, says which key is used. */
    public Fact<Boolean> isCustomerManaged() {
        return keySource().map(EncryptionSettings.CUSTOMER_MANAGED::equals);
    }

    public Fact<KeyReference> keyReference() {
        return body.object("/properties").flatMap(EncryptionSettings::keyReference);
    }
}
