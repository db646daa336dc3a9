package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Evidence;
import java.util.Optional;
import java.util.function.Function;

/** The evidence for one profile, or why there is none. */
public final class Collected {
    private final Optional<Evidence> evidence;
    private final Optional<LiveFailure> failure;

    private Collected(Optional<Evidence> evidence, Optional<LiveFailure> failure) {
        this.evidence = evidence;
        this.failure = failure;
    }

    public static Collected of(Evidence evidence) {
        return new Collected(Optional.of(evidence), Optional.empty());
    }

    public static Collected failed(LiveFailure failure) {
        return new Collected(Optional.empty(), Optional.of(failure));
    }

    public <R> R fold(Function<? super Evidence, ? extends R> read, Function<? super LiveFailure, ? extends R> failed) {
        return evidence.isPresent() ? read.apply(evidence.get()) : failed.apply(failure.orElseThrow());
    }
}
