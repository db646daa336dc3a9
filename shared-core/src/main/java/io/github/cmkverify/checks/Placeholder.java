package io.github.cmkverify.checks;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name that a remedy leaves open, written {@code {vaultId}}. The constant's own name is the word that stays in the
 * command when there is no safe value.
 */
enum Placeholder {
    SUBSCRIPTION("subscription", Shape.NAME),
    RESOURCE_GROUP("resourceGroup", Shape.NAME),
    ACCOUNT("account", Shape.NAME),
    VAULT("vault", Shape.NAME),
    VAULT_ID("vaultId", Shape.ID),
    KEY("key", Shape.NAME),
    KEY_ID("keyId", Shape.ID),
    KEY_VERSION("keyVersion", Shape.NAME),
    KEY_VAULT_URI("keyVaultUri", Shape.URI),
    PRINCIPAL_ID("principalId", Shape.NAME),
    LOCATION("location", Shape.NAME);

    private final String text;
    private final Pattern safe;

    Placeholder(String text, String safe) {
        this.text = text;
        this.safe = Pattern.compile(safe);
    }

    String text() {
        return text;
    }

    /**
     * Whether the value may enter a command that a person pastes into a shell: no space, quote, {@code $}, backtick or
     * other character that a shell, JSON or Terraform reads, no leading dash, and no {@code ..} that leads to another
     * resource.
     */
    boolean accepts(String value) {
        return safe.matcher(value).matches() && !value.contains("..");
    }

    static Optional<Placeholder> of(String text) {
        return Stream.of(values()).filter(p -> p.text.equals(text)).findFirst();
    }

    private static final class Shape {
        static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
        static final String ID = "/?[A-Za-z0-9][A-Za-z0-9._:/-]{0,511}";
        static final String URI = "https://[A-Za-z0-9][A-Za-z0-9._:/-]{0,511}";
    }
}
