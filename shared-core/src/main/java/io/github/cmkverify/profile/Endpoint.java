package io.github.cmkverify.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that a profile may name: https and a host, nothing else that could smuggle a token elsewhere. */
final class Endpoint {
    private static final Pattern SUFFIX = Pattern.compile("(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){2,10}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int HTTPS = 443;

    private Endpoint() {}

    /** {@code https://host} or {@code https://host:port}; plain http for this machine only. */
    static Type<URI> url() {
        String expected = "https://HOST, without user, path or query (http for localhost only)";
        return Type.text("an address this tool may call", expected, URI.create("https://localhost"), Endpoint::parse)
                .refusing(text -> shown(text) + " is not an address this tool may call; use " + expected);
    }

    /** A user name may come with a password, a query with a signature. */
    private static String shown(String text) {
        return text.contains("@") || text.contains("?") ? "this (not shown, it may hold a secret)" : Shown.quoted(text);
    }

    /** The end of a vault's host name, with its dot: two labels at least, or it would fit half the internet. */
    static Type<String> suffix() {
        return Type.text(
                "an end of a host name",
                "a text such as .vault.azure.net, beginning with a dot",
                "",
                text -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(t -> SUFFIX.matcher(t).matches()));
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65535
                    && !uri.getRawAuthority().endsWith(":");
            return Optional.of(uri).filter(u -> bare).flatMap(Endpoint::normal);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> normal(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean allowed = scheme.equals("https") || scheme.equals("http") && isLoopback(host);
        String port = uri.getPort() < 0 || scheme.equals("https") && uri.getPort() == HTTPS ? "" : ":" + uri.getPort();
        return allowed ? Optional.of(URI.create(scheme + "://" + host + port)) : Optional.empty();
    }

    /** Host and, when it is not the usual one, port. */
    static String host(URI endpoint) {
        return endpoint.getRawAuthority();
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
