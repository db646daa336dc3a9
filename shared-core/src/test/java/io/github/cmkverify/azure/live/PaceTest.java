package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lane and Retries, in a time that only passes when somebody waits. */
class PaceTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final StillTime time = new StillTime(START);
    private final Lane lane = new Lane(time, 4);

    private static Transport.Reply reply(String... headers) {
        Map<String, List<String>> map = java.util.stream.IntStream.range(0, headers.length / 2)
                .boxed()
                .collect(Collectors.toMap(i -> headers[2 * i], i -> List.of(headers[2 * i + 1])));
        return new Transport.Reply(429, HttpHeaders.of(map, (name, value) -> true), new byte[0]);
    }

    private Duration waited(int requests) throws InterruptedException {
        long before = time.nanos();
        for (int i = 0; i < requests; i++) {
            lane.enter();
            lane.leave();
        }
        return Duration.ofNanos(time.nanos() - before);
    }

    @Test
    void withoutAWordFromAzureNobodyWaits() throws Exception {
        assertThat(waited(1000)).isZero();
        lane.heed(reply("x-ms-ratelimit-remaining-subscription-writes", "0", "content-type", "x"));
        lane.heed(reply("x-ms-ratelimit-remaining-subscription-resource-requests", "Microsoft.Compute/x;3"));
        assertThat(waited(1000)).isZero();
    }

    @Test
    void whatIsLeftIsSharedOutAndRefills() throws Exception {
        lane.heed(reply("x-ms-ratelimit-remaining-subscription-reads", "10"));
        assertThat(waited(10)).isZero();
        assertThat(waited(25)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1100));
    }

    @Test
    void theLowestNumberCounts() throws Exception {
        lane.heed(reply(
                "x-ms-ratelimit-remaining-subscription-global-reads", "3749",
                "X-Ms-Ratelimit-Remaining-Tenant-Reads", "0"));
        assertThat(waited(1)).isBetween(Duration.ofMillis(39), Duration.ofMillis(42));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-ms-ratelimit-remaining-subscription-reads",
                "x-ms-ratelimit-remaining-subscription-resource-requests",
                "x-ms-ratelimit-remaining-subscription-resource-entities-read"
            })
    void eachLimitOfReadsIsHeeded(String header) throws Exception {
        lane.heed(reply(header, "0"));
        assertThat(waited(1)).isBetween(Duration.ofMillis(39), Duration.ofMillis(42));
    }

    /** The answer was written before those that are under way were counted. */
    @Test
    void whatIsUnderWayCountsAgainstWhatIsLeft() throws Exception {
        lane.enter();
        lane.enter();
        lane.heed(reply("x-ms-ratelimit-remaining-subscription-reads", "3"));
        lane.leave();
        lane.leave();
        assertThat(waited(1)).isZero();
        assertThat(waited(1)).isPositive();
        lane.heed(reply("x-ms-ratelimit-remaining-subscription-reads", "3"));
        assertThat(waited(3)).as("nothing is under way any more").isZero();
    }

    /** Whoever is interrupted while waiting gives his place to the next. */
    @Test
    @Timeout(20)
    void anInterruptedWaitKeepsNoPlace() throws Exception {
        var interrupted = new AtomicBoolean(true);
        var narrow = new Lane(
                new Time() {
                    @Override
                    public Instant now() {
                        return time.now();
                    }

                    @Override
                    public long nanos() {
                        return time.nanos();
                    }

                    @Override
                    public void pause(Duration duration) throws InterruptedException {
                        if (interrupted.get()) {
                            throw new InterruptedException();
                        }
                        time.pause(duration);
                    }
                },
                1);
        narrow.closeFor(Duration.ofSeconds(3));
        assertThatThrownBy(narrow::enter).isInstanceOf(InterruptedException.class);
        interrupted.set(false);
        narrow.enter();
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aWaitIsForEverybodyAndAtMostAMinute() throws Exception {
        lane.closeFor(Duration.ofSeconds(3));
        lane.closeFor(Duration.ofSeconds(1));
        assertThat(waited(5)).isEqualTo(Duration.ofSeconds(3));
        lane.closeFor(Duration.ofHours(3));
        assertThat(waited(5)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aUsedUpQuotaOfTheSearchIsWaitedFor() throws Exception {
        lane.heed(reply("x-ms-user-quota-remaining", "1", "x-ms-user-quota-resets-after", "00:00:05"));
        assertThat(waited(1)).isZero();
        lane.heed(reply("x-ms-user-quota-remaining", "0", "x-ms-user-quota-resets-after", "00:00:05"));
        assertThat(waited(1)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void whatIsUnderWayCountsAgainstTheQuota() throws Exception {
        lane.enter();
        lane.enter();
        lane.enter();
        lane.heed(reply("x-ms-user-quota-remaining", "2", "x-ms-user-quota-resets-after", "00:00:05"));
        lane.leave();
        lane.leave();
        lane.leave();
        assertThat(waited(1)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(Retries.retryAfter(reply("Retry-After", "17"), START)).contains(Duration.ofSeconds(17));
        assertThat(Retries.retryAfter(reply("Retry-After", "Fri, 20 Nov 2026 08:00:30 GMT"), START))
                .contains(Duration.ofSeconds(30));
        assertThat(Retries.retryAfter(reply("Retry-After", "Fri, 20 Nov 2026 07:00:00 GMT"), START))
                .contains(Duration.ZERO);
        assertThat(Retries.retryAfter(reply("Retry-After", "soon"), START)).isEqualTo(Optional.empty());
        assertThat(Retries.retryAfter(reply("Retry-After", "-5"), START)).isEqualTo(Optional.empty());
        assertThat(Retries.retryAfter(reply("a", "b"), START)).isEqualTo(Optional.empty());
    }

    @Test
    void backoffDoublesAndIsJittered() {
        assertThat(new Retries(() -> 0).backoff(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(new Retries(() -> 1).backoff(1)).isEqualTo(Duration.ofMillis(750));
        assertThat(new Retries(() -> 0.5).backoff(3)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void beingThrottledIsNoFailure() {
        Retries.Patience patience = new Retries(() -> 0.5).patience();
        Transport.Reply throttled = reply("Retry-After", "1");
        for (int i = 0; i < Retries.MOST_THROTTLED; i++) {
            assertThat(patience.after(throttled, START)).as("try " + i).isPresent();
        }
        for (int i = 0; i < Retries.MOST; i++) {
            assertThat(patience.afterNone()).as("try " + i).isPresent();
        }
        assertThat(patience.after(throttled, START)).isEmpty();
        assertThat(patience.afterNone()).isEmpty();
    }

    @Test
    void waitsAreThoseAzureNamesUnlessItKeepsSayingNow() {
        Retries.Patience patience = new Retries(() -> 0.5).patience();
        assertThat(waits(patience, "0", 3)).containsOnly(Duration.ZERO);
        assertThat(waits(patience, "0", 2)).containsOnly(Duration.ofSeconds(2));
        assertThat(waits(patience, "9", 2)).containsOnly(Duration.ofSeconds(9));
        assertThat(waits(new Retries(() -> 0.5).patience(), "", 4))
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    private static List<Duration> waits(Retries.Patience patience, String retryAfter, int tries) {
        return java.util.stream.Stream.generate(() -> patience.after(reply("Retry-After", retryAfter), START))
                .limit(tries)
                .map(Optional::orElseThrow)
                .toList();
    }

    @Test
    void whatIsNotTransientIsKeptAtOnce() {
        Retries.Patience patience = new Retries(() -> 0.5).patience();
        for (int status : new int[] {200, 401, 403, 404, 409, 501}) {
            Transport.Reply reply =
                    new Transport.Reply(status, HttpHeaders.of(Map.of(), (name, value) -> true), new byte[0]);
            assertThat(patience.after(reply, START)).as("status " + status).isEmpty();
        }
    }
}
