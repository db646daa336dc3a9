package io.github.cmkverify.azure.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token says about its bearer. It is not verified, which is the business of whom it is shown to; it only tells early
 * that it is for another directory.
 *
 * @param tenant the directory, when the token says so
 * @param client the application, when the token says so
 * @param object the id that roles are assigned to, when the token says so
 */
record TokenClaims(Optional<String> tenant, Optional<String> client, Optional<String> object) {
    static TokenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new TokenClaims(Optional.empty(), Optional.empty(), Optional.empty());
        }
        try {
            JsonNode claims = StrictJson.object(Bytes.of(Base64.getUrlDecoder().decode(parts[1])));
            return new TokenClaims(text(claims, "tid"), text(claims, "appid", "azp"), text(claims, "oid"));
        } catch (StrictJson.Refused | IllegalArgumentException e) {
            return new TokenClaims(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static Optional<String> text(JsonNode claims, String... names) {
        return Stream.of(names)
                .map(claims::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(Words::shown)
                .findFirst();
    }
}
