package io.github.cmkverify.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where evidence comes from.
 *
 * @param toolVersion the version that collected
 * @param profileSha256 the profile it was collected for
 * @param cloud the name of the cloud
 * @param tenant the directory id the reader signed in to
 * @param subscription the subscription of the accounts
 * @param collectedFrom before the first request
 * @param collectedTo after the last answer
 * @param packSha256 SHA-256 of the manifest when read from a pack
 * @param redacted JSON pointers taken out of an answer before it was stored, by item text
 */
public record Provenance(
        String toolVersion,
        String profileSha256,
        String cloud,
        String tenant,
        String subscription,
        Instant collectedFrom,
        Instant collectedTo,
        Optional<String> packSha256,
        Map<String, List<String>> redacted) {
    public Provenance {
        redacted = Map.copyOf(redacted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
    }

    /** The same origin, with the hash of the pack that it was read from. */
    public Provenance inPack(Optional<String> manifestSha256) {
        return new Provenance(
                toolVersion,
                profileSha256,
                cloud,
                tenant,
                subscription,
                collectedFrom,
                collectedTo,
                manifestSha256,
                redacted);
    }
}
