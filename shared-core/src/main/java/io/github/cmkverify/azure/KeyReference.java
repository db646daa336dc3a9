package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import java.util.Optional;

/** {@code keyVaultProperties}: which key an account or encryption scope uses. Empty texts count as absent (FACTS A.8). */
public record KeyReference(Body body) {
    /** The address as written; see {@link KeyStoreUri}. */
    public Fact<String> vaultUri() {
        return body.text("/keyVaultUri");
    }

    /** The address, normalised; unknown when it is no address of a host. */
    public Fact<KeyStoreUri> store() {
        return Uris.keyStore(body, "/keyVaultUri");
    }

    public Fact<String> keyName() {
        return body.text("/keyName");
    }

    /** The reference of an account or scope that may name no key at all (CHECKS NET-002). */
    public static Fact<Optional<KeyReference>> ifAny(Fact<KeyReference> reference) {
        return reference.optional("CHECKS NET-002");
    }

    /** The pinned version, or empty when the reference follows the current one (FACTS A.5). */
    public Fact<Optional<String>> pinnedVersion() {
        return filled("/keyVersion", "FACTS A.5");
    }

    /** The client id of a user-assigned identity, or empty for the system-assigned one (FACTS B.1). */
    public Fact<Optional<String>> identityClientId() {
        return filled("/identityClientId", "FACTS B.1");
    }

    private Fact<Optional<String>> filled(String pointer, String rule) {
        return body.text(pointer).optional(rule).map(text -> text.filter(value -> !value.isBlank()));
    }
}
