package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.Http;
import io.github.cmkverify.azure.live.LiveFailure;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Requests to GitHub, through the same proxy and with the same certificates as those to Azure; opened when first used. */
final class GitHub implements Http, AutoCloseable {
    private final Map<String, String> environment;
    private final Optional<Path> caBundle;
    private Optional<Transport> transport = Optional.empty();

    GitHub(Map<String, String> environment, Optional<Path> caBundle) {
        this.environment = environment;
        this.caBundle = caBundle;
    }

    @Override
    public Answer send(String method, URI url, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        Transport.Reply reply = transport().send(method, url, headers, body);
        return new Answer(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    private synchronized Transport transport() throws IOException {
        if (transport.isEmpty()) {
            try {
                LiveSettings settings = LiveSettings.of(environment);
                transport = Optional.of(
                        new Transport(caBundle.map(settings::withCaBundle).orElse(settings)));
            } catch (LiveFailure e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return transport.get();
    }

    @Override
    public synchronized void close() {
        transport.ifPresent(Transport::close);
        transport = Optional.empty();
    }
}
