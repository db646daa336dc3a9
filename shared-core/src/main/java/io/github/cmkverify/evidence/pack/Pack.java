package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Cloud;
import java.util.List;

/**
 * An evidence pack whose every byte was checked against its manifest.
 *
 * @param tool the name of the tool that collected
 * @param provenance with the hash of the manifest
 * @param items in the order of the manifest
 */
public record Pack(String tool, Provenance provenance, List<Item> items) {
    public Pack {
        items = List.copyOf(items);
    }

    /** SHA-256 of {@code manifest.json}: what an approver notes, and what a later run expects. */
    public String sha256() {
        return provenance.packSha256().orElseThrow();
    }

    /** What is in the pack, to be judged; {@code cloud} says to which hosts its requests must have gone. */
    public Evidence evidence(Cloud cloud) {
        return new Evidence(provenance, cloud, items);
    }
}
