package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.profile.Profile;
import java.util.Set;
import java.util.function.Function;

/**
 * A profile to collect for.
 *
 * @param missing what the evidence so far lacks, until nothing is
 */
public record Subject(Profile profile, Function<Evidence, Set<EvidenceKey>> missing) {}
