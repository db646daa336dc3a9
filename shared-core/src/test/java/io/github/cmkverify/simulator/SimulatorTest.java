package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator by itself: what it lets in and what it never says. */
@Timeout(30)
class SimulatorTest {
    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final String VERSION = "?api-version=2026-02-01";
    private static final String VAULT =
            "/subscriptions/a1000000-0000-4000-8000-0000000000ff/resourceGroups/rg-claims-keys"
                    + "/providers/Microsoft.KeyVault/vaults/kv-claims";

    private final Recorded recorded = Worlds.base("rbac").record();
    private final Simulator simulator = start(SimulatorOptions.of(TENANT, Clock.systemUTC()));

    private Simulator start(SimulatorOptions options) {
        try {
            return Simulator.start(options, recorded.items());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private record Heard(int status, ObjectNode body, String text) {}

    private Heard ask(String method, String path, String body, Map<String, String> headers) throws Exception {
        var connection = (HttpURLConnection)
                URI.create(simulator.address() + path).toURL().openConnection();
        connection.setRequestMethod(method);
        headers.forEach(connection::setRequestProperty);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Heard(status, StrictJson.object(Bytes.utf8(text)), text);
        }
    }

    private Heard token(String form) throws Exception {
        return ask("POST", "/" + TENANT + "/oauth2/v2.0/token", form, Map.of());
    }

    private Map<String, String> bearer(String audience) throws Exception {
        Heard heard =
                token("grant_type=client_credentials&client_id=a&client_secret=b&scope=" + audience + "/.default");
        return Map.of(
                "Authorization", "Bearer " + heard.body().get("access_token").textValue());
    }

    private static String code(Heard heard) {
        return heard.body().at("/error/code").asText();
    }

    @Test
    void servesWhatWasRecordedByteForByte() throws Exception {
        Heard heard = ask("GET", VAULT + VERSION, "", bearer(simulator.address().toString()));
        Bytes original = recorded.items().stream()
                .filter(item -> item.key().text().equals("vault:" + VAULT))
                .findFirst()
                .orElseThrow()
                .pages()
                .get(0)
                .answer()
                .fold(received -> received.body(), missing -> Bytes.utf8(""));
        assertThat(heard.text()).isEqualTo(original.text());
    }

    @Test
    void idsAreFoundInAnySpelling() throws Exception {
        String other = VAULT.replace("Microsoft.KeyVault", "microsoft.keyvault").replace("kv-claims", "KV%2Dclaims");
        assertThat(ask("GET", other + VERSION, "", bearer(simulator.address().toString()))
                        .status())
                .isEqualTo(200);
    }

    /** A 404 of Azure's would be a proof of absence. */
    @Test
    void whatWasNotRecordedIsNotCalledAbsent() throws Exception {
        Heard heard =
                ask("GET", VAULT + "x" + VERSION, "", bearer(simulator.address().toString()));
        assertThat(heard.status()).isEqualTo(404);
        assertThat(code(heard)).isEqualTo("NotInTheRecording");
    }

    @Test
    void onlyItsOwnTokensForTheRightAudienceAreLetIn() throws Exception {
        var refused = List.of(
                Map.<String, String>of(),
                Map.of("Authorization", "Bearer x"),
                Map.of("Authorization", "Basic x"),
                bearer("https://vault.azure.net"));
        for (Map<String, String> headers : refused) {
            assertThat(ask("GET", VAULT + VERSION, "", headers).status()).isEqualTo(401);
        }
    }

    @Test
    void anotherApiVersionIsRefused() throws Exception {
        Heard heard = ask(
                "GET",
                VAULT + "?api-version=2019-09-01",
                "",
                bearer(simulator.address().toString()));
        assertThat(heard.status()).isEqualTo(400);
        assertThat(code(heard)).isEqualTo("InvalidApiVersionParameter");
    }

    @Test
    void otherMethodsFindNothing() throws Exception {
        Heard heard =
                ask("DELETE", VAULT + VERSION, "", bearer(simulator.address().toString()));
        assertThat(code(heard)).isEqualTo("NotInTheRecording");
    }

    @Test
    void refusesSignInsAsEntraDoes() throws Exception {
        assertThat(token("grant_type=client_credentials&client_id=a&scope=x/.default")
                        .text())
                .contains("AADSTS7000218");
        assertThat(token("grant_type=password&client_id=a&client_secret=b&scope=x/.default")
                        .text())
                .contains("AADSTS7000218");
        assertThat(token("grant_type=client_credentials&client_id=a&client_secret=b&scope=x")
                        .text())
                .contains("AADSTS500011");
        assertThat(ask("POST", "/other/oauth2/v2.0/token", "grant_type=client_credentials", Map.of())
                        .text())
                .contains("AADSTS90002");
        assertThat(ask("GET", "/msi/token?resource=x", "", Map.of()).status()).isEqualTo(400);
        assertThat(ask("GET", "/msi/token?resource=x", "", Map.of("X-IDENTITY-HEADER", "y"))
                        .body()
                        .get("access_token")
                        .textValue())
                .startsWith("eyJ");
        assertThat(ask("GET", "/" + TENANT + "/v2.0/.well-known/openid-configuration", "", Map.of())
                        .body()
                        .get("token_endpoint")
                        .textValue())
                .isEqualTo(simulator.address() + "/" + TENANT + "/oauth2/v2.0/token");
    }

    /** Whoever holds a token holds it for the time it says, and no longer. */
    @Test
    void aTokenThatExpiredIsNotLetIn() {
        Instant start = Instant.parse("2026-11-20T08:00:00Z");
        var now = new AtomicReference<>(start);
        InstantSource clock = now::get;
        var tokens = new TokenService(
                SimulatorOptions.of(TENANT, clock.withZone(ZoneOffset.UTC)).withTokenLifetime(Duration.ofMinutes(5)),
                simulator.address());
        String header = "Bearer " + tokens.issue("https://vault.azure.net", "a");

        assertThat(tokens.audience(header)).contains("https://vault.azure.net");
        now.set(start.plusSeconds(299));
        assertThat(tokens.audience(header)).isPresent();
        now.set(start.plusSeconds(300));
        assertThat(tokens.audience(header)).isEmpty();
    }

    @Test
    void aTokenSaysForWhatAndForHowLongItIs() throws Exception {
        Instant before = Instant.now();
        Heard heard = token("grant_type=client_credentials&client_id=me&client_secret=b"
                + "&scope=openid+https%3A%2F%2Fvault.azure.net%2F.default");
        String[] parts = heard.body().get("access_token").textValue().split("\\.");
        ObjectNode claims = StrictJson.object(Bytes.of(Base64.getUrlDecoder().decode(parts[1])));

        assertThat(heard.body().get("expires_in").asLong()).isEqualTo(3600);
        assertThat(claims.get("aud").textValue()).isEqualTo("https://vault.azure.net");
        assertThat(claims.get("appid").textValue()).isEqualTo("me");
        assertThat(claims.get("tid").textValue()).isEqualTo(TENANT);
        assertThat(claims.get("exp").asLong()).isEqualTo(claims.get("iat").asLong() + 3600);
        assertThat(claims.get("iat").asLong()).isBetween(before.getEpochSecond(), before.getEpochSecond() + 30);
    }

    @Test
    void aManagedIdentityIsToldUntilWhen() throws Exception {
        Instant before = Instant.now();
        var headers = Map.of("Metadata", "true");
        ObjectNode body = ask("GET", "/metadata/identity/oauth2/token?resource=r&client_id=c", "", headers)
                .body();

        assertThat(body.get("resource").textValue()).isEqualTo("r");
        assertThat(body.get("client_id").textValue()).isEqualTo("c");
        assertThat(Long.parseLong(body.get("expires_on").textValue()))
                .isBetween(before.getEpochSecond() + 3600, before.getEpochSecond() + 3630);
        assertThat(ask("POST", "/metadata/identity/oauth2/token?resource=r", "x", headers)
                        .status())
                .isEqualTo(400);
        assertThat(ask("GET", "/" + TENANT + "/oauth2/v2.0/token", "", Map.of()).status())
                .isEqualTo(405);
    }

    @Test
    void theSecretIsAskedForWhereOneIsSet() throws Exception {
        try (var strict = start(SimulatorOptions.of(TENANT, Clock.systemUTC()).withClientSecret("hush"))) {
            var tokens = new TokenService(
                    SimulatorOptions.of(TENANT, Clock.systemUTC()).withClientSecret("hush"), strict.address());
            String form = "grant_type=client_credentials&client_id=a&scope=x%2F.default&client_secret=";
            String path = "/" + TENANT + "/oauth2/v2.0/token";

            assertThat(tokens.answer("POST", path, "", form + "hush", false).status())
                    .isEqualTo(200);
            assertThat(tokens.answer("POST", path, "", form + "other", false)
                            .body()
                            .text())
                    .contains("AADSTS7000215");
        }
    }

    /** The data plane of a vault is told apart by its host, which no address on this machine can show. */
    @Test
    void aFaultOfAVaultLeavesTheManagerAlone() throws Exception {
        String host = "kv-other.vault.azure.net";
        try (var faulty = start(SimulatorOptions.of("another", Clock.systemUTC())
                .withTenant(TENANT)
                .withFaults(Fault.parse("KV-other.vault.azure.net/*=418")))) {
            var tokens = Map.of(
                    "manager", issued(faulty, faulty.address().toString()),
                    "vault", issued(faulty, "https://vault.azure.net"));

            assertThat(answer(faulty, "/keys/k/1", tokens.get("vault"), host)).isEqualTo(418);
            assertThat(answer(faulty, "/keys/k/1", tokens.get("vault"), "kv-claims.vault.azure.net"))
                    .isEqualTo(404);
            assertThat(answer(faulty, "/keys/k/1", tokens.get("manager"), host))
                    .as("spoiled all the same")
                    .isEqualTo(418);
            assertThat(answer(faulty, VAULT + VERSION, tokens.get("manager"), ""))
                    .isEqualTo(200);
            assertThat(answer(faulty, VAULT + VERSION, tokens.get("vault"), "")).isEqualTo(401);
            assertThat(faulty.seen().get(2).host()).contains(host);
        }
    }

    private static String issued(Simulator simulator, String audience) throws Exception {
        var connection = (HttpURLConnection) URI.create(simulator.address() + "/msi/token?resource="
                        + URLEncoder.encode(audience, StandardCharsets.UTF_8))
                .toURL()
                .openConnection();
        connection.setRequestProperty("X-IDENTITY-HEADER", "y");
        try (InputStream in = connection.getInputStream()) {
            return StrictJson.object(Bytes.of(in.readAllBytes()))
                    .get("access_token")
                    .textValue();
        }
    }

    private static int answer(Simulator simulator, String path, String token, String host) throws Exception {
        var connection = (HttpURLConnection)
                URI.create(simulator.address() + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (!host.isEmpty()) {
            connection.setRequestProperty("X-Forwarded-Host", host);
        }
        return connection.getResponseCode();
    }

    @Test
    void whatWasAskedIsKept() throws Exception {
        ask("GET", VAULT + VERSION, "", bearer(simulator.address().toString()));

        assertThat(simulator.seen()).extracting(Seen::kind).containsExactly("token", "vault");
        assertThat(simulator.seen().get(1))
                .isEqualTo(new Seen(
                        "GET",
                        Optional.empty(),
                        VAULT,
                        VERSION.substring(1),
                        "vault",
                        Optional.of(simulator.address().toString())));
    }

    @Test
    void isOnThisMachineOnlyAndATakenPortIsAnError() {
        assertThat(simulator.address().getHost()).isEqualTo("localhost");
        var options = SimulatorOptions.of(TENANT, Clock.systemUTC())
                .withPort(simulator.address().getPort())
                .withTokenLifetime(Duration.ofMinutes(1));
        assertThatThrownBy(() -> Simulator.start(options, recorded.items())).isInstanceOf(IOException.class);
        assertThat(options.withClientSecret("hush").toString()).doesNotContain("hush");
    }
}
