package io.github.cmkverify.checks;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.workload.Workload;
import java.util.Set;

/**
 * What is still to be collected: exactly what the suite asks for and does not find. Collecting that and asking again, until
 * nothing is missing, follows the chain link by link (account, vault, key, assignments, definitions).
 *
 * <p>Running the suite itself as the plan keeps the two from drifting apart: no check can ask for an item that was not
 * planned, and none is planned that nobody asks for.
 */
public final class CollectionPlan {
    private final Suite suite;

    public CollectionPlan(Suite suite) {
        this.suite = suite;
    }

    /** The keys that {@code workload} needs and its evidence does not have; empty when the collection is complete. */
    public Set<EvidenceKey> next(Workload workload) {
        suite.assess(workload);
        Evidence evidence = workload.evidence();
        return evidence.missing();
    }
}
