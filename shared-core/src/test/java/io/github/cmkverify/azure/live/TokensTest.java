package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a token is asked for, and when again. */
@Timeout(60)
class TokensTest {
    private static final String SCOPE = "https://vault.azure.net/.default";

    private final ScriptedAzure azure = new ScriptedAzure();
    private final Secrets secrets = new Secrets();

    @AfterEach
    void end() {
        azure.close();
    }

    private Tokens tokens(Time time) throws Exception {
        var profile = Rehearsal.custom(Worlds.base("rbac"), azure.address());
        SignIn.Chosen chosen = SignIn.of(
                        SignIn.Method.ENVIRONMENT,
                        Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_CLIENT_SECRET", "s3cret~of-the-client"))
                .choose("t1");
        LiveSettings settings = LiveSettings.of(Map.of());
        var credentials = new Credentials(
                chosen, "t1", profile.azure().cloud().value(), new Transport(settings), settings.proxy(), time);
        return new Tokens(credentials, new SignInErrors(chosen, "t1", azure.address()), secrets, time);
    }

    @Test
    void oneIsEnoughForEachAudience() throws Exception {
        Tokens tokens = tokens(Time.system());
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-1");
        assertThat(tokens.get("https://other.example/.default")).isEqualTo("issued-token-2");
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-1");
        assertThat(azure.scopes()).containsExactly(SCOPE, "https://other.example/.default");
        assertThat(secrets.without("issued-token-1, issued-token-2")).isEqualTo("[redacted], [redacted]");
    }

    /** Half of what is left of a short one. */
    @Test
    void aShortOneIsRenewedWhenHalfOfItIsOver() throws Exception {
        azure.tokensFor(200);
        var time = new StillTime(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Tokens tokens = tokens(time);
        tokens.get(SCOPE);
        time.pause(Duration.ofSeconds(90));
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-1");
        time.pause(Duration.ofSeconds(30));
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-2");
    }

    /** The library's own memory goes by the clock of the machine, which is ten minutes ahead of ours here. */
    @Test
    void aLongOneIsRenewedFiveMinutesBeforeItsEnd() throws Exception {
        azure.tokensFor(280);
        var time = new StillTime(Instant.now().minus(Duration.ofMinutes(20)));
        Tokens tokens = tokens(time);
        tokens.get(SCOPE);
        time.pause(Duration.ofMinutes(20).plusSeconds(280 - 300 - 15));
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-1");
        time.pause(Duration.ofSeconds(30));
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-2");
    }

    @Test
    void aRefusedOneIsReplacedOnce() throws Exception {
        Tokens tokens = tokens(Time.system());
        tokens.get(SCOPE);
        assertThat(tokens.refresh(SCOPE, "issued-token-1")).isTrue();
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-2");
        assertThat(tokens.refresh(SCOPE, "issued-token-1"))
                .as("somebody else had it replaced")
                .isTrue();
        assertThat(tokens.refresh(SCOPE, "issued-token-2")).isFalse();
        assertThat(azure.scopes()).hasSize(2);
        var other = CompletableFuture.supplyAsync(() -> {
            try {
                return tokens.get(SCOPE);
            } catch (LiveFailure | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(other.get(30, TimeUnit.SECONDS))
                .as("other threads may ask too")
                .isEqualTo("issued-token-2");
    }

    @Test
    void aRefusalIsRememberedAndNotAskedForAgain() throws Exception {
        azure.refuses(SCOPE);
        Tokens tokens = tokens(Time.system());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.get(SCOPE))
                    .isInstanceOf(LiveFailure.class)
                    .hasMessageContaining("AADSTS500011");
        }
        assertThat(azure.scopes()).hasSize(1);
        assertThat(tokens.get("https://other.example/.default")).isEqualTo("issued-token-2");
    }

    @Test
    void anInterruptEndsTheWaitingForOne() throws Exception {
        Tokens tokens = tokens(Time.system());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> tokens.get(SCOPE)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("the exception tells it").isFalse();
        assertThat(tokens.get(SCOPE)).isEqualTo("issued-token-1");
    }
}
