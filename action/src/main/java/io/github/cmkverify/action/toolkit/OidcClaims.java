package io.github.cmkverify.action.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token says about its job, for people who compare it with the federated credential. Not checked: who relies on it
 * checks the signature.
 */
public record OidcClaims(String issuer, String subject, String audience) {
    /** Empty when {@code token} is none. */
    public static Optional<OidcClaims> of(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return Optional.of(new OidcClaims(
                    claims.path("iss").asText(""),
                    claims.path("sub").asText(""),
                    claims.path("aud").asText("")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
