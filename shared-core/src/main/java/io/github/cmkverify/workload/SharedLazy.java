package io.github.cmkverify.workload;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Lacking;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A {@link Lazy} for several accounts: what it lacks, each account that asks for it lacks, not only the first. While evidence is
 * still collected it is worked out again when all that it lacked is there.
 */
final class SharedLazy<T> implements Supplier<T> {
    private final Evidence evidence;
    private final Supplier<T> source;
    private Lazy<T> value;
    private Set<EvidenceKey> missing = Set.of();
    private Lacking lacking = Lacking.unknown();

    SharedLazy(Evidence evidence, Supplier<T> source) {
        this.evidence = evidence;
        this.source = source;
        this.value = new Lazy<>(source);
    }

    @Override
    public T get() {
        if (lacking.isOver(evidence)) {
            value = new Lazy<>(source);
            missing = evidence.missingFor(value::get);
            lacking = Lacking.of(missing);
        }
        evidence.stillMissing(missing);
        return value.get();
    }
}
