package io.github.cmkverify.architecture.violations.checks;

import java.time.Instant;
import java.util.function.Supplier;

class ReadsTheClock {
    Instant now() {
        return Instant.now();
    }

    Supplier<Instant> nowByReference() {
        return Instant::now;
    }

    long millis() {
        return System.currentTimeMillis();
    }
}
