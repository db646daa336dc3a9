package io.github.cmkverify.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole verification of a recorded pack, against the floor under it: to read, hash and parse the same bytes. A profile holds
 * at most 500 private endpoints, one for each account and vault, so there are as many profiles as that takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
public class VerifyBench {
    private static final int MOST_ACCOUNTS = 400;
    private static final int ACCOUNTS_OF_A_VAULT = 5;

    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(20);
    private static final int PAIRS = 7;

    @Param({"10", "1000", "5000"})
    int accounts;

    private final List<Recorded> profiles = new ArrayList<>();
    private Path pack;

    @Setup
    public void record() throws Exception {
        Map<EvidenceKey, Item> items = new LinkedHashMap<>();
        for (int first = 1; first <= accounts; first += MOST_ACCOUNTS) {
            int count = Math.min(MOST_ACCOUNTS, accounts - first + 1);
            Recorded recorded = Fleet.of("fleet-" + first, first, count, count / ACCOUNTS_OF_A_VAULT, vault -> {})
                    .record();
            recorded.items().forEach(item -> items.putIfAbsent(item.key(), item));
            profiles.add(recorded.with(List.of())); // the profile and its run; the evidence comes from the pack
        }
        Provenance provenance = profiles.get(0).provenance();
        pack = Files.createTempDirectory("cmk-bench").resolve("evidence");
        PackWriter.write(pack, provenance, items.values());
    }

    /** Reads the pack, judges each profile, and writes its JSON report. */
    @Benchmark
    public long verify() throws Exception {
        Pack read = PackReader.read(pack, Optional.empty());
        long promoted = 0;
        for (Recorded each : profiles) {
            Verdict verdict = World.VERIFICATION.judge(
                    each.profile(), read.evidence(each.profile().azure().cloud().value()), each.run());
            new JsonReport().write(verdict, OutputStream.nullOutputStream());
            promoted += verdict.blocking().isEmpty() ? 1 : 0;
        }
        if (promoted != profiles.size()) {
            throw new IllegalStateException("the fleet should be in order");
        }
        return promoted;
    }

    /** Reads, hashes and parses each file of the pack. */
    @Benchmark
    public long floor() throws Exception {
        var mapper = new ObjectMapper();
        long fields = 0;
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                fields += MessageDigest.getInstance("SHA-256").digest(bytes)[0];
                fields += mapper.readTree(bytes).size();
            }
        }
        return fields;
    }

    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(pack.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Ratios of medians, in one process: {@code java ... VerifyBench 10 1000}. */
    public static void main(String[] args) throws Exception {
        for (String accounts : args) {
            var bench = new VerifyBench();
            bench.accounts = Integer.parseInt(accounts);
            bench.record();
            var verify = new ArrayList<Long>();
            var floor = new ArrayList<Long>();
            for (long until = System.nanoTime() + WARM_UP; System.nanoTime() < until; ) {
                bench.verify();
                bench.floor();
            }
            for (int i = 0; i < PAIRS; i++) {
                verify.add(nanos(bench::verify));
                floor.add(nanos(bench::floor));
            }
            long mine = median(verify);
            long least = median(floor);
            System.out.printf(
                    java.util.Locale.ROOT,
                    "%d accounts: verify %.1f ms (%.3f ms each), floor %.1f ms, ratio %.2f%n",
                    bench.accounts,
                    mine / 1e6,
                    mine / 1e6 / bench.accounts,
                    least / 1e6,
                    (double) mine / least);
            bench.delete();
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private interface Work {
        long run() throws Exception;
    }

    private static long nanos(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }
}
