package io.github.cmkverify.action.toolkit;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** How the toolkit reaches GitHub: one request, no redirect, within a time limit. The caller brings proxy and certificates. */
@FunctionalInterface
public interface Http {
    /** @throws IOException for every failure to get an answer */
    Answer send(String method, URI url, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException;

    /** What came back. */
    record Answer(int status, String body) {}
}
