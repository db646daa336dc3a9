package io.github.cmkverify.checks;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Lacking;
import io.github.cmkverify.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is still to be collected: exactly what the suite asks for and does not find. Collecting that and asking again, until
 * nothing is missing, follows the chain link by link (account, vault, key, assignments, definitions).
 *
 * <p>Running the suite itself as the plan keeps the two from drifting apart: no check can ask for an item that was not
 * planned, and none is planned that nobody asks for. An account is looked at again only when all is there that it lacked: before
 * that it would mostly ask for the same. What lacks nothing can never ask for more, and is not asked again.
 *
 * <p>For one collection; not thread-safe.
 */
public final class CollectionPlan {
    /** The chain has about ten links; more than that mean that somebody leads us in circles. */
    private static final int MOST_LINKS = 25;

    private final Evidence evidence;
    private final List<Account> accounts;
    private final Set<EvidenceKey> said = new HashSet<>();

    /** @param workload with evidence that may grow */
    public CollectionPlan(Suite suite, Workload workload) {
        this.evidence = workload.evidence();
        this.accounts = workload.accounts().stream()
                .map(account -> new Account(suite.questions(account, workload.at())))
                .toList();
    }

    /**
     * What to collect now, without what was said before: that of the next account that needs something, so that it can be asked
     * for while others are looked at. Empty when no account needs more than what was said, until evidence has grown.
     */
    public Set<EvidenceKey> next() {
        for (Account account : accounts) {
            Set<EvidenceKey> next = account.isWorthALook() ? account.look() : Set.of();
            if (!next.isEmpty()) {
                return next;
            }
        }
        return Set.of();
    }

    /** The questions of an account that lacked something when they were asked last, and what they lacked. */
    private final class Account {
        private List<Runnable> open;
        private Lacking lacking = Lacking.unknown();
        private int looks;

        Account(List<Runnable> open) {
            this.open = open;
        }

        boolean isWorthALook() {
            return looks < MOST_LINKS && lacking.isOver(evidence);
        }

        /** What it lacks and nobody lacked before. */
        Set<EvidenceKey> look() {
            looks++;
            Set<EvidenceKey> missing = new LinkedHashSet<>();
            open = open.stream()
                    .filter(question -> {
                        Set<EvidenceKey> lacks = evidence.missingFor(question);
                        missing.addAll(lacks);
                        return !lacks.isEmpty();
                    })
                    .toList();
            lacking = Lacking.of(missing);
            missing.removeIf(key -> !said.add(key));
            return missing;
        }
    }
}
