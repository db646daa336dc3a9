package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;

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
        return properties().flatMap(EncryptionSettings::keySource);
    }

    public Fact<String> id() {
        return body.text("/id");
    }

    /** Whether the scope, and not Microsoft, says which key is used. */
    public Fact<Boolean> isCustomerManaged() {
        return keySource().map(EncryptionSettings.CUSTOMER_MANAGED::equals);
    }

    public Fact<KeyReference> keyReference() {
        return properties().flatMap(EncryptionSettings::keyReference);
    }

    /** A scope without them would seem to name no key. */
    private Fact<Body> properties() {
        return body.object("/properties")
                .ifAbsent(() -> Fact.unknown(new Gap(
                        Gap.Kind.WRONG_TYPE,
                        body.source("").item(),
                        "an encryption scope has no properties",
                        "report this answer to the maintainers with its item")));
    }
}
