package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.profile.Profile;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A profile to collect for.
 *
 * @param plan for evidence that grows: what it lacks, asked again whenever there is more of it, until nothing is missing. What it
 *     said before, it need not say again
 */
public record Subject(Profile profile, Function<Evidence, Supplier<Set<EvidenceKey>>> plan) {}
