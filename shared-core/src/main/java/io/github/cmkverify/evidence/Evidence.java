package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Cloud;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The frozen evidence of one run. Everything that is asked of it is remembered, so that what is still to be collected is
 * exactly what the suite asked for and did not find.
 *
 * <p>Not thread-safe: one judgement works on one instance.
 */
public final class Evidence {
    private final Provenance provenance;
    private final Map<EvidenceKey, Item> items;
    private final Reading reading;
    private final Map<EvidenceKey, Fact<Body>> bodies = new HashMap<>();
    private final Map<EvidenceKey, Listing<Body>> lists = new HashMap<>();
    private Set<EvidenceKey> missing = new LinkedHashSet<>();

    /** @throws IllegalArgumentException for two items with one key: which of them counts would be chance */
    public Evidence(Provenance provenance, Cloud cloud, Collection<Item> items) {
        this(provenance, byKey(items), new Reading(provenance, cloud));
    }

    Evidence(Provenance provenance, Map<EvidenceKey, Item> items, Reading reading) {
        this.provenance = provenance;
        this.items = items;
        this.reading = reading;
    }

    private static Map<EvidenceKey, Item> byKey(Collection<Item> items) {
        Map<EvidenceKey, Item> byKey = new LinkedHashMap<>();
        for (Item item : items) {
            if (byKey.put(item.key(), item) != null) {
                throw new IllegalArgumentException("two items are " + item.key());
            }
        }
        return byKey;
    }

    public Provenance provenance() {
        return provenance;
    }

    public Collection<Item> items() {
        return Collections.unmodifiableCollection(items.values());
    }

    public Optional<Item> item(EvidenceKey key) {
        return Optional.ofNullable(items.get(key));
    }

    /** The resource behind {@code key}; proven absent only by a 404 with the resource's own code. */
    public Fact<Body> body(EvidenceKey key) {
        return asked(key)
                ? bodies.computeIfAbsent(key, k -> reading.resource(items.get(k)))
                : Fact.unknown(notThere(key));
    }

    /** As {@link #body}, but without asking for it: a second witness that may be there. */
    public Fact<Body> bodyIfCollected(EvidenceKey key) {
        return items.containsKey(key) ? body(key) : Fact.unknown(notThere(key));
    }

    /** The rows of the list behind {@code key}. */
    public Listing<Body> list(EvidenceKey key) {
        return asked(key)
                ? lists.computeIfAbsent(key, k -> ListReading.read(reading, items.get(k)))
                : Listing.unread(notThere(key));
    }

    /** What was asked for and is not there, in the order of asking. */
    public Set<EvidenceKey> missing() {
        return Collections.unmodifiableSet(missing);
    }

    /** What {@code question} asked for and is not there, whether or not it had been asked for before. */
    public Set<EvidenceKey> missingFor(Runnable question) {
        Set<EvidenceKey> before = missing;
        missing = new LinkedHashSet<>();
        try {
            question.run();
            return Collections.unmodifiableSet(missing);
        } finally {
            before.addAll(missing);
            missing = before;
        }
    }

    /** Asks again for what an answer that was remembered had asked for in vain. */
    public void stillMissing(Set<EvidenceKey> keys) {
        keys.forEach(this::asked);
    }

    private boolean asked(EvidenceKey key) {
        boolean there = items.containsKey(key);
        if (!there) {
            missing.add(key);
        }
        return there;
    }

    private static Gap notThere(EvidenceKey key) {
        return new Gap(
                Gap.Kind.NOT_COLLECTED,
                key.text(),
                "is not in the evidence",
                "collect the evidence again with this version of cmk-verify");
    }
}
