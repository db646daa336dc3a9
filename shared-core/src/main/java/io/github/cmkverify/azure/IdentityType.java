package io.github.cmkverify.azure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code identity.type}: a comma-separated list, with or without a space (FACTS 0.15).
 *
 * @param parts lower case
 */
public record IdentityType(Set<String> parts) {
    public static final IdentityType NONE = new IdentityType(Set.of("none"));

    public IdentityType {
        parts = Set.copyOf(parts);
    }

    public static IdentityType of(String text) {
        return new IdentityType(Arrays.stream(text.split(","))
                .map(part -> part.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    public boolean hasSystemAssigned() {
        return parts.contains("systemassigned");
    }

    @Override
    public String toString() {
        return parts.stream().sorted().collect(Collectors.joining(", "));
    }
}
