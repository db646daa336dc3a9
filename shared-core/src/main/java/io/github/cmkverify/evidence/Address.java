package io.github.cmkverify.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A URL taken apart, so that two spellings of one address are equal (FACTS 0.14).
 *
 * @param host with scheme and port, without port 443
 * @param path its segments, decoded, in lower case
 * @param parameters {@code name=value}, decoded and sorted, without the api-version; a filter in lower case, because it holds
 *     ids, all other values as they are
 */
record Address(String host, List<String> path, List<String> parameters) {
    Address {
        path = List.copyOf(path);
        parameters = List.copyOf(parameters);
    }

    /** Empty when {@code url} is no absolute URL of a host, or holds a user or a fragment. */
    static Optional<Address> of(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null) {
                return Optional.empty();
            }
            String scheme = Names.lower(uri.getScheme());
            boolean usual = uri.getPort() == -1 || (uri.getPort() == 443 && scheme.equals("https"));
            return Optional.of(new Address(
                    scheme + "://" + Names.lower(uri.getHost()) + (usual ? "" : ":" + uri.getPort()),
                    Arrays.stream(uri.getRawPath().split("/", -1))
                            .map(segment -> Names.lower(decoded(segment)))
                            .toList(),
                    uri.getRawQuery() == null ? List.of() : parameters(uri.getRawQuery())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(Address::parameter)
                .filter(parameter -> !parameter.startsWith("api-version="))
                .sorted()
                .toList();
    }

    private static String parameter(String raw) {
        int equals = raw.indexOf('=');
        String name = Names.lower(decoded(equals < 0 ? raw : raw.substring(0, equals)));
        String value = equals < 0 ? "" : decoded(raw.substring(equals + 1));
        return name + "=" + (name.equals("$filter") ? Names.lower(value) : value);
    }

    /** Percent-decoded; a plus stays one. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
