package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the library that signs in gets its answers. */
@Timeout(60)
class IdentityTransportTest {
    private final ScriptedAzure azure = new ScriptedAzure();
    private final StillTime time = new StillTime(Instant.EPOCH);
    private final Transport transport = transport();

    private static Transport transport() {
        try {
            return new Transport(LiveSettings.of(Map.of()));
        } catch (LiveFailure e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void end() {
        transport.close();
        azure.close();
    }

    private IdentityTransport client() {
        URI here = URI.create(azure.address());
        return new IdentityTransport(
                transport, Set.of(IdentityTransport.key(here)), Optional.of(here), ProxySettings.none(), time);
    }

    /** As the library asks, which speaks TLS only. */
    private HttpRequest request(String path) {
        return new HttpRequest(HttpMethod.POST, azure.address().replace("http:", "https:") + path);
    }

    private HttpResponse answer(HttpRequest request) {
        return client().sendSync(request, Context.NONE);
    }

    private String failure(HttpRequest request) {
        return IdentityTransport.failure(Failure.chain(catchThrowable(() -> answer(request))))
                .orElseThrow()
                .text();
    }

    @Test
    void aRequestIsPassedOnAndItsAnswerBack() {
        azure.says(200, "{\"ä\":1}", "Content-Type", "application/json", "X-Own", "1");
        HttpRequest request = request("/t/token?a=%20b").setBody("scope=ä");
        request.getHeaders()
                .set(HttpHeaderName.ACCEPT, "application/json")
                .set(HttpHeaderName.HOST, "elsewhere.example")
                .set(HttpHeaderName.CONNECTION, "close");
        HttpResponse answer = answer(request);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders().getValue(HttpHeaderName.fromString("x-own")))
                .isEqualTo("1");
        assertThat(answer.getHeaderValue(HttpHeaderName.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(answer.getBodyAsString().block()).isEqualTo("{\"ä\":1}");
        assertThat(answer.getBodyAsString(StandardCharsets.ISO_8859_1).block()).isEqualTo("{\"Ã¤\":1}");
        assertThat(answer.getBodyAsByteArray().block()).hasSize(8);
        assertThat(answer.getBody().blockFirst().remaining()).isEqualTo(8);
        assertThat(answer.getBodyAsBinaryData().toString()).isEqualTo("{\"ä\":1}");
        assertThat(answer.getRequest()).isSameAs(request);

        ScriptedAzure.Asked asked = azure.asked().get(0);
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /t/token?a=%20b");
        assertThat(asked.body()).isEqualTo("scope=ä");
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(asked.header("Host")).startsWith("localhost:");
    }

    @Test
    void aRequestWithoutABodyOrQueryIsOne() {
        azure.says(200, "{}");
        assertThat(client().send(request("/t")).block().getStatusCode()).isEqualTo(200);
        assertThat(azure.asked().get(0).path()).isEqualTo("/t");
        assertThat(azure.asked().get(0).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example/t",
                "https://localhost/t",
                "http://localhost/t",
                "https://169.254.169.254/t"
            })
    void noOtherHostGetsASecret(String url) {
        assertThat(failure(new HttpRequest(HttpMethod.POST, url).setBody("client_secret=x")))
                .isEqualTo(URI.create(url).getHost() + " is no host to sign in at");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Login.Example, login.example:443",
        "http://login.example/x, login.example:80",
        "HTTPS://login.example:8443, login.example:8443"
    })
    void aHostIsOneWithItsPort(String url, String key) {
        assertThat(IdentityTransport.key(URI.create(url))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatMayPassIsTriedThreeTimes(int status) {
        for (int i = 0; i < 4; i++) {
            azure.says(status, "{}");
        }
        assertThat(answer(request("/t")).getStatusCode()).isEqualTo(status);
        assertThat(azure.asked()).hasSize(3);
        assertThat(time.pauses()).hasSize(2);
        assertThat(time.pauses().get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
    }

    @Test
    void whatIsAnAnswerIsNotAskedForAgain() {
        azure.says(400, "{\"error\":\"invalid_client\"}").says(503, "{}").says(200, "{}");
        assertThat(answer(request("/t")).getStatusCode()).isEqualTo(400);
        assertThat(answer(request("/t")).getStatusCode()).isEqualTo(200);
        assertThat(azure.asked()).hasSize(3);
    }

    @Test
    void aCutConnectionIsTriedThreeTimes() {
        azure.says(ScriptedAzure.CUT, "").says(ScriptedAzure.CUT, "").says(200, "{}");
        assertThat(answer(request("/t")).getStatusCode()).isEqualTo(200);
        for (int i = 0; i < 9; i++) {
            azure.says(ScriptedAzure.CUT, "");
        }
        assertThat(failure(request("/t"))).isEqualTo("the connection to localhost was cut");
        assertThat(time.pauses()).hasSize(4);
    }

    @Test
    void whoeverIsNotThereIsTriedOnce() {
        HttpRequest request = request("/t");
        azure.close();
        assertThat(failure(request))
                .isEqualTo("the connection to localhost was refused: check address, firewall and proxy");
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html | localhost was answered by something else (an HTML page, status 200): check proxy and network sign-in",
                "503 | Text/HTML; charset=x | localhost was answered by something else (an HTML page, status 503): check proxy and network sign-in",
                "300 | text/plain | localhost was answered by something else (a redirect, status 300): check proxy and network sign-in",
                "399 | text/plain | localhost was answered by something else (a redirect, status 399): check proxy and network sign-in",
                "407 | text/html | the proxy wants a user and a password (407): set them in HTTPS_PROXY"
            })
    void somethingElseThanTheSignInIsTold(int status, String mediaType, String said) {
        azure.says(status, "<html>", "Content-Type", mediaType);
        assertThat(failure(request("/t"))).isEqualTo(said);
        assertThat(azure.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 400})
    void otherStatusesAreAnswers(int status) {
        azure.says(status, "text", "Content-Type", "text/plain");
        assertThat(answer(request("/t")).getStatusCode()).isEqualTo(status);
    }

    @Test
    void anInterruptIsKept() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> answer(request("/t"))).hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFailureOfSomebodyElseIsNotOurs() {
        assertThat(IdentityTransport.failure(
                        Failure.chain(new java.io.UncheckedIOException(new java.io.IOException()))))
                .isEmpty();
    }
}
