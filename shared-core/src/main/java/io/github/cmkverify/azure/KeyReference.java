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

    public Fact<String> keyName() {
        return body.text("/keyName");
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
