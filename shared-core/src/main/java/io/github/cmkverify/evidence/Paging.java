package io.github.cmkverify.evidence;

import io.github.cmkverify.profile.Cloud;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which page of a list to ask for next. It is the rule by which the recorded pages are read later, so that what is collected
 * is what counts. Not thread-safe; one list each.
 */
public final class Paging {
    private final boolean list;
    private final ListReading reading;
    private Optional<Request> expected;

    /** @param from before the first request of the run */
    public Paging(EvidenceKey key, Cloud cloud, Instant from) {
        Reading answers = Reading.during(from, Map.of(), cloud);
        this.list = key.kind().shape().isList();
        this.reading = new ListReading(answers, key);
        this.expected = Optional.of(answers.expected(key));
    }

    /** The request after {@code page}; empty behind the last page, and when nothing more can make the list complete. */
    public Optional<Request> after(Item.Page page) {
        expected = list ? expected.flatMap(request -> reading.page(page, request)) : Optional.empty();
        return expected;
    }
}
