package io.github.cmkverify.workload;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A link of the chain, followed once however many checks ask for it. Evidence is frozen, so the second answer would be the
 * first. Not thread-safe, as {@link io.github.cmkverify.evidence.Evidence} is not.
 */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.orElseThrow();
    }
}
