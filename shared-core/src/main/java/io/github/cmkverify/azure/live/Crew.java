package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The threads that ask, and the time they have together. What waits for a place with a limit of its own (Resource Graph, a
 * vault) keeps no thread from the others.
 *
 * @param <A> what an answer is
 */
final class Crew<A> implements AutoCloseable {
    private final ExecutorService threads;
    private final BlockingQueue<Future<A>> answers = new LinkedBlockingQueue<>();
    private final CompletionService<A> service;
    private final Time time;
    private final long end;
    private final String tooLate;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final int concurrency;
    private int idle;
    private boolean closed;

    Crew(LiveSettings settings, Time time) {
        this.time = time;
        this.end = time.nanos() + settings.timeout().toNanos();
        this.tooLate = "the time limit of the run (" + shown(settings.timeout())
                + ") was reached: give it more with --timeout";
        this.concurrency = settings.concurrency();
        this.idle = concurrency;
        this.threads = Executors.newFixedThreadPool(concurrency, task -> {
            var thread = new Thread(task, "cmk-verify-ask");
            thread.setDaemon(true);
            return thread;
        });
        this.service = new ExecutorCompletionService<>(threads, answers);
    }

    /** What waits for one place; guarded by the crew. */
    private final class Place {
        private final int atOnce;
        private final Queue<Callable<A>> waiting = new ArrayDeque<>();
        private int busy;

        Place(int atOnce) {
            this.atOnce = atOnce;
        }

        boolean canStart() {
            return busy < atOnce && !waiting.isEmpty();
        }

        /** In turns of whatever a request takes. */
        double queue() {
            return (double) waiting.size() / atOnce;
        }
    }

    /**
     * @param place where the work is done
     * @param atOnce how much work may be done there at once
     */
    synchronized void add(String place, int atOnce, Callable<A> work) {
        places.computeIfAbsent(place, name -> new Place(Math.min(atOnce, concurrency)))
                .waiting
                .add(work);
        start();
    }

    /** Gives idle threads work, first where most has to wait for its turn: that place would be the last to end. */
    private synchronized void start() {
        while (!closed && idle > 0) {
            Optional<Place> next =
                    places.values().stream().filter(Place::canStart).max(Comparator.comparingDouble(Place::queue));
            if (next.isEmpty()) {
                return;
            }
            idle--;
            next.get().busy++;
            Callable<A> work = next.get().waiting.remove();
            service.submit(() -> {
                try {
                    return work.call();
                } finally {
                    done(next.get());
                }
            });
        }
    }

    private synchronized void done(Place place) {
        idle++;
        place.busy--;
        start();
    }

    /** How many answers {@link #next} would give without waiting. */
    int answers() {
        return answers.size();
    }

    /**
     * Waits for the next answer; empty when the time is over.
     *
     * @throws LiveFailure the one that the work ended with
     */
    Optional<A> next() throws LiveFailure, InterruptedException {
        long left = end - time.nanos();
        Future<A> next = left > 0 ? service.poll(left, TimeUnit.NANOSECONDS) : null;
        if (next == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(next.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LiveFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a request ended in a way that is no answer", e.getCause());
        }
    }

    /** Why there was no answer when the time is over. */
    String tooLate() {
        return tooLate;
    }

    private static String shown(Duration limit) {
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
    }

    /** Gives up what is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.shutdownNow();
    }
}
