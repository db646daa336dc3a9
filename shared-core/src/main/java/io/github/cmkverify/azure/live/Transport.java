package io.github.cmkverify.azure.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One try of one request over the JDK's client: a limit on time that covers the body, a limit on size, no redirect, no
 * cookie, no retry. It decides nothing: {@link Routes} says what may be sent.
 */
public final class Transport implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "cmk-verify-http");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;
    private final Duration limit;
    private final ProxySettings proxy;

    public Transport(LiveSettings settings) throws LiveFailure {
        this.limit = settings.attempt();
        this.proxy = settings.proxy();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit.compareTo(CONNECT) < 0 ? limit : CONNECT)
                .sslContext(Trust.context(settings.caBundle()))
                .proxy(settings.proxy().selector())
                .executor(executor);
        if (settings.proxy().hasUser()) {
            letProxiesAskForPasswords();
        }
        this.client = builder.build();
    }

    /** The JDK refuses to send a password to a proxy for https unless told otherwise before its first request. */
    private static void letProxiesAskForPasswords() {
        if (System.getProperty(TUNNEL_SCHEMES) == null) {
            System.setProperty(TUNNEL_SCHEMES, "");
        }
    }

    /** What came back. */
    public record Reply(int status, HttpHeaders headers, byte[] body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /**
     * @throws IOException for every failure to get an answer, see {@link Failure}
     */
    public Reply send(String method, URI url, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        proxy.authorization(String.valueOf(url.getHost()))
                .ifPresent(basic -> request.setHeader("Proxy-Authorization", basic));
        var answer = client.sendAsync(request.build(), info -> new LimitedBody());
        try {
            HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
