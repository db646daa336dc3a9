package io.github.cmkverify.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves recorded evidence as Azure on this machine. Resource Manager and sign-in are at {@link #address}; a request for a
 * vault comes to the same address with the vault's host in {@code X-Forwarded-Host}. What was not recorded is answered 404
 * with a code that is none of Azure's, so that it proves nothing.
 */
public final class Simulator implements AutoCloseable {
    /** Inside only: where a reply came from. */
    static final String SELF = "X-Simulator-Self";

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final SimulatorOptions options;
    private final Recording recording;
    private final Faults faults;
    private final HttpServer server;
    private final ExecutorService threads;
    private final URI address;
    private final Optional<String> authorityPem;
    private final TokenService tokens;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    private Simulator(SimulatorOptions options, Collection<Item> items) throws IOException, GeneralSecurityException {
        if (System.getProperty(NO_DELAY) == null) {
            // else each answer waits 40 ms for the other side
            System.setProperty(NO_DELAY, "true");
        }
        this.options = options;
        this.recording = new Recording(items);
        this.faults = new Faults(options.faults());
        var socket =
                new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), options.port());
        if (options.tls()) {
            var from = options.certificateFrom()
                    .orElseGet(() -> options.clock().instant().minus(Duration.ofHours(1)));
            var authority = new LocalAuthority(from);
            HttpsServer https = HttpsServer.create(socket, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
            this.server = https;
            this.authorityPem = Optional.of(authority.pem());
        } else {
            this.server = HttpServer.create(socket, 0);
            this.authorityPem = Optional.empty();
        }
        this.address = URI.create((options.tls() ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort());
        this.tokens = new TokenService(options, address);
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "cmk-verify-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts to serve {@code items}, on this machine's own address only.
     *
     * @throws IOException when the port is taken, or the platform cannot make certificates
     */
    public static Simulator start(SimulatorOptions options, Collection<Item> items) throws IOException {
        try {
            var simulator = new Simulator(options, items);
            simulator.server.start();
            return simulator;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform cannot make a certificate: simulate without TLS", e);
        }
    }

    /** {@code http://localhost:PORT}: for {@code resourceManager} and {@code authorityHost} of a custom cloud. */
    public URI address() {
        return address;
    }

    /** The certificate to trust, in PEM form; empty without TLS. */
    public Optional<String> authorityPem() {
        return authorityPem;
    }

    /** Every request so far, in the order of arrival. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Received(exchange);
            pause(options.latency());
            answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request in full. */
    private static final class Received {
        private final String method;
        private final String host;
        private final String path;
        private final String query;
        private final String authorization;
        private final boolean machine;
        private final String body;

        Received(HttpExchange exchange) throws IOException {
            this.method = exchange.getRequestMethod();
            this.host = header(exchange, "X-Forwarded-Host");
            this.path = exchange.getRequestURI().getRawPath();
            this.query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            this.authorization = header(exchange, "Authorization");
            this.machine = !header(exchange, "X-IDENTITY-HEADER").isEmpty()
                    || !header(exchange, "Metadata").isEmpty();
            this.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }

        private static String header(HttpExchange exchange, String name) {
            return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .orElse("");
        }

        String address() {
            return (host.isEmpty() ? "management" : host).toLowerCase(Locale.ROOT) + path.toLowerCase(Locale.ROOT);
        }
    }

    private void answer(HttpExchange exchange, Received request) throws IOException, InterruptedException {
        boolean signIn = TokenService.isFor(request.path);
        Optional<Recording.Recorded> recorded = signIn
                ? Optional.empty()
                : recorded(request, request.query)
                        // a later page that a fault made up
                        .or(() -> faults.endless()
                                ? recorded(request, Faults.withoutToken(request.query))
                                : Optional.empty());
        Optional<String> audience = tokens.audience(request.authorization);
        String kind =
                signIn ? "token" : recorded.map(found -> found.kind().id()).orElse("unknown");
        Optional<String> host = Optional.of(request.host).filter(name -> !name.isEmpty());
        seen.add(new Seen(request.method, host, request.path, request.query, kind, audience));
        Optional<Reply> good = signIn
                ? Optional.of(tokens.answer(request.method, request.path, request.query, request.body, request.machine))
                : resource(request, recorded, audience);
        Optional<Fault> fault = faults.of(kind, request.address());
        if (good.isEmpty() || fault.filter(f -> f.kind() == Fault.Kind.CUT).isPresent()) {
            return; // closing without an answer cuts the connection
        }
        if (fault.filter(f -> f.kind() == Fault.Kind.SLOW).isPresent()) {
            pause(Duration.ofMillis(fault.get().amount(1000)));
        }
        Reply reply = fault.map(f -> faults.spoil(
                        f,
                        good.get().with(SELF, address + request.path + "?" + request.query),
                        request.address(),
                        request.authorization))
                .orElseGet(good::get);
        send(exchange, reply, fault.filter(f -> f.kind() == Fault.Kind.TRUNCATE).isPresent());
    }

    private Optional<Recording.Recorded> recorded(Received request, String query) {
        return recording.next(request.method, request.host, request.path, query, request.body);
    }

    /** Empty where no answer was recorded: then none is given. */
    private Optional<Reply> resource(
            Received request, Optional<Recording.Recorded> recorded, Optional<String> audience) {
        if (audience.filter(value -> fits(value, request.host)).isEmpty()) {
            return Optional.of(Reply.error(401, "InvalidAuthenticationToken", "The access token is not for this.")
                    .with("WWW-Authenticate", "Bearer authorization_uri=\"" + address + "\", error=\"invalid_token\""));
        }
        if (recorded.isEmpty()) {
            return Optional.of(Reply.error(404, "NotInTheRecording", "The simulator has no answer to this request."));
        }
        String version = recorded.get().apiVersion();
        if (!("&" + request.query + "&").contains("api-version=" + version + "&")) {
            return Optional.of(Reply.error(400, "InvalidApiVersionParameter", "The recording has " + version + "."));
        }
        return recorded.get()
                .answer()
                .fold(received -> Optional.of(reply(received, recorded.get())), missing -> Optional.empty());
    }

    private Reply reply(Answer.Received received, Recording.Recorded recorded) {
        Bytes body = Recording.leadingTo(address, recorded, received.body());
        var reply = new Reply(received.status(), received.mediaType(), java.util.Map.of(), body);
        return received.requestId().isEmpty() ? reply : reply.with("x-ms-request-id", received.requestId());
    }

    private boolean fits(String audience, String host) {
        return host.isEmpty()
                ? audience.equals(address.toString())
                : audience.startsWith("https://") && host.endsWith("." + audience.substring("https://".length()));
    }

    private static void send(HttpExchange exchange, Reply reply, boolean truncate) throws IOException {
        byte[] body = reply.body().toArray();
        reply.headers().forEach((name, value) -> {
            if (!name.equals(SELF)) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        if (!reply.mediaType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.mediaType());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, truncate ? body.length / 2 : body.length);
            out.flush();
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        if (!duration.isZero()) {
            Thread.sleep(duration.toMillis());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
