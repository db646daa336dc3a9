package io.github.cmkverify.action.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Tokens of GitHub's own identity provider for this job ({@code getIDToken}). The runner offers them only to a job with
 * {@code permissions: id-token: write}, and never to a pull request from a fork.
 */
public final class OidcToken {
    private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String REQUEST_TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final int TRIES = 5;

    private final Map<String, String> environment;
    private final Http http;
    private final Commands commands;
    private final Pause pause;

    public OidcToken(Map<String, String> environment, Http http, Commands commands) {
        this(environment, http, commands, time -> Thread.sleep(time.toMillis()));
    }

    OidcToken(Map<String, String> environment, Http http, Commands commands, Pause pause) {
        this.environment = Map.copyOf(environment);
        this.http = http;
        this.commands = commands;
        this.pause = pause;
    }

    /** Waiting between two tries. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Whether this job may have one. */
    public static boolean isOffered(Map<String, String> environment) {
        return !environment.getOrDefault(URL, "").isBlank()
                && !environment.getOrDefault(REQUEST_TOKEN, "").isBlank();
    }

    /**
     * A fresh token for {@code audience}; it is masked in the log before anybody else sees it.
     *
     * @throws RunnerException when there is none; the message holds no token
     */
    public String fresh(String audience) throws RunnerException, InterruptedException {
        if (!isOffered(environment)) {
            throw new RunnerException("this job may not ask GitHub for a token: give it permissions: id-token: write"
                    + " (pull requests from forks never get one)");
        }
        URI url = url(audience);
        var headers = Map.of(
                "Authorization",
                "Bearer " + environment.get(REQUEST_TOKEN),
                "Accept",
                "application/json",
                "User-Agent",
                "actions/oidc-client");
        String why = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                pause.sleep(Duration.ofMillis(250L << attempt));
            }
            try {
                Http.Answer answer = http.send("GET", url, headers, new byte[0]);
                if (answer.status() == 200) {
                    return token(answer.body());
                }
                why = "it answered " + answer.status();
                if (answer.status() < 500 && answer.status() != 429) {
                    break;
                }
            } catch (IOException e) {
                why = "it cannot be reached (" + e.getClass().getSimpleName() + ")";
            }
        }
        throw new RunnerException("GitHub gave no token for the audience " + audience + ": " + why
                + "; check permissions: id-token: write, and the proxy of a self-hosted runner");
    }

    private URI url(String audience) throws RunnerException {
        String base = environment.get(URL);
        try {
            return new URI(base
                    + (base.contains("?") ? "&" : "?")
                    + "audience="
                    + URLEncoder.encode(audience, StandardCharsets.UTF_8));
        } catch (URISyntaxException e) {
            throw new RunnerException(URL + " is no address");
        }
    }

    private String token(String body) throws RunnerException {
        try {
            String token = Json.read(body).path("value").asText("");
            if (!token.isBlank()) {
                commands.mask(token);
                return token;
            }
        } catch (JsonProcessingException e) {
            // told below, without the body
        }
        throw new RunnerException("GitHub's answer holds no token");
    }
}
