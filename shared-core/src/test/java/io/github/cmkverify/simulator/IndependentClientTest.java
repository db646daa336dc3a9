package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.cognitiveservices.CognitiveServicesManager;
import com.azure.resourcemanager.cognitiveservices.fluent.CognitiveServicesManagementClient;
import com.azure.resourcemanager.cognitiveservices.fluent.models.AccountInner;
import com.azure.resourcemanager.cognitiveservices.fluent.models.EncryptionScopeInner;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Microsoft's own client takes the simulator for Azure. */
@Timeout(60)
class IndependentClientTest {
    private static final String GROUP = "rg-contracts";
    private static final String ACCOUNT = "ais-contracts";

    private final Recorded recorded = Worlds.base("two-accounts").record();
    private final String tenant = recorded.profile().azure().tenant().value();
    private final String subscription =
            recorded.profile().azure().subscription().value();

    @Test
    void anAccountItsScopesAndWhatIsNotThere() throws Exception {
        String version = client("http://localhost", pipeline("none")).getApiVersion();
        List<Item> items =
                recorded.items().stream().map(item -> asked(item, version)).toList();
        try (Simulator simulator = Simulator.start(
                SimulatorOptions.of(tenant, Clock.systemUTC()).withClientSecret("a-long-secret"), items)) {
            String address = simulator.address().toString();
            CognitiveServicesManagementClient client = client(address, pipeline(token(address)));

            AccountInner account = client.getAccounts().getByResourceGroup(GROUP, ACCOUNT);
            assertThat(account.kind()).isEqualTo("AIServices");
            assertThat(account.properties().encryption().keySource()).hasToString("Microsoft.KeyVault");
            assertThat(account.properties().encryption().keyVaultProperties().keyName())
                    .isEqualTo("cmk-ais");
            assertThat(account.identity().userAssignedIdentities()).hasSize(1);

            assertThat(client.getEncryptionScopes().list(GROUP, ACCOUNT).stream()
                            .map(EncryptionScopeInner::name))
                    .containsExactly("hr", "old");

            ManagementException missing = Assertions.catchThrowableOfType(
                    ManagementException.class, () -> client.getAccounts().getByResourceGroup(GROUP, "aoai-elsewhere"));
            assertThat(missing.getValue().getCode()).isEqualTo("NotInTheRecording");
            assertThat(missing.getResponse().getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutATokenNothingIsSaid() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(tenant, Clock.systemUTC()), recorded.items())) {
            CognitiveServicesManagementClient client =
                    client(simulator.address().toString(), pipeline("not.a.token"));
            ManagementException refused = Assertions.catchThrowableOfType(
                    ManagementException.class, () -> client.getAccounts().getByResourceGroup(GROUP, ACCOUNT));
            assertThat(refused.getResponse().getStatusCode()).isEqualTo(401);
            assertThat(refused.getValue().getCode()).isEqualTo("InvalidAuthenticationToken");
        }
    }

    /** Their client asks in the version that it was made for. */
    private static Item asked(Item item, String version) {
        boolean theirs =
                item.key().kind() == EvidenceKind.ACCOUNT || item.key().kind() == EvidenceKind.ENCRYPTION_SCOPES;
        return theirs
                ? new Item(
                        item.key(),
                        item.pages().stream()
                                .map(page -> new Item.Page(asked(page.request(), version), page.answer()))
                                .toList())
                : item;
    }

    private static Request asked(Request request, String version) {
        return new Request(
                request.method(),
                request.url().replace("api-version=" + request.apiVersion(), "api-version=" + version),
                version,
                request.body());
    }

    private CognitiveServicesManagementClient client(String address, HttpPipeline pipeline) {
        var here = new AzureEnvironment(Map.of("resourceManagerEndpointUrl", address + "/"));
        return CognitiveServicesManager.authenticate(pipeline, new AzureProfile(tenant, subscription, here))
                .serviceClient();
    }

    private String token(String address) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=0f1e2d3c-4b5a-4697-8877-665544332212"
                + "&client_secret=a-long-secret&scope=" + address + "/.default";
        var request = java.net.http.HttpRequest.newBuilder(URI.create(address + "/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = java.net.http.HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Json.parse(answer).required("access_token").textValue();
    }

    /** Plain http, which their own policy for tokens refuses. */
    private static HttpPipeline pipeline(String token) {
        return new HttpPipelineBuilder()
                .httpClient(new PlainClient())
                .policies((context, next) -> {
                    context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
                    return next.process();
                })
                .build();
    }

    /** The JDK's client behind their interface. */
    private static final class PlainClient implements HttpClient {
        private final java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();

        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            return Mono.fromCallable(() -> exchange(request));
        }

        private HttpResponse exchange(HttpRequest request) {
            var builder = java.net.http.HttpRequest.newBuilder(
                    URI.create(request.getUrl().toString()));
            builder.header("Authorization", request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
            try {
                return new PlainResponse(request, client.send(builder.GET().build(), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class PlainResponse extends HttpResponse {
        private final java.net.http.HttpResponse<byte[]> response;

        PlainResponse(HttpRequest request, java.net.http.HttpResponse<byte[]> response) {
            super(request);
            this.response = response;
        }

        @Override
        public int getStatusCode() {
            return response.statusCode();
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            response.headers().map().forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(response.body()));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(response.body());
        }

        @Override
        public Mono<String> getBodyAsString() {
            return getBodyAsString(StandardCharsets.UTF_8);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(response.body(), charset));
        }
    }
}
