package io.github.cmkverify.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is still to be done when the process is ended from outside: by SIGTERM, SIGINT, SIGHUP. */
final class Interruption {
    private final Set<Runnable> duties = ConcurrentHashMap.newKeySet();

    /** Does {@code work}; {@code duty} is done when the process is ended meanwhile. */
    <T> T during(Supplier<T> work, Runnable duty) {
        duties.add(duty);
        try {
            return work.get();
        } finally {
            duties.remove(duty);
        }
    }

    /** The process is being ended. Does nothing after a run that came to its own end. */
    void happen() {
        duties.removeIf(duty -> {
            duty.run();
            return true;
        });
    }
}
