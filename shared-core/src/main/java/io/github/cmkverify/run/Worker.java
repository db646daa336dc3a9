package io.github.cmkverify.run;

import java.util.Optional;

/**
 * The thread that runs. An interruption of it ends what it is doing and nothing else: reports are written without it, and
 * the caller finds it again afterwards, unless it was made here.
 */
final class Worker {
    private Optional<Thread> thread = Optional.empty();
    private boolean interruptedHere;
    private boolean interruptedByCaller;

    synchronized void begins() {
        thread = Optional.of(Thread.currentThread());
    }

    /**
     * Called by the worker itself, which has come to an end because of it.
     *
     * @return whether it was somebody else than {@link #interrupt}, whose caller knows and tells
     */
    synchronized boolean wasInterrupted() {
        Thread.interrupted();
        interruptedByCaller = !interruptedHere;
        return interruptedByCaller;
    }

    /** Called by another thread; does nothing when the work is over, or when the worker itself calls. */
    synchronized void interrupt() {
        if (thread.isPresent() && thread.get() != Thread.currentThread()) {
            interruptedHere = true;
            thread.get().interrupt();
        }
    }

    synchronized void ends() {
        thread = Optional.empty();
        if (interruptedHere) {
            Thread.interrupted();
        }
        if (interruptedByCaller) {
            Thread.currentThread().interrupt();
        }
    }
}
