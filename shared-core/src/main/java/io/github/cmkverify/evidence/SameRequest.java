package io.github.cmkverify.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Whether a recorded request is the one that its key stands for: same method, host, path and filter, and the same body.
 * The api-version may differ, because profiles can choose another.
 */
final class SameRequest {
    private SameRequest() {}

    static boolean test(Request recorded, Request expected) {
        return recorded.method().equals(expected.method())
                && recorded.body().equals(expected.body())
                && !normal(recorded.url()).isEmpty()
                && normal(recorded.url()).equals(normal(expected.url()));
    }

    /** Same scheme, host and port. */
    static boolean sameHost(String url, String other) {
        var mine = normal(url);
        var theirs = normal(other);
        return !mine.isEmpty() && !theirs.isEmpty() && mine.subList(0, 2).equals(theirs.subList(0, 2));
    }

    /** Lower case, decoded, without port 443 and api-version; empty when it is no URL. */
    static List<String> normal(String url) {
        try {
            URI uri = new URI(url);
            String port = uri.getPort() == -1 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
            String query = Objects.requireNonNullElse(uri.getQuery(), "");
            return List.of(
                    lower(uri.getScheme()),
                    lower(uri.getHost()) + port,
                    lower(uri.getPath()),
                    String.join(
                            "&",
                            Arrays.stream(query.split("&"))
                                    .map(SameRequest::lower)
                                    .filter(part -> !part.startsWith("api-version="))
                                    .sorted()
                                    .toList()));
        } catch (URISyntaxException e) {
            return List.of();
        }
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
