package io.github.cmkverify.azure.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sign-in and Resource Manager on this machine, which say what a test tells them to; without a word left, {@code 200 {}}. */
final class ScriptedAzure implements AutoCloseable {
    /** In place of a status: the connection ends in the middle of the answer. */
    static final int CUT = 0;

    /** What is said. */
    record Said(int status, byte[] body, Map<String, String> headers) {}

    /** What was asked. */
    record Asked(String method, String path, Headers headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }
    }

    private final HttpServer server;
    private final Queue<Said> script = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private int lifetime = 3600;
    private String token = "issued-token-%d";

    ScriptedAzure() {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer takes 40 ms
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    ScriptedAzure says(int status, String body, String... headers) {
        return says(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    synchronized ScriptedAzure says(int status, byte[] body, String... headers) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        script.add(new Said(status, body, map));
        return this;
    }

    /** No token for {@code scope}. */
    synchronized ScriptedAzure refuses(String scope) {
        refused.add(scope);
        return this;
    }

    synchronized ScriptedAzure tokensFor(int seconds) {
        lifetime = seconds;
        return this;
    }

    /** Tokens with these claims instead of opaque ones. */
    synchronized ScriptedAzure tokensWith(String claims) {
        token = "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".%d";
        return this;
    }

    /** Everything but sign-ins. */
    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What tokens were asked for, one after the other. */
    synchronized List<String> scopes() {
        return List.copyOf(scopes);
    }

    /** What came with each sign-in. */
    synchronized List<Map<String, String>> forms() {
        return List.copyOf(forms);
    }

    /** Signed in; the n-th token is {@code issued-token-n}. */
    Connection connect(Time time) throws LiveFailure, InterruptedException {
        return Connection.open(profile(), settings(), signIn(), "1.2.3", time);
    }

    /** One request at a time, so in the order of the script. */
    Collector collector(Progress progress, Time time) throws LiveFailure, InterruptedException {
        return Collector.open(profile(), settings().withConcurrency(1), signIn(), "1.2.3", progress, time);
    }

    Profile profile() {
        return Rehearsal.custom(Worlds.base("rbac"), address());
    }

    private static LiveSettings settings() throws LiveFailure {
        return LiveSettings.of(Map.of());
    }

    static SignIn signIn() {
        return SignIn.of(
                SignIn.Method.ENVIRONMENT,
                Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_CLIENT_SECRET", "s3cret~of-the-client"));
    }

    Request get(String path) {
        return new Request("GET", address() + path, "1", Optional.empty());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        if (path.endsWith("/oauth2/v2.0/token")) {
            send(exchange, token(body));
            return;
        }
        asked.add(new Asked(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
        Said said = script.poll();
        send(exchange, said == null ? new Said(200, "{}".getBytes(StandardCharsets.UTF_8), Map.of()) : said);
    }

    private Said token(String form) {
        Map<String, String> fields = Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        forms.add(fields);
        String scope = Stream.of(fields.getOrDefault("scope", "").split(" "))
                .filter(each -> each.endsWith("/.default"))
                .findFirst()
                .orElse("");
        scopes.add(scope);
        String body = refused.contains(scope)
                ? "{\"error\":\"invalid_resource\",\"error_description\":\"AADSTS500011: x\"}"
                : "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
                        .formatted(lifetime, token.formatted(scopes.size()));
        return new Said(
                refused.contains(scope) ? 400 : 200,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/json"));
    }

    private static void send(HttpExchange exchange, Said said) throws IOException {
        try (exchange) {
            if (said.status() == CUT) {
                exchange.sendResponseHeaders(200, 9);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush(); // a client may send again what nothing was answered to
                return;
            }
            said.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            if (said.body().length > 0) {
                exchange.getResponseBody().write(said.body());
            }
        }
    }

    /** From now on nobody listens. */
    @Override
    public void close() {
        server.stop(0);
    }
}
