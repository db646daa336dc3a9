package io.github.cmkverify.azure.live;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy of {@code HTTPS_PROXY} and the hosts of {@code NO_PROXY}, in lower or upper case as curl reads them. This machine
 * and the address of managed identities are never asked for through a proxy.
 */
public final class ProxySettings {
    private static final int LAST_PORT = 65_535;

    private final Optional<URI> proxy;
    private final List<String> direct;

    private ProxySettings(Optional<URI> proxy, List<String> direct) {
        this.proxy = proxy;
        this.direct = direct;
    }

    public static ProxySettings none() {
        return new ProxySettings(Optional.empty(), List.of());
    }

    /**
     * @throws LiveFailure when the proxy is no {@code http://host:port}
     */
    public static ProxySettings of(Map<String, String> environment) throws LiveFailure {
        Optional<String> text = first(environment, "https_proxy", "HTTPS_PROXY");
        List<String> direct = Arrays.stream(
                        first(environment, "no_proxy", "NO_PROXY").orElse("").split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return text.isEmpty() ? none() : new ProxySettings(Optional.of(parse(text.get())), direct);
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static URI parse(String text) throws LiveFailure {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            boolean port = uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
            if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && port) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, without the text: it may hold a password
        }
        throw LiveFailure.usage("HTTPS_PROXY is no address of a proxy: write http://HOST:PORT or"
                + " http://USER:PASSWORD@HOST:PORT, with special characters percent-encoded");
    }

    /** {@code host:port}, for messages. */
    Optional<String> shown() {
        return proxy.map(uri -> uri.getHost() + ":" + port(uri));
    }

    /** The password, so that it can be kept out of everything. */
    Optional<String> password() {
        return credentials().map(both -> both[1]).filter(password -> !password.isEmpty());
    }

    boolean hasUser() {
        return credentials().isPresent();
    }

    boolean covers(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return proxy.isPresent() && !Loopback.is(name) && !name.startsWith("169.254.") && !isDirect(name);
    }

    private boolean isDirect(String host) {
        return direct.stream()
                .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                .anyMatch(entry -> entry.equals("*")
                        || host.equals(entry)
                        || host.endsWith(entry.startsWith(".") ? entry : "." + entry));
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return proxy.filter(uri -> covers(String.valueOf(target.getHost())))
                        .map(uri -> List.of(new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port(uri)))))
                        .orElseGet(() -> List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, java.io.IOException reason) {
                // the request itself fails and tells
            }
        };
    }

    /**
     * The header that lets a request to {@code host} through the proxy. It is ours to set: with an authenticator the JDK would
     * drop the token for Azure as well.
     */
    Optional<String> authorization(String host) {
        return credentials()
                .filter(both -> covers(host))
                .map(both -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((both[0] + ":" + both[1]).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String[]> credentials() {
        return proxy.map(URI::getRawUserInfo).map(info -> {
            String[] both = info.split(":", 2);
            return new String[] {decode(both[0]), both.length > 1 ? decode(both[1]) : ""};
        });
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 80 : uri.getPort();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return shown().map(text -> "proxy " + text).orElse("no proxy");
    }
}
