package io.github.cmkverify.simulator;

import java.util.Optional;

/**
 * A request that reached the simulator.
 *
 * @param host the vault it was for; empty for Resource Manager and sign-in
 * @param query as sent
 * @param kind id of the evidence kind; {@code token} for sign-in; {@code unknown} when it is not in the recording
 * @param audience of the token that came along; empty when it was none of ours
 */
public record Seen(
        String method, Optional<String> host, String path, String query, String kind, Optional<String> audience) {}
