package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code manifest.json} says.
 *
 * @param tool the name of the tool that collected
 * @param provenance without the hash of the pack, which the manifest cannot hold
 * @param rows the requests in the order of the items, the pages of an item one after the other
 */
record Manifest(String tool, Provenance provenance, List<Row> rows) {
    static final int FORMAT_VERSION = 1;
    static final String THIS_TOOL = "cmk-verify";

    Manifest {
        rows = List.copyOf(rows);
    }

    /**
     * One request and what came back.
     *
     * @param page from 1
     */
    record Row(EvidenceKey key, int page, Request request, Instant time, Result result) {}

    /** What came back, without the body. */
    sealed interface Result {
        <R> R fold(Function<Stored, R> stored, Function<Failed, R> failed);
    }

    /** An HTTP answer whose body lies in {@code file}. */
    record Stored(int status, String requestId, String mediaType, int size, String sha256, String file)
            implements Result {
        @Override
        public <R> R fold(Function<Stored, R> stored, Function<Failed, R> failed) {
            return stored.apply(this);
        }
    }

    /** No HTTP answer. */
    record Failed(String reason) implements Result {
        @Override
        public <R> R fold(Function<Stored, R> stored, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }

    /** The manifest under which this version of the tool stores {@code items}. */
    static Manifest of(Provenance provenance, Collection<Item> items) {
        var rows = new ArrayList<Row>();
        for (Item item : items) {
            for (int page = 1; page <= item.pages().size(); page++) {
                Item.Page answered = item.pages().get(page - 1);
                String file = PackNames.body(rows.size() + 1);
                rows.add(new Row(
                        item.key(),
                        page,
                        answered.request(),
                        answered.answer().time(),
                        answered.answer()
                                .fold(
                                        a -> new Stored(
                                                a.status(),
                                                a.requestId(),
                                                a.mediaType(),
                                                a.body().size(),
                                                a.body().sha256(),
                                                file),
                                        missing -> new Failed(missing.reason()))));
            }
        }
        return new Manifest(THIS_TOOL, provenance.inPack(Optional.empty()), rows);
    }
}
