package io.github.cmkverify.evidence;

import java.util.Optional;

/**
 * Whether a recorded request is the one that its key stands for: same method, host, path and parameters, and the same body.
 * The api-version may differ, because profiles can choose another.
 */
final class SameRequest {
    private SameRequest() {}

    static boolean test(Request recorded, Request expected) {
        return recorded.method().equals(expected.method())
                && recorded.body().equals(expected.body())
                && sameAddress(recorded.url(), expected.url());
    }

    /** Nearly always recorded in the very same spelling, which then is read once. */
    private static boolean sameAddress(String recorded, String expected) {
        Optional<Address> address = Address.of(recorded);
        return address.isPresent() && (recorded.equals(expected) || address.equals(Address.of(expected)));
    }

    /** Same scheme, host and port. */
    static boolean sameHost(String url, String other) {
        Optional<String> host = Address.of(url).map(Address::host);
        return host.isPresent() && host.equals(Address.of(other).map(Address::host));
    }
}
