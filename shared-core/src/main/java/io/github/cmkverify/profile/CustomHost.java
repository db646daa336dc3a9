package io.github.cmkverify.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host that a profile names itself: a pull request could steer a token to it.
 *
 * @param field such as {@code azure.cloud.authorityHost}
 * @param host in lower case, with its port when that is not the usual one; a suffix begins with a dot
 */
public record CustomHost(String field, String host, Place at) {
    /** Those of a custom cloud, without this machine. */
    static List<CustomHost> of(Cloud cloud, Fields azure) {
        if (!cloud.isCustom()) {
            return List.of();
        }
        Fields fields = azure.child("cloud");
        return Stream.of(
                        url("resourceManager", cloud.resourceManager(), fields),
                        url("authorityHost", cloud.authorityHost(), fields),
                        Optional.of(named("keyVaultSuffix", cloud.keyVaultSuffix(), fields)),
                        cloud.managedHsmSuffix().map(suffix -> named("managedHsmSuffix", suffix, fields)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CustomHost> url(String field, URI endpoint, Fields fields) {
        return Optional.of(endpoint)
                .filter(e -> !Endpoint.isLoopback(e.getHost()))
                .map(e -> named(field, Endpoint.host(e), fields));
    }

    private static CustomHost named(String field, String host, Fields fields) {
        return new CustomHost("azure.cloud." + field, host, fields.at(field));
    }
}
