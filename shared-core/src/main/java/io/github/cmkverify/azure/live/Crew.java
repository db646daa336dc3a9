package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/** The threads that ask, and the time they have together. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;
    private final Time time;
    private final long end;
    private final String tooLate;

    Crew(LiveSettings settings, Time time) {
        this.time = time;
        this.end = time.nanos() + settings.timeout().toNanos();
        this.tooLate = "the time limit of the run (" + shown(settings.timeout())
                + ") was reached: give it more with --timeout";
        this.threads = Executors.newFixedThreadPool(settings.concurrency(), task -> {
            var thread = new Thread(task, "cmk-verify-ask");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Answers one question. */
    interface Work<Q, A> {
        A on(Q question) throws LiveFailure, InterruptedException;
    }

    private record Done<Q, A>(Q question, A answer) {}

    /**
     * An answer to each question: those that the time does not suffice for get what {@code late} makes of the reason.
     *
     * @throws LiveFailure the first one that a question ends with; the others are given up
     */
    <Q, A> Map<Q, A> all(Set<Q> questions, Work<Q, A> work, BiFunction<Q, String, A> late, IntConsumer done)
            throws LiveFailure, InterruptedException {
        CompletionService<Done<Q, A>> service = new ExecutorCompletionService<>(threads);
        List<Future<Done<Q, A>>> all = new ArrayList<>();
        Map<Q, A> answers = new LinkedHashMap<>();
        try {
            if (end - time.nanos() > 0) {
                questions.forEach(q -> all.add(service.submit(() -> new Done<>(q, work.on(q)))));
                await(service, all.size(), answers, done);
            }
        } finally {
            all.forEach(future -> future.cancel(true));
        }
        questions.forEach(q -> answers.computeIfAbsent(q, missing -> late.apply(missing, tooLate)));
        return answers;
    }

    private <Q, A> void await(CompletionService<Done<Q, A>> service, int count, Map<Q, A> answers, IntConsumer done)
            throws LiveFailure, InterruptedException {
        for (int i = 0; i < count; i++) {
            Future<Done<Q, A>> next = service.poll(end - time.nanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            try {
                Done<Q, A> finished = next.get();
                answers.put(finished.question(), finished.answer());
                done.accept(answers.size());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LiveFailure failure) {
                    throw failure;
                }
                throw new IllegalStateException("a request ended in a way that is no answer", e.getCause());
            }
        }
    }

    private static String shown(Duration limit) {
        return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
