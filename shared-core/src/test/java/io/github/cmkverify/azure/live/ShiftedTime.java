package io.github.cmkverify.azure.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Time that runs as usual but begins when a recorded world does, and in which nobody waits as long as asked. */
final class ShiftedTime implements Time {
    private final Instant from;
    private final long start = System.nanoTime();

    ShiftedTime(Instant from) {
        this.from = from;
    }

    @Override
    public Instant now() {
        return from.plusNanos(System.nanoTime() - start);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(Math.max(1, duration.toMillis() / 10));
    }

    Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }
}
