package io.github.cmkverify.evidence;

import java.util.Optional;

/**
 * Whether a recorded request is the one that its key stands for: same method, host, path and parameters, and the same body.
 * The api-version may differ, because profiles can choose another.
 */
final class SameRequest {
    private SameRequest() {}

    static boolean test(Request recorded, Request expected) {
        Optional<Address> address = Address.of(recorded.url());
        return recorded.method().equals(expected.method())
                && recorded.body().equals(expected.body())
                && address.isPresent()
                && address.equals(Address.of(expected.url()));
    }

    /** Same scheme, host and port. */
    static boolean sameHost(String url, String other) {
        Optional<String> host = Address.of(url).map(Address::host);
        return host.isPresent() && host.equals(Address.of(other).map(Address::host));
    }
}
