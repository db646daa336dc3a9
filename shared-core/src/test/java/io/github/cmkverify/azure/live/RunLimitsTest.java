package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Seen;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time limit, cancelling, sharing, and a run of a thousand requests. */
@Tag("slow")
@Timeout(90)
class RunLimitsTest {
    private static final long SOONER_THAN_THE_ANSWER = 30_000;
    private static final String SUBSCRIPTION = "a1000000-0000-4000-8000-000000000001";

    @Test
    void atTheTimeLimitWhatIsMissingIsSaidAndNothingWaitedFor() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "vault=slow:60000")
                .set(s -> s.withAttempt(Duration.ofSeconds(50)).withTimeout(Duration.ofSeconds(6)))) {
            Evidence evidence = rehearsal.collect();
            assertThat(Rehearsal.item(evidence, EvidenceKind.VAULT)
                            .pages()
                            .get(0)
                            .answer()
                            .<String>fold(received -> "received", Answer.Missing::reason))
                    .isEqualTo("the time limit of the run (6 s) was reached: give it more with --timeout");
            assertThat(rehearsal.judge(evidence).decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        }
    }

    @Test
    void anInterruptEndsARunAtOnceWithNothing() throws Exception {
        try (Rehearsal rehearsal =
                Rehearsal.with("rbac", "vault=slow:60000").set(s -> s.withAttempt(Duration.ofSeconds(50)))) {
            var outcome = new AtomicReference<Object>("nothing yet");
            var thread = new Thread(() -> {
                try {
                    outcome.set(rehearsal.collect());
                } catch (InterruptedException e) {
                    outcome.set("interrupted");
                } catch (LiveFailure e) {
                    outcome.set(e);
                }
            });
            thread.start();
            while (rehearsal.asked("vault") == 0) {
                Thread.sleep(20);
            }
            thread.interrupt();
            thread.join(SOONER_THAN_THE_ANSWER);
            assertThat(outcome.get()).isEqualTo("interrupted");
        }
    }

    @Test
    void anInterruptDuringTheSignInEndsItToo() throws Exception {
        try (Rehearsal rehearsal =
                Rehearsal.with("rbac", "token=slow:60000").set(s -> s.withAttempt(Duration.ofSeconds(50)))) {
            var outcome = new AtomicReference<Object>("nothing yet");
            var thread = new Thread(() -> {
                try {
                    outcome.set(rehearsal.collect());
                } catch (InterruptedException e) {
                    outcome.set("interrupted");
                } catch (LiveFailure e) {
                    outcome.set(e);
                }
            });
            thread.start();
            while (rehearsal.asked("token") == 0) {
                Thread.sleep(20);
            }
            thread.interrupt();
            thread.join(SOONER_THAN_THE_ANSWER);
            assertThat(outcome.get()).isEqualTo("interrupted");
        }
    }

    @Test
    void profilesThatShareResourcesAskOnce() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("two-accounts", options -> options)) {
            try (Collector collector = rehearsal.open()) {
                List<Collected> collected =
                        collector.collect(List.of(rehearsal.subject(), rehearsal.subject(), rehearsal.subject()));
                assertThat(collected).hasSize(3);
                for (Collected each : collected) {
                    Evidence evidence = each.fold(e -> e, failure -> {
                        throw new AssertionError(failure.getMessage());
                    });
                    assertThat(rehearsal.judge(evidence).decision().exit()).isEqualTo(ExitCode.OK);
                }
            }
            var seen = new ArrayList<>(rehearsal.seen());
            seen.removeIf(
                    request -> request.method().equals("POST") || request.kind().equals("account"));
            assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
            assertThat(rehearsal.asked("account")).isEqualTo(4); // two of them, each again at the end
        }
    }

    @Test
    void apiVersionsOfTheProfileAreSent() throws Exception {
        World base = Worlds.base("rbac");
        World world = base.withProfile(base.profileText() + "apiVersions: {vault: 2025-05-01}\n");
        Recorded recorded = base.record(item -> item.map(RunLimitsTest::olderVault));
        try (Rehearsal rehearsal = Rehearsal.of(recorded, world, options -> options)) {
            Evidence evidence = rehearsal.collect();
            assertThat(rehearsal.seen().stream()
                            .filter(seen -> seen.kind().equals("vault"))
                            .map(Seen::query))
                    .containsExactly("api-version=2025-05-01");
            assertThat(rehearsal.judge(evidence).decision().exit()).isEqualTo(ExitCode.OK);
        }
    }

    private static Item olderVault(Item item) {
        if (item.key().kind() != EvidenceKind.VAULT) {
            return item;
        }
        Item.Page page = item.pages().get(0);
        Request request = page.request();
        return Item.of(
                item.key(),
                new Request("GET", request.url().replace("2026-02-01", "2025-05-01"), "2025-05-01", request.body()),
                page.answer());
    }

    @Test
    void progressGrowsAndEndsWithAll() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", options -> options)) {
            var told = new ArrayList<int[]>();
            var progress = new Progress() {
                @Override
                public void items(int done, int known) {
                    told.add(new int[] {done, known});
                }
            };
            try (Collector collector = rehearsal.open(SignIn.of(SignIn.Method.AUTO, rehearsal.environment), progress)) {
                collector.collect(List.of(rehearsal.subject()));
            }
            int[] last = told.get(told.size() - 1);
            assertThat(last[0])
                    .isEqualTo(last[1])
                    .isEqualTo(rehearsal.recorded.items().size());
            assertThat(told).allSatisfy(each -> assertThat(each[0]).isBetween(1, each[1]));
        }
    }

    /** How fast that is, is a matter for the benchmarks. */
    @Test
    void aThousandRequestsAreSentSideBySideButNoMoreThanAllowed() throws Exception {
        Set<EvidenceKey> keys = thousand();
        var latency = Duration.ofMillis(50);
        try (Rehearsal rehearsal = Rehearsal.of(
                        thousandItems(keys), Worlds.base("rbac"), options -> options.withLatency(latency))
                .set(s -> s.withConcurrency(32))) {
            Duration oneAfterAnother = latency.multipliedBy(keys.size());
            assertThat(collect(rehearsal, keys)).isBetween(oneAfterAnother.dividedBy(32), oneAfterAnother);
        }
    }

    /** No matter how unlucky one of them is. */
    @Test
    void aThousandRequestsOfWhichEachTenthIsThrottledAllArrive() throws Exception {
        Set<EvidenceKey> keys = thousand();
        try (Rehearsal rehearsal = Rehearsal.of(
                        thousandItems(keys),
                        Worlds.base("rbac"),
                        options -> options.withFaults(Fault.parse("*=429:0@10")))
                .set(s -> s.withConcurrency(32))) {
            collect(rehearsal, keys);
            assertThat(rehearsal.seen().size()).isGreaterThan(keys.size() * 11 / 10);
        }
    }

    private static Duration collect(Rehearsal rehearsal, Set<EvidenceKey> keys) throws Exception {
        try (Collector collector = rehearsal.open()) {
            long start = System.nanoTime();
            Evidence evidence = collector
                    .collect(List.of(new Subject(rehearsal.profile(), sofar -> () -> keys)))
                    .get(0)
                    .fold(e -> e, failure -> {
                        throw new AssertionError(failure.getMessage());
                    });
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(evidence.items()).hasSameSizeAs(keys);
            assertThat(evidence.items().stream().flatMap(item -> item.pages().stream()))
                    .allSatisfy(page -> assertThat(page.answer().<Integer>fold(r -> r.status(), missing -> 0))
                            .isEqualTo(200));
            return took;
        }
    }

    private static Set<EvidenceKey> thousand() {
        return IntStream.range(0, 1000)
                .mapToObj(i -> EvidenceKind.VAULT.key("/subscriptions/" + SUBSCRIPTION
                        + "/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-" + i))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static Recorded thousandItems(Set<EvidenceKey> keys) {
        Recorded base = Worlds.base("rbac").record();
        Profile profile = base.profile();
        return base.with(keys.stream()
                .map(key -> Item.of(
                        key,
                        Request.of(
                                key, profile.azure().cloud().value(), key.kind().apiVersion()),
                        new Answer.Received(
                                200,
                                base.provenance().collectedFrom(),
                                "",
                                "application/json",
                                Bytes.utf8("{\"id\":\"" + key.argument(0) + "\"}"))))
                .toList());
    }
}
