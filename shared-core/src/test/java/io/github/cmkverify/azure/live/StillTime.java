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
    private Runnable meanwhile = () -> {};

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
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        nanos += duration.toNanos();
    }

    /** What happens during the next pause. */
    void meanwhile(Runnable work) {
        meanwhile = work;
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
