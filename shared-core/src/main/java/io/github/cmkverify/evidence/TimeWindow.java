package io.github.cmkverify.evidence;

import java.time.Duration;
import java.time.Instant;

/** When the answers of one collection may have been read. */
record TimeWindow(Instant from, Instant to) {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** A collection that claims to have lasted longer than a day vouches for its last day only. */
    static TimeWindow of(Provenance provenance) {
        Instant to = provenance.collectedTo();
        Instant earliest = to.minus(LONGEST);
        Instant from = provenance.collectedFrom().isBefore(earliest) ? earliest : provenance.collectedFrom();
        return new TimeWindow(from.minus(CLOCK_SKEW), to.plus(CLOCK_SKEW));
    }

    /** Of a collection that goes on: as long as it may last. */
    static TimeWindow since(Instant from) {
        return new TimeWindow(from.minus(CLOCK_SKEW), from.plus(LONGEST).plus(CLOCK_SKEW));
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }
}
