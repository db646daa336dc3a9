package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final CountDownLatch open = new CountDownLatch(1);
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final AtomicInteger atTheGate = new AtomicInteger();
    private final Crew<String> crew = crew(Duration.ofMinutes(1));

    private static Crew<String> crew(Duration timeout) {
        return crew(3, timeout);
    }

    private static Crew<String> crew(int threads, Duration timeout) {
        try {
            return new Crew<>(LiveSettings.of(Map.of()).withConcurrency(threads).withTimeout(timeout), Time.system());
        } catch (LiveFailure e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void end() {
        open.countDown();
        crew.close();
    }

    private String waitAtTheGate(String name) throws InterruptedException {
        begun.add(name);
        atTheGate.incrementAndGet();
        try {
            open.await(1, TimeUnit.MINUTES);
        } finally {
            atTheGate.decrementAndGet();
        }
        return name;
    }

    private void waitFor(int count) {
        while (atTheGate.get() != count) {
            Thread.onSpinWait();
        }
    }

    /** Ten wait for a place that bears two; the third thread is free for others. */
    @Test
    void aPlaceWithALimitKeepsNoThreadFromTheOthers() throws Exception {
        for (int i = 0; i < 10; i++) {
            String name = "graph " + i;
            crew.add("graph", 2, () -> waitAtTheGate(name));
        }
        for (int i = 0; i < 5; i++) {
            String name = "manager " + i;
            crew.add("manager", Integer.MAX_VALUE, () -> name);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(crew.next().orElseThrow()).startsWith("manager");
        }
        assertThat(atTheGate.get()).isLessThanOrEqualTo(2);

        open.countDown();
        Set<String> late = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            late.add(crew.next().orElseThrow());
        }
        assertThat(late).hasSize(10).allMatch(name -> name.startsWith("graph"));
    }

    /** Or the place with the longest queue would be busy long after all others. */
    @Test
    void theLongestQueueComesFirst() throws Exception {
        try (Crew<String> one = crew(1, Duration.ofMinutes(1))) {
            one.add("manager", Integer.MAX_VALUE, () -> waitAtTheGate("first"));
            one.add("manager", Integer.MAX_VALUE, () -> "manager");
            for (int i = 0; i < 3; i++) {
                one.add("graph", 4, () -> "graph");
            }
            open.countDown();
            assertThat(one.next()).contains("first");
            assertThat(one.next()).contains("graph");
            assertThat(one.next()).contains("graph");
            assertThat(Set.of(one.next().orElseThrow(), one.next().orElseThrow()))
                    .containsExactlyInAnyOrder("graph", "manager");
        }
    }

    @Test
    void whenTheTimeIsOverThereIsNoAnswerAndAReason() throws Exception {
        try (Crew<String> hasty = crew(Duration.ofMillis(50))) {
            hasty.add("manager", 1, () -> waitAtTheGate("late"));
            assertThat(hasty.next()).isEmpty();
            assertThat(hasty.tooLate()).contains("the time limit of the run").contains("--timeout");
        }
    }

    @Test
    void theReasonNamesTheLimitAsItIsWritten() {
        for (var limit : Map.of(Duration.ofMinutes(2), "(2 min)", Duration.ofSeconds(90), "(90 s)")
                .entrySet()) {
            try (Crew<String> limited = crew(limit.getKey())) {
                assertThat(limited.tooLate()).contains(limit.getValue());
            }
        }
    }

    @Test
    void whatEndsTheRunEndsIt() {
        crew.add("manager", 1, () -> {
            throw LiveFailure.noAnswer("Azure cannot be reached");
        });
        assertThatThrownBy(crew::next).isInstanceOf(LiveFailure.class).hasMessage("Azure cannot be reached");
        crew.add("manager", 1, () -> {
            throw new IllegalArgumentException("a defect");
        });
        assertThatThrownBy(crew::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingBeginsAfterTheEnd() {
        crew.add("graph", 1, () -> waitAtTheGate("first"));
        crew.add("graph", 1, () -> waitAtTheGate("second"));
        waitFor(1);
        crew.close();
        crew.add("manager", 1, () -> waitAtTheGate("third"));
        open.countDown();
        waitFor(0);
        assertThat(begun).containsExactly("first");
    }
}
