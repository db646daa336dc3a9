package io.github.cmkverify.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is still to be done when the process is ended from outside: by SIGTERM, SIGINT, SIGHUP. */
final class Interruption {
    private final Set<Runnable> duties = ConcurrentHashMap.newKeySet();

    /** Until the answer is closed, {@code duty} is done when the process is ended. */
    Duty on(Runnable duty) {
        duties.add(duty);
        return () -> duties.remove(duty);
    }

    /** The process is being ended. Does nothing after a run that came to its own end. */
    void happen() {
        duties.removeIf(duty -> {
            duty.run();
            return true;
        });
    }

    /** Something that has to be done as long as this is open. */
    interface Duty {
        void close();
    }
}
