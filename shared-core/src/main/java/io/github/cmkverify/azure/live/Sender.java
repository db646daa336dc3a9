package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.evidence.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Sends one request until it has an answer worth keeping. What goes wrong becomes an answer too; only when nobody answers for
 * Azure at all does it throw.
 */
final class Sender {
    private static final Pattern REQUEST_ID = Pattern.compile("[\\w.:-]{1,100}");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}(; ?[\\w-]{1,30}=\"?[\\w.-]{1,60}\"?)*");

    private final Routes routes;
    private final Transport transport;
    private final Tokens tokens;
    private final Redactor redactor;
    private final LiveSettings settings;
    private final Time time;
    private final Retries retries;
    private final String userAgent;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, String> unreachable = new ConcurrentHashMap<>();
    private final AtomicBoolean azureAnswered = new AtomicBoolean();

    Sender(
            Routes routes,
            Transport transport,
            Tokens tokens,
            Redactor redactor,
            LiveSettings settings,
            Time time,
            Retries retries,
            String userAgent) {
        this.routes = routes;
        this.transport = transport;
        this.tokens = tokens;
        this.redactor = redactor;
        this.settings = settings;
        this.time = time;
        this.retries = retries;
        this.userAgent = userAgent;
    }

    /**
     * What shares one limit.
     *
     * @param atOnce how many requests it bears at once
     */
    record Place(String name, int atOnce) {}

    /** Where {@code request} goes. */
    Place place(Request request) {
        try {
            Routes.Route route = routes.of(request);
            return new Place(route.lane(), route.atOnce());
        } catch (Routes.Refused e) {
            return new Place("nowhere", settings.concurrency());
        }
    }

    /**
     * @throws LiveFailure when Resource Manager cannot be reached or refuses the sign-in, and has not answered before
     */
    Exchange send(Request request) throws LiveFailure, InterruptedException {
        Routes.Route route;
        try {
            route = routes.of(request);
        } catch (Routes.Refused e) {
            return missing("was not sent: " + e.getMessage());
        }
        String gone = unreachable.get(route.host());
        return gone == null ? persist(request, route) : missing(gone);
    }

    private Exchange persist(Request request, Routes.Route route) throws LiveFailure, InterruptedException {
        Lane lane = lanes.computeIfAbsent(
                route.lane(), name -> new Lane(time, Math.min(route.atOnce(), settings.concurrency())));
        Retries.Patience patience = retries.patience();
        while (true) {
            try {
                Transport.Reply reply = authorised(request, route, lane);
                Optional<Duration> wait = patience.after(reply, time.now());
                if (wait.isEmpty()) {
                    return received(reply, route);
                }
                pause(reply, wait.get(), lane);
            } catch (IOException e) {
                Failure failure = Failure.of(e, route.host(), settings.proxy());
                Optional<Duration> wait =
                        failure.kind() == Failure.Kind.TRANSIENT ? patience.afterNone() : Optional.empty();
                if (wait.isEmpty()) {
                    return failed(failure, route);
                }
                time.pause(wait.get());
            } catch (LiveFailure e) {
                if (route.manager()) {
                    throw e;
                }
                return missing(e.getMessage());
            }
        }
    }

    /** What Azure says, it says to everybody; a wait of our own is for the one request that was unlucky again. */
    private void pause(Transport.Reply reply, Duration wait, Lane lane) throws InterruptedException {
        boolean throttled = reply.status() == Retries.THROTTLED;
        Optional<Duration> told = Retries.retryAfter(reply, time.now());
        told.or(() -> throttled ? Optional.of(wait) : Optional.empty()).ifPresent(lane::closeFor);
        if (told.map(pause -> pause.compareTo(wait) < 0).orElse(!throttled)) {
            time.pause(wait);
        }
    }

    /** With a token, and after a 401 with another. */
    private Transport.Reply authorised(Request request, Routes.Route route, Lane lane)
            throws LiveFailure, IOException, InterruptedException {
        String token = tokens.get(route.scope());
        Transport.Reply reply = once(request, route, lane, token);
        return reply.status() == 401 && tokens.refresh(route.scope(), token)
                ? once(request, route, lane, tokens.get(route.scope()))
                : reply;
    }

    private Transport.Reply once(Request request, Routes.Route route, Lane lane, String token)
            throws IOException, InterruptedException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", userAgent);
        headers.put("Authorization", "Bearer " + token);
        request.body().ifPresent(body -> headers.put("Content-Type", "application/json"));
        route.forwardedHost().ifPresent(host -> headers.put(Routes.FORWARDED_HOST, host));
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        lane.enter();
        try {
            Transport.Reply reply = transport.send(request.method(), route.url(), headers, body);
            lane.heed(reply);
            return reply;
        } finally {
            lane.leave();
        }
    }

    private Exchange failed(Failure failure, Routes.Route route) throws LiveFailure {
        if (failure.kind() == Failure.Kind.CONNECTION) {
            unreachable.put(route.host(), failure.text());
            if (route.manager() && !azureAnswered.get()) {
                throw LiveFailure.noAnswer("Azure cannot be reached: " + failure.text());
            }
        }
        return missing(failure.text());
    }

    private Exchange received(Transport.Reply reply, Routes.Route route) throws LiveFailure {
        if (reply.status() == 407) {
            return failed(new Failure(Failure.Kind.CONNECTION, Failure.PROXY_REFUSES), route);
        }
        Redactor.Redacted redacted = redactor.redact(reply.body());
        String mediaType = reply.header("Content-Type");
        if (route.manager() && !azureAnswered.get()) {
            requireAzure(reply, redacted.body(), mediaType, route.host());
        }
        String id = reply.header("x-ms-request-id");
        return new Exchange(
                new Answer.Received(
                        reply.status(),
                        time.now(),
                        REQUEST_ID.matcher(id).matches() ? id : "",
                        MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "",
                        redacted.body()),
                redacted.pointers(),
                reply.header("ETag"));
    }

    /** A login page, a redirect: until Azure has said something of its own, that ends the run. */
    private void requireAzure(Transport.Reply reply, Bytes body, String mediaType, String host) throws LiveFailure {
        boolean page = mediaType.toLowerCase(Locale.ROOT).startsWith("text/html");
        boolean redirect = reply.status() >= 300 && reply.status() < 400;
        if ((page || redirect) && !isJson(body)) {
            throw LiveFailure.noAnswer(host + " was answered by something else ("
                    + (redirect ? "a redirect" : "an HTML page") + ", status " + reply.status()
                    + "): check proxy and network sign-in of this machine");
        }
        azureAnswered.set(true);
    }

    private static boolean isJson(Bytes body) {
        try {
            return !StrictJson.object(body).isEmpty();
        } catch (StrictJson.Refused e) {
            return false;
        }
    }

    private Exchange missing(String reason) {
        return new Exchange(new Answer.Missing(time.now(), reason), List.of(), "");
    }
}
