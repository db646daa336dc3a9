package io.github.cmkverify.azure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a vault or Managed HSM, normalised: lower case, without port 443, path and trailing slash (FACTS 0.14).
 *
 * @param host {@code kv-claims.vault.azure.net}
 */
public record KeyStoreUri(String host) {
    private static final int LONGEST = 300;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62}))+");

    /** Empty when {@code text} is no https address of a host alone. */
    public static Optional<KeyStoreUri> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            boolean bare = (uri.getPath() == null
                            || uri.getPath().isEmpty()
                            || uri.getPath().equals("/"))
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443);
            if (!bare || uri.getHost() == null || !"https".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return HOST.matcher(host).matches() ? Optional.of(new KeyStoreUri(host)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    // by hand: what Java makes is linked when it is first used (decision 0012)
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyStoreUri uri && host.equals(uri.host);
    }

    @Override
    public int hashCode() {
        return host.hashCode();
    }

    /** The name of the vault: the first label of the host. */
    public String label() {
        return host.substring(0, host.indexOf('.'));
    }

    /** Whether the host is one label followed by {@code suffix}, which begins with a dot. */
    public boolean hasSuffix(String suffix) {
        return host.equals(label() + suffix.toLowerCase(Locale.ROOT));
    }
}
