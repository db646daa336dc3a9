package io.github.cmkverify.laws;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.world.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was read, as if it could not have been read: a field is redacted, a whole answer lost.
 *
 * @param item text of the key of an item
 * @param pointer into its answer; empty for all of it
 */
record Hiding(String item, String pointer) {
    static Hiding of(Source source) {
        return new Hiding(source.item(), source.pointer());
    }

    /** Settings of the profile cannot be hidden: they are compared, not believed. */
    static boolean isPossible(Source source) {
        return !source.item().startsWith("profile:");
    }

    Recorded in(Recorded recorded) {
        return pointer.isEmpty() ? lost(recorded) : redacted(recorded);
    }

    private Recorded lost(Recorded recorded) {
        return recorded.items().stream()
                .map(Item::key)
                .filter(key -> key.text().equals(item))
                .findFirst()
                .map(recorded::without)
                .orElseThrow(
                        () -> new IllegalStateException(recorded + " cites " + item + ", which was not collected"));
    }

    private Recorded redacted(Recorded recorded) {
        Provenance was = recorded.provenance();
        Map<String, List<String>> redacted = new HashMap<>(was.redacted());
        redacted.put(item, List.of(pointer));
        return recorded.with(new Provenance(
                was.toolVersion(),
                was.profileSha256(),
                was.cloud(),
                was.tenant(),
                was.subscription(),
                was.collectedFrom(),
                was.collectedTo(),
                was.packSha256(),
                redacted));
    }

    /** The kind of the item and the field of the API. */
    String field() {
        return item.substring(0, item.indexOf(':')) + " " + (pointer.isEmpty() ? "(all)" : Mutant.general(pointer));
    }

    @Override
    public String toString() {
        return item + " " + pointer;
    }
}
