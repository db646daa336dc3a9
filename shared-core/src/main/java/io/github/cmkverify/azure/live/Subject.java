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
 * @param plan for evidence that grows: what to ask for now, said bit by bit until it says nothing new; asked again whenever there
 *     is more evidence
 */
public record Subject(Profile profile, Function<Evidence, Supplier<Set<EvidenceKey>>> plan) {}
