package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.time.Instant;

/** The clock and the right to wait; a test puts another in its place. */
interface Time {
    Instant now();

    /** For measuring only: nanoseconds since some moment. */
    long nanos();

    void pause(Duration duration) throws InterruptedException;

    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(Math.max(1, duration.toMillis()));
            }
        };
    }
}
