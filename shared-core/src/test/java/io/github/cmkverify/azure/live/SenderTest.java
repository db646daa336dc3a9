package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request: what is sent, what is kept of the answer, and how often it is tried. */
@Timeout(60)
class SenderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String HTML = "text/html; charset=utf-8";

    private final ScriptedAzure azure = new ScriptedAzure();
    private final StillTime time = new StillTime(NOW);
    private Connection connection;

    @BeforeEach
    void signIn() throws Exception {
        connection = azure.connect(time);
    }

    @AfterEach
    void end() {
        connection.close();
        azure.close();
    }

    private Exchange ask(String path) throws Exception {
        return connection.sender().send(azure.get(path));
    }

    private static Answer.Received received(Exchange exchange) {
        return exchange.answer().fold(received -> received, missing -> {
            throw new AssertionError(missing.reason());
        });
    }

    private static int status(Exchange exchange) {
        return received(exchange).status();
    }

    private static String missing(Exchange exchange) {
        return exchange.answer().fold(received -> "status " + received.status(), Answer.Missing::reason);
    }

    @Test
    void theAnswerIsKeptWithWhatIdentifiesIt() throws Exception {
        azure.says(
                404,
                "{\"a\":1}",
                "Content-Type",
                "application/json; charset=utf-8",
                "x-ms-request-id",
                "a-1",
                "ETag",
                "\"7\"");
        Exchange exchange = ask("/subscriptions/s");
        assertThat(exchange.answer())
                .isEqualTo(new Answer.Received(
                        404, NOW, "a-1", "application/json; charset=utf-8", Bytes.utf8("{\"a\":1}")));
        assertThat(exchange.etag()).isEqualTo("\"7\"");
        assertThat(exchange.redacted()).isEmpty();
    }

    @Test
    void headersThatAreNotWhatTheyShouldBeAreLeftOut() throws Exception {
        azure.says(200, "{}", "Content-Type", "application/json <b>", "x-ms-request-id", "<script>");
        assertThat(ask("/subscriptions/s").answer()).isEqualTo(new Answer.Received(200, NOW, "", "", Bytes.utf8("{}")));
    }

    @Test
    void ourSecretsAreTakenOutOfAnAnswerThatEchoesThem() throws Exception {
        azure.says(200, "{\"echo\":\"issued-token-1\",\"own\":\"s3cret~of-the-client\"}");
        Exchange exchange = ask("/subscriptions/s");
        assertThat(received(exchange).body().text()).isEqualTo("{\"echo\":\"[redacted]\",\"own\":\"[redacted]\"}");
        assertThat(exchange.redacted()).containsExactly("/echo", "/own");
    }

    /** Not through it, since this machine is asked directly; but an answer could echo what came along the way. */
    @Test
    void thePasswordOfTheProxyIsTakenOutToo() throws Exception {
        var settings = LiveSettings.of(Map.of("HTTPS_PROXY", "http://user:pr0xy~password@proxy.example:3128"));
        azure.says(200, "{\"echo\":\"pr0xy~password\"}");
        try (Connection other = Connection.open(azure.profile(), settings, ScriptedAzure.signIn(), "1.2.3", time)) {
            assertThat(received(other.sender().send(azure.get("/subscriptions/s")))
                            .body()
                            .text())
                    .isEqualTo("{\"echo\":\"[redacted]\"}");
        }
    }

    @Test
    void aRequestSaysWhoAsksAndWhatItTakes() throws Exception {
        ask("/subscriptions/s?api-version=1");
        connection
                .sender()
                .send(new Request(
                        "POST",
                        azure.address() + "/providers/Microsoft.ResourceGraph/resources?api-version=1",
                        "1",
                        Optional.of("{\"query\":\"ä\"}")));
        connection.sender().send(new Request("GET", "https://kv.vault.azure.net/keys/k", "1", Optional.empty()));

        ScriptedAzure.Asked get = azure.asked().get(0);
        assertThat(get.method() + " " + get.path()).isEqualTo("GET /subscriptions/s?api-version=1");
        assertThat(get.header("Accept")).isEqualTo("application/json");
        assertThat(get.header("User-Agent")).isEqualTo("cmk-verify/1.2.3");
        assertThat(get.header("Authorization")).isEqualTo("Bearer issued-token-1");
        assertThat(get.headers()).doesNotContainKeys("Content-type", "X-forwarded-host");
        ScriptedAzure.Asked post = azure.asked().get(1);
        assertThat(post.body()).isEqualTo("{\"query\":\"ä\"}");
        assertThat(post.header("Content-Type")).isEqualTo("application/json");
        ScriptedAzure.Asked vault = azure.asked().get(2);
        assertThat(vault.header("Authorization")).isEqualTo("Bearer issued-token-2");
        assertThat(vault.header("X-Forwarded-Host")).isEqualTo("kv.vault.azure.net");
        assertThat(azure.scopes()).containsExactly(azure.address() + "/.default", "https://vault.azure.net/.default");
    }

    @Test
    void whatMayNotBeSentIsNoRequestAndNoAnswer() throws Exception {
        assertThat(missing(ask("/subscriptions/s/listKeys"))).isEqualTo("was not sent: its path asks for a secret");
        assertThat(azure.asked()).isEmpty();
        assertThat(connection.sender().place(azure.get("/subscriptions/s/listKeys")))
                .isEqualTo(new Sender.Place("nowhere", 16));
    }

    @Test
    void anotherTokenIsTriedOnceAfterARefusal() throws Exception {
        azure.says(401, "{}").says(200, "{}").says(401, "{}").says(200, "{}");
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(401);
        assertThat(azure.asked().stream().map(asked -> asked.header("Authorization")))
                .containsExactly("Bearer issued-token-1", "Bearer issued-token-2", "Bearer issued-token-2");
    }

    @Test
    void noTokenForAVaultCostsItsAnswersOnly() throws Exception {
        azure.refuses("https://vault.azure.net/.default");
        for (int i = 0; i < 2; i++) {
            assertThat(missing(connection
                            .sender()
                            .send(new Request("GET", "https://kv.vault.azure.net/keys/k", "1", Optional.empty()))))
                    .contains("for https://vault.azure.net was refused, AADSTS500011");
        }
        assertThat(azure.asked()).isEmpty();
        assertThat(azure.scopes()).hasSize(2);
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
    }

    @Test
    void noOtherTokenForResourceManagerEndsTheRun() {
        azure.refuses(azure.address() + "/.default").says(401, "{}");
        assertThatThrownBy(() -> ask("/subscriptions/s"))
                .isInstanceOf(LiveFailure.class)
                .hasMessageContaining("AADSTS500011");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void whatMayPassIsTriedFourTimesWithGrowingPauses(int status) throws Exception {
        for (int i = 0; i < 5; i++) {
            azure.says(status, "{}");
        }
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(status);
        assertThat(azure.asked()).hasSize(4);
        assertThat(time.pauses()).hasSize(3);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        assertThat(time.pauses().get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(time.pauses().get(2)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void aCutConnectionIsTriedAgain() throws Exception {
        azure.says(ScriptedAzure.CUT, "").says(200, "{}");
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
        assertThat(time.pauses()).hasSize(1);
        for (int i = 0; i < 5; i++) {
            azure.says(ScriptedAzure.CUT, "");
        }
        assertThat(missing(ask("/subscriptions/s"))).isEqualTo("the connection to localhost was cut");
    }

    /** Whoever says how long to wait says it to all who ask there. */
    @ParameterizedTest
    @CsvSource({"429, 7", "503, 7"})
    void aWaitThatIsNamedIsKept(int status, String seconds) throws Exception {
        azure.says(status, "{}", "Retry-After", seconds).says(200, "{}");
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    /** Azure says "at once" to everybody; that one request is refused again and again is its own bad luck. */
    @Test
    void whoIsRefusedAgainAndAgainWaitsAlone() throws Exception {
        for (int i = 0; i < 4; i++) {
            azure.says(429, "{}", "Retry-After", "0");
        }
        var other = new ArrayList<Integer>();
        time.meanwhile(() -> {
            try {
                other.add(status(ask("/subscriptions/other")));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
        assertThat(other).containsExactly(200);
        assertThat(time.pauses()).hasSize(1);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    /** Who asks too much is kept from asking, whatever else he asks. */
    @Test
    void whoIsThrottledWithoutAWordWaitsBeforeAnythingElse() throws Exception {
        azure.says(429, "{}").says(200, "{}");
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(200);
        assertThat(time.pauses()).hasSize(1);
        assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
    }

    /** What the last one was told counts for the next. */
    @Test
    void whatAzureHasLeftIsHeeded() throws Exception {
        azure.says(200, "{}", "x-ms-ratelimit-remaining-subscription-reads", "0");
        ask("/subscriptions/s");
        ask("/subscriptions/s");
        assertThat(time.pauses()).isNotEmpty();
        assertThat(time.nanos()).isGreaterThanOrEqualTo(Duration.ofMillis(39).toNanos());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | " + HTML + " | localhost was answered by something else (an HTML page, status 200)",
                "404 | TEXT/HTML | localhost was answered by something else (an HTML page, status 404)",
                "300 | text/plain | localhost was answered by something else (a redirect, status 300)",
                "399 | " + HTML + " | localhost was answered by something else (a redirect, status 399)"
            })
    void somethingElseThanAzureEndsTheRun(int status, String mediaType, String said) {
        azure.says(status, "<html>", "Content-Type", mediaType);
        assertThatThrownBy(() -> ask("/subscriptions/s"))
                .isInstanceOf(LiveFailure.class)
                .hasMessage(said + ": check proxy and network sign-in of this machine");
    }

    @Test
    void anEmptyObjectProvesNoAzure() {
        azure.says(302, "{}");
        assertThatThrownBy(() -> ask("/subscriptions/s")).isInstanceOf(LiveFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | text/plain | no JSON",
                "299 | text/plain | no JSON",
                "302 | text/plain | {\"error\":{}}",
                "403 | " + HTML + " | {\"error\":{}}"
            })
    void azureItselfIsKnownByItsJsonOrItsStatus(int status, String mediaType, String body) throws Exception {
        azure.says(status, body, "Content-Type", mediaType);
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(status);
    }

    /** After Azure has spoken, a page of somebody else is an answer like any other. */
    @Test
    void onceAzureHasAnsweredNothingEndsTheRun() throws Exception {
        azure.says(200, "{}").says(302, "<html>", "Content-Type", HTML).says(407, "");
        ask("/subscriptions/s");
        assertThat(status(ask("/subscriptions/s"))).isEqualTo(302);
        assertThat(missing(ask("/subscriptions/s"))).isEqualTo(Failure.PROXY_REFUSES);
        assertThat(missing(ask("/subscriptions/s"))).isEqualTo(Failure.PROXY_REFUSES);
        assertThat(azure.asked()).as("who cannot be reached is not asked again").hasSize(3);
    }

    /** A vault that answers says nothing of Resource Manager. */
    @Test
    void aPageInPlaceOfAVaultIsAnAnswerOfItsOwn() throws Exception {
        azure.says(200, "<html>", "Content-Type", HTML).says(200, "<html>", "Content-Type", HTML);
        var key = new Request("GET", "https://kv.vault.azure.net/keys/k", "1", Optional.empty());
        assertThat(received(connection.sender().send(key)).mediaType()).isEqualTo(HTML);
        assertThatThrownBy(() -> ask("/subscriptions/s")).isInstanceOf(LiveFailure.class);
    }

    @Test
    void whoeverIsNotThereFromTheBeginningEndsTheRun() {
        azure.says(407, "");
        assertThatThrownBy(() -> ask("/subscriptions/s"))
                .isInstanceOf(LiveFailure.class)
                .hasMessage("Azure cannot be reached: " + Failure.PROXY_REFUSES);
    }

    @Test
    void whoeverIsGoneLaterIsNotAskedAgain() throws Exception {
        ask("/subscriptions/s");
        azure.close();
        assertThat(List.of(missing(ask("/subscriptions/s")), missing(ask("/subscriptions/t"))))
                .allMatch(said -> said.startsWith("the connection to localhost was "));
    }
}
