package io.github.cmkverify.azure.live;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The HTTP client of the library that signs in: our own transport, and only to the hosts that sign in. A plain-http authority
 * on this machine is spoken to in plain http, which the library itself does not.
 */
final class IdentityTransport implements HttpClient {
    private static final int TRIES_AFTER_FIRST = 2;

    private final Transport transport;
    private final Set<String> hosts;
    private final Optional<URI> plain;
    private final ProxySettings proxy;
    private final Time time;
    private final Retries retries;

    /**
     * @param hosts {@code host:port} that may be asked
     * @param plain an authority on this machine without TLS
     */
    IdentityTransport(Transport transport, Set<String> hosts, Optional<URI> plain, ProxySettings proxy, Time time) {
        this.transport = transport;
        this.hosts = Set.copyOf(hosts);
        this.plain = plain;
        this.proxy = proxy;
        this.time = time;
        this.retries = new Retries(Math::random);
    }

    /** Our own account of a failure, carried through the library's exceptions. */
    private static final class Told extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Told(Failure failure) {
            super(failure.text(), null);
            this.failure = failure;
        }
    }

    static Optional<Failure> failure(List<Throwable> chain) {
        return chain.stream()
                .filter(Told.class::isInstance)
                .map(e -> ((Told) e).failure)
                .findFirst();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        URI url = wire(URI.create(request.getUrl().toString()));
        String host = String.valueOf(url.getHost());
        try {
            if (!hosts.contains(key(url))) {
                throw new Told(new Failure(Failure.Kind.ANSWER, Words.shown(host) + " is no host to sign in at"));
            }
            BinaryData body = request.getBodyAsBinaryData();
            return new Answer(request, persist(request, url, host, body == null ? new byte[0] : body.toBytes()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new Told(new Failure(Failure.Kind.ANSWER, "interrupted")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Transport.Reply persist(HttpRequest request, URI url, String host, byte[] body)
            throws IOException, InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                var reply = transport.send(request.getHttpMethod().toString(), url, headers(request), body);
                refuseOdd(reply, host);
                if (failed > TRIES_AFTER_FIRST || !Retries.worthIt(reply.status())) {
                    return reply;
                }
            } catch (Told e) {
                throw e;
            } catch (IOException e) {
                Failure failure = Failure.of(e, host, proxy);
                if (failed > TRIES_AFTER_FIRST || failure.kind() != Failure.Kind.TRANSIENT) {
                    throw new Told(failure);
                }
            }
            time.pause(retries.backoff(failed));
        }
    }

    private static void refuseOdd(Transport.Reply reply, String host) throws Told {
        boolean page = reply.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
        if (reply.status() == 407) {
            throw new Told(new Failure(Failure.Kind.CONNECTION, Failure.PROXY_REFUSES));
        }
        if (page || reply.status() >= 300 && reply.status() < 400) {
            throw new Told(new Failure(
                    Failure.Kind.CONNECTION,
                    host + " was answered by something else (" + (page ? "an HTML page" : "a redirect") + ", status "
                            + reply.status() + "): check proxy and network sign-in"));
        }
    }

    private URI wire(URI url) {
        return plain.filter(authority -> key(authority).equals(key(url)))
                .map(authority -> URI.create(
                        authority + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())))
                .orElse(url);
    }

    private static Map<String, String> headers(HttpRequest request) {
        var headers = new HashMap<String, String>();
        request.getHeaders().stream()
                .filter(header -> !Set.of("content-length", "host", "connection")
                        .contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(header -> headers.put(header.getName(), header.getValue()));
        return headers;
    }

    /** {@code host:port}. */
    static String key(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() != -1 ? url.getPort() : tls ? 443 : 80;
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** The reply in the library's terms. */
    private static final class Answer extends HttpResponse {
        private final Transport.Reply reply;
        private final HttpHeaders headers = new HttpHeaders();

        Answer(HttpRequest request, Transport.Reply reply) {
            super(request);
            this.reply = reply;
            reply.headers().map().forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
        }

        @Override
        public int getStatusCode() {
            return reply.status();
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders(headers);
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(reply.body()));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(reply.body());
        }

        @Override
        public Mono<String> getBodyAsString() {
            return getBodyAsString(StandardCharsets.UTF_8);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(reply.body(), charset));
        }

        @Override
        public BinaryData getBodyAsBinaryData() {
            return BinaryData.fromBytes(reply.body());
        }
    }
}
