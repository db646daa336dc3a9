package io.github.cmkverify.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Signs in applications (secret, certificate, federated token) and managed identities, and knows its own tokens again. */
final class TokenService {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final SimulatorOptions options;
    private final URI here;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    private record Issued(String audience, Instant until) {}

    TokenService(SimulatorOptions options, URI here) {
        this.options = options;
        this.here = here;
    }

    static boolean isFor(String path) {
        return path.endsWith("/oauth2/v2.0/token")
                || path.endsWith("/.well-known/openid-configuration")
                || path.equals("/msi/token")
                || path.equals("/metadata/identity/oauth2/token");
    }

    /** @param machine whether the header is there without which managed identities are not given */
    Reply answer(String method, String path, String query, String body, boolean machine) {
        if (path.endsWith("/.well-known/openid-configuration")) {
            return discovery();
        }
        return path.endsWith("/oauth2/v2.0/token")
                ? method.equals("POST") ? application(path, form(body)) : Reply.error(405, "MethodNotAllowed", "POST")
                : machine && method.equals("GET")
                        ? identity(form(query))
                        : Reply.error(400, "invalid_request", "The header of managed identities is missing.");
    }

    private Reply discovery() {
        String directory = here + "/" + options.tenant();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("issuer", directory + "/v2.0")
                .put("token_endpoint", directory + "/oauth2/v2.0/token")
                .put("authorization_endpoint", directory + "/oauth2/v2.0/authorize")
                .put("jwks_uri", directory + "/discovery/v2.0/keys");
        return Reply.json(200, body);
    }

    private Reply application(String path, Map<String, String> form) {
        if (!path.startsWith("/" + options.tenant() + "/")) {
            return refused(400, "90002", "invalid_request");
        }
        boolean assertion = JWT_BEARER.equals(form.get("client_assertion_type"))
                && !form.getOrDefault("client_assertion", "").isEmpty();
        String secret = form.getOrDefault("client_secret", "");
        if (!form.getOrDefault("grant_type", "").equals("client_credentials") || !assertion && secret.isEmpty()) {
            return refused(401, "7000218", "invalid_client");
        }
        if (!assertion
                && options.clientSecret()
                        .filter(wanted -> !wanted.equals(secret))
                        .isPresent()) {
            return refused(401, "7000215", "invalid_client");
        }
        // a library adds openid and others, in any order
        String scope = Arrays.stream(form.getOrDefault("scope", "").split(" "))
                .filter(each -> each.endsWith("/.default"))
                .findFirst()
                .orElse("");
        if (scope.isEmpty()) {
            return refused(400, "500011", "invalid_resource");
        }
        String token =
                issue(scope.substring(0, scope.length() - "/.default".length()), form.getOrDefault("client_id", ""));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("token_type", "Bearer")
                .put("expires_in", options.tokenLifetime().toSeconds())
                .put("ext_expires_in", options.tokenLifetime().toSeconds())
                .put("access_token", token);
        return Reply.json(200, body);
    }

    private Reply identity(Map<String, String> query) {
        String resource = query.getOrDefault("resource", "");
        String client = query.getOrDefault("client_id", "00000000-0000-0000-0000-0000000000a1");
        Instant until = options.clock().instant().plus(options.tokenLifetime());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", issue(resource, client))
                .put("client_id", client)
                .put("expires_on", Long.toString(until.getEpochSecond()))
                .put("expires_in", Long.toString(options.tokenLifetime().toSeconds()))
                .put("resource", resource)
                .put("token_type", "Bearer");
        return Reply.json(200, body);
    }

    /** As Microsoft Entra refuses. */
    static Reply refused(int status, String code, String error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error)
                .put(
                        "error_description",
                        "AADSTS" + code + ": refused by the simulator. Trace ID: " + UUID.randomUUID())
                .put("trace_id", UUID.randomUUID().toString())
                .put("correlation_id", UUID.randomUUID().toString());
        body.putArray("error_codes").add(Integer.parseInt(code));
        return Reply.json(status, body);
    }

    /** A token for {@code audience}, in the shape of a JSON web token; its signature is a random number. */
    String issue(String audience, String client) {
        Instant now = options.clock().instant();
        Instant until = now.plus(options.tokenLifetime());
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("aud", audience)
                .put("iss", here + "/" + options.tenant() + "/v2.0")
                .put("iat", now.getEpochSecond())
                .put("exp", until.getEpochSecond())
                .put("appid", client)
                .put("oid", "00000000-0000-4000-8000-0000000000f1")
                .put("tid", options.tenant())
                .put("uti", UUID.randomUUID().toString());
        String token = encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + encoded(claims.toString()) + "."
                + encoded(UUID.randomUUID().toString());
        issued.put(token, new Issued(audience, until));
        return token;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The audience of an {@code Authorization} header with a token of ours that is still good. */
    Optional<String> audience(String authorization) {
        return Optional.of(authorization)
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> issued.get(header.substring("Bearer ".length())))
                .filter(token -> token.until().isAfter(options.clock().instant()))
                .map(Issued::audience);
    }

    private static Map<String, String> form(String encoded) {
        var form = new HashMap<String, String>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
