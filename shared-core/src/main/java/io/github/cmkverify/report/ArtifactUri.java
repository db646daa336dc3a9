package io.github.cmkverify.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A path below the root of a repository as a relative URI reference (RFC 3986, 4.2). */
final class ArtifactUri {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private ArtifactUri() {}

    /**
     * Everything but unreserved characters and the slash is percent-encoded, so that the first segment can be no scheme and
     * nothing begins a query or a fragment; slashes in front, which could name a host, are dropped.
     *
     * @param path with {@code /} or {@code \} between its names
     */
    static String of(String path) {
        var uri = new StringBuilder();
        for (byte b : path.replace('\\', '/').replaceFirst("^/+", "").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return uri.toString();
    }

    private static String hex(int nibble) {
        return Integer.toHexString(nibble & 0xF).toUpperCase(Locale.ROOT);
    }
}
