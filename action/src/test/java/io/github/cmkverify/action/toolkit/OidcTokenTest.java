package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcTokenTest {
    private static final Map<String, String> OFFERED = Map.of(
            "ACTIONS_ID_TOKEN_REQUEST_URL", "https://tokens.example/run?api-version=2.0",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-s3cret");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();

    @Test
    void asksForTheAudienceAndMasksTheToken() throws Exception {
        answers.add(new Http.Answer(200, "{\"value\":\"t0ken\"}"));
        assertThat(token(OFFERED).fresh("api://Azure&Co")).isEqualTo("t0ken");
        assertThat(asked)
                .containsExactly("GET https://tokens.example/run?api-version=2.0&audience=api%3A%2F%2FAzure%26Co"
                        + " Bearer request-s3cret");
        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("::add-mask::t0ken\n");
    }

    @Test
    void everyTokenIsAFreshOne() throws Exception {
        answers.add(new Http.Answer(200, "{\"value\":\"one\"}"));
        answers.add(new Http.Answer(200, "{\"value\":\"two\"}"));
        OidcToken token = token(OFFERED);
        assertThat(List.of(token.fresh("a"), token.fresh("a"))).containsExactly("one", "two");
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        answers.add(new IOException("reset"));
        answers.add(new Http.Answer(503, ""));
        answers.add(new Http.Answer(429, ""));
        answers.add(new Http.Answer(200, "{\"value\":\"t0ken\"}"));
        assertThat(token(OFFERED).fresh("a")).isEqualTo("t0ken");
    }

    @Test
    void givesUpWithAClearWord() {
        answers.add(new Http.Answer(403, "request-s3cret"));
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> token(OFFERED).fresh("a"))
                .withMessageContaining("it answered 403")
                .withMessageContaining("id-token: write")
                .withMessageNotContaining("s3cret");
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAnswerWithoutATokenIsNone() {
        for (String body : List.of("", "{}", "{\"value\":\"\"}", "<html>", "[]")) {
            answers.add(new Http.Answer(200, body));
            assertThatExceptionOfType(RunnerException.class)
                    .isThrownBy(() -> token(OFFERED).fresh("a"))
                    .withMessage("GitHub's answer holds no token");
        }
    }

    @Test
    void withoutThePermissionItSaysWhichOne() {
        assertThat(OidcToken.isOffered(Map.of())).isFalse();
        assertThat(OidcToken.isOffered(OFFERED)).isTrue();
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> token(Map.of()).fresh("a"))
                .withMessageContaining("permissions: id-token: write");
    }

    @Test
    void theClaimsOfATokenCanBeShown() {
        String payload = "{\"iss\":\"https://i\",\"sub\":\"repo:o/r:ref:refs/heads/main\",\"aud\":\"api://a\"}";
        String token = "h."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".s";
        assertThat(OidcClaims.of(token))
                .contains(new OidcClaims("https://i", "repo:o/r:ref:refs/heads/main", "api://a"));
        assertThat(OidcClaims.of("no token")).isEmpty();
        assertThat(OidcClaims.of("a.%%.c")).isEmpty();
        assertThat(OidcClaims.of("a.bm8.c")).isEmpty();
    }

    private OidcToken token(Map<String, String> environment) {
        var commands = new Commands(new PrintStream(log, true, StandardCharsets.UTF_8));
        return new OidcToken(environment, this::answer, commands, time -> {});
    }

    private Http.Answer answer(String method, URI url, Map<String, String> headers, byte[] body) throws IOException {
        asked.add(method + " " + url + " " + headers.get("Authorization"));
        Object next = answers.remove();
        if (next instanceof IOException failure) {
            throw failure;
        }
        return (Http.Answer) next;
    }
}
