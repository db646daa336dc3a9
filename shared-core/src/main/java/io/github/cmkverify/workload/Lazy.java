package io.github.cmkverify.workload;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Lacking;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A link of the chain, followed once however many checks ask for it. While evidence is still collected it is followed again
 * when all that it lacked is there, and until then each who asks for it lacks the same, not only the first.
 *
 * <p>Not thread-safe, as {@link Evidence} is not.
 */
final class Lazy<T> implements Supplier<T> {
    private final Evidence evidence;
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();
    private Set<EvidenceKey> missing = Set.of();
    private Lacking lacking = Lacking.unknown();

    Lazy(Evidence evidence, Supplier<T> source) {
        this.evidence = evidence;
        this.source = source;
    }

    @Override
    public T get() {
        if (lacking.isOver(evidence)) {
            missing = evidence.missingFor(() -> value = Optional.of(source.get()));
            lacking = Lacking.of(missing);
        } else {
            evidence.stillMissing(missing);
        }
        return value.orElseThrow();
    }
}
