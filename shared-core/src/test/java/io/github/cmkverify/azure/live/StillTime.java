package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that only a pause moves; nobody waits. For one thread. */
final class StillTime implements Time {
    private final Instant start;
    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    StillTime(Instant start) {
        this.start = start;
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
        nanos += duration.toNanos();
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
