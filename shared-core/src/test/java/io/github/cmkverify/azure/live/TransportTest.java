package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One try of one request. */
@Timeout(60)
class TransportTest {
    private final ScriptedAzure azure = new ScriptedAzure();

    @AfterEach
    void end() {
        azure.close();
    }

    private static Transport.Reply send(String method, String url, String body) throws Exception {
        try (var transport = new Transport(LiveSettings.of(Map.of()))) {
            return transport.send(method, URI.create(url), Map.of("X-Own", "1"), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatIsSaidIsSentAndWhatComesBackIsRead() throws Exception {
        azure.says(418, "ä", "X-Other", "2");
        Transport.Reply reply = send("POST", azure.address() + "/a?b=c", "ö");
        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.header("x-other")).isEqualTo("2");
        assertThat(reply.header("absent")).isEmpty();
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("ä");
        ScriptedAzure.Asked asked = azure.asked().get(0);
        assertThat(asked.method() + " " + asked.path() + " " + asked.body()).isEqualTo("POST /a?b=c ö");
        assertThat(asked.header("X-Own")).isEqualTo("1");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        azure.says(302, "", "Location", azure.address() + "/elsewhere");
        assertThat(send("GET", azure.address() + "/a", "").status()).isEqualTo(302);
        assertThat(azure.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        azure.says(ScriptedAzure.CUT, "");
        assertThatThrownBy(() -> send("GET", azure.address() + "/a", "")).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverSaysNothingIsNotWaitedForLongerThanSaid() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var transport = new Transport(LiveSettings.of(Map.of()).withAttempt(Duration.ofMillis(50)))) {
            assertThatThrownBy(() -> transport.send(
                            "GET",
                            URI.create("http://localhost:" + silent.getLocalPort() + "/"),
                            Map.of(),
                            new byte[0]))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void anInterruptEndsTheWaiting() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> send("GET", azure.address() + "/a", "")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
