package io.github.cmkverify.checks;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Lacking;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is still to be collected: exactly what the suite asks for and does not find. Collecting that and asking again, until
 * nothing is missing, follows the chain link by link (account, vault, key, assignments, definitions).
 *
 * <p>Running the suite itself as the plan keeps the two from drifting apart: no check can ask for an item that was not
 * planned, and none is planned that nobody asks for. An account is looked at again only when all is there that it lacked: before
 * that it would mostly ask for the same, and an account that lacks nothing can never ask for more.
 *
 * <p>For one collection; not thread-safe.
 */
public final class CollectionPlan {
    /** The chain has about ten links; more than that mean that somebody leads us in circles. */
    private static final int MOST_LINKS = 25;

    private final Suite suite;
    private final Workload workload;
    private final Map<AccountChain, Look> looks = new LinkedHashMap<>();
    private final Set<EvidenceKey> said = new HashSet<>();

    /** @param workload with evidence that may grow */
    public CollectionPlan(Suite suite, Workload workload) {
        this.suite = suite;
        this.workload = workload;
        workload.accounts().forEach(account -> looks.put(account, new Look(0, Lacking.unknown())));
    }

    /** The last look at an account, and what it lacked then. */
    private record Look(int count, Lacking lacking) {
        Look next(Set<EvidenceKey> missing) {
            return new Look(count + 1, Lacking.of(missing));
        }
    }

    /**
     * What to collect now, without what was said before: that of the next account that needs something, so that it can be asked
     * for while others are looked at. Empty when no account needs more than what was said, until evidence has grown.
     */
    public Set<EvidenceKey> next() {
        Evidence evidence = workload.evidence();
        for (Map.Entry<AccountChain, Look> entry : looks.entrySet()) {
            Look look = entry.getValue();
            if (look.count() < MOST_LINKS && look.lacking().isOver(evidence)) {
                AccountChain account = entry.getKey();
                Set<EvidenceKey> missing = evidence.missingFor(() -> suite.assess(account.anew(), workload.at()));
                entry.setValue(look.next(missing));
                Set<EvidenceKey> next = new LinkedHashSet<>(missing);
                next.removeIf(key -> !said.add(key));
                if (!next.isEmpty()) {
                    return next;
                }
            }
        }
        return Set.of();
    }
}
