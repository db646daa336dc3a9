package io.github.cmkverify.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells whoever waits, on stderr, that something is going on: a line that changes on a terminal, a new line every five
 * seconds in a build log. Quick work says nothing.
 */
final class Progress implements AutoCloseable {
    private static final Duration TERMINAL = Duration.ofMillis(500);
    private static final Duration LOG = Duration.ofSeconds(5);
    private static final int BAR = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private final Thread teller;
    private final Object lock = new Object();

    private String doing = "starting";
    private int done;
    private int known;
    private boolean told;
    private boolean closed;

    private Progress(PrintStream err, boolean terminal, Duration every) {
        this.err = err;
        this.terminal = terminal;
        this.teller = new Thread(() -> tell(every), "progress");
        teller.setDaemon(true);
    }

    static Progress start(Console console) {
        boolean terminal = console.colour(false);
        return start(console.err(), terminal, terminal ? TERMINAL : LOG);
    }

    static Progress start(PrintStream err, boolean terminal, Duration every) {
        var progress = new Progress(err, terminal, every);
        progress.teller.start();
        return progress;
    }

    /** From now on this is done, and nobody knows how much of it there is. */
    void at(String work) {
        synchronized (lock) {
            doing = work;
            done = 0;
            known = 0;
        }
    }

    /** {@code nowDone} of {@code nowKnown} items of it are done. */
    void items(int nowDone, int nowKnown) {
        synchronized (lock) {
            done = nowDone;
            known = nowKnown;
        }
    }

    /** Makes room for a line on a terminal; comes again by itself. */
    void clear() {
        synchronized (lock) {
            if (told && terminal) {
                err.print("\r\u001b[K");
            }
        }
    }

    private void tell(Duration every) {
        synchronized (lock) {
            try {
                while (!closed) {
                    TimeUnit.NANOSECONDS.timedWait(lock, every.toNanos());
                    if (!closed) {
                        print();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void print() {
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        if (terminal) {
            err.print("\r\u001b[K" + bar() + doing + count() + " (" + seconds + " s)");
        } else {
            err.println("cmk-verify: still " + doing + count() + " (" + seconds + " s)");
        }
        told = true;
    }

    private String bar() {
        if (known == 0) {
            return "";
        }
        int full = (int) Math.min(BAR, (long) BAR * done / known);
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] ";
    }

    private String count() {
        return known == 0 ? "" : ", " + done + " of " + known;
    }

    /** Nothing is told after this, and a terminal is left as it was. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            clear();
        }
    }
}
