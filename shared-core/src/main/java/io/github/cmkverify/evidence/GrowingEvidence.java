package io.github.cmkverify.evidence;

import io.github.cmkverify.profile.Cloud;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evidence while it is collected. What was read of an item is not read again when more items arrive, so that planning the
 * next requests costs what is new, not what is there.
 *
 * <p>Not thread-safe.
 */
public final class GrowingEvidence {
    private final Map<EvidenceKey, Item> items = new LinkedHashMap<>();
    private final Map<String, List<String>> redacted = new HashMap<>();
    private final Evidence view;

    /** @param start of the collection; its end and what it says of redaction do not count */
    public GrowingEvidence(Provenance start, Cloud cloud) {
        this.view = new Evidence(start, items, Reading.during(start.collectedFrom(), redacted, cloud));
    }

    /**
     * @param pointers what was taken out of its bodies
     * @throws IllegalArgumentException when there is an item with this key: it may have been read already
     */
    public void add(Item item, List<String> pointers) {
        if (items.putIfAbsent(item.key(), item) != null) {
            throw new IllegalArgumentException("two items are " + item.key());
        }
        if (!pointers.isEmpty()) {
            redacted.put(item.key().text(), pointers);
        }
    }

    /** What is there now, and what will be: it grows. To plan with, not to judge: a collection that goes on proves nothing. */
    public Evidence view() {
        return view;
    }
}
