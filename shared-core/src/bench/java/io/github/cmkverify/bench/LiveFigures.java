package io.github.cmkverify.bench;

import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.Run;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Progress;
import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What collecting live costs, against the simulator in a process of its own: wall time against the ideal (requests x latency
 * / concurrency), memory, requests per account. See docs/performance.md.
 */
public final class LiveFigures {
    private static final int CONCURRENCY = 32;
    private static final int LATENCY_MS = 50;
    private static final int REPEATS = 3;

    private LiveFigures() {}

    /** Without arguments: all figures. */
    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "serve" ->
                serve(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]), args[4]);
            case "collect" -> collect(Integer.parseInt(args[1]), Integer.parseInt(args[2]), args[3]);
            case "figure" ->
                figure(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]), args[4]);
            default -> {
                System.out.println(
                        "accounts vaults latency fault | requests per-account wall ideal ratio heap-peak rss-peak processor");
                figure(1, 1, 0, "-");
                figure(20, 20, 0, "-");
                for (int i = 0; i < REPEATS; i++) {
                    figure(200, 20, LATENCY_MS, "-");
                    figure(200, 200, LATENCY_MS, "-");
                    // "repeat at once"; with "after a second" (*=429:1@10) it is that second which is measured
                    figure(200, 20, LATENCY_MS, "*=429:0@10");
                    figure(200, 200, LATENCY_MS, "*=429:0@10");
                }
            }
        }
    }

    private static void figure(int accounts, int vaults, int latency, String fault) throws Exception {
        Process server = child("serve", accounts, vaults, latency, fault);
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            Process client = child("collect", accounts, vaults, told.readLine());
            String figures = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (client.waitFor() != 0) {
                throw new IllegalStateException("the collection failed: " + figures);
            }
            server.getOutputStream().close();
            long requests = Long.parseLong(told.readLine());
            String[] parts = figures.split(" ");
            double wall = Double.parseDouble(parts[0]);
            double ideal = (double) requests * latency / CONCURRENCY / 1000;
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %d ms %s | %d %.1f %.2f s %.2f s %.2f %s MB %s MB %s s%n",
                    accounts,
                    vaults,
                    latency,
                    fault,
                    requests,
                    (double) requests / accounts,
                    wall,
                    ideal,
                    ideal == 0 ? 0 : wall / ideal,
                    parts[1],
                    parts[2],
                    parts[3]);
        } finally {
            server.destroy();
        }
    }

    private static Process child(Object... args) throws IOException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LiveFigures.class.getName());
        return new ProcessBuilder(Stream.concat(java, Arrays.stream(args).map(Object::toString))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void serve(int accounts, int vaults, int latency, String fault) throws Exception {
        World world = Fleet.of(accounts, vaults);
        var options = SimulatorOptions.of(world.profile().azure().tenant().value(), Clock.systemUTC())
                .withLatency(Duration.ofMillis(latency))
                .withFaults(fault.equals("-") ? new Fault[0] : new Fault[] {Fault.parse(fault)});
        try (Simulator simulator = Simulator.start(options, world.record().items())) {
            System.out.println(simulator.address());
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
            System.out.println(simulator.seen().stream()
                    .filter(seen -> !seen.kind().equals("token"))
                    .count());
        }
    }

    private static void collect(int accounts, int vaults, String address) throws Exception {
        Profile profile = profile(accounts, vaults, address);
        var settings = LiveSettings.of(Map.of()).withConcurrency(CONCURRENCY);
        var client = Map.of("AZURE_CLIENT_ID", "0f1e2d3c-4b5a-4697-8877-665544332212", "AZURE_CLIENT_SECRET", "secret");
        var live =
                new LiveEvidence(World.VERIFICATION, settings, SignIn.of(SignIn.Method.ENVIRONMENT, client), "0.1.0");
        var run = new Run(true, Instant.now(), Optional.empty(), Set.of());
        var started = new long[1];
        Collected collected = live.collect(List.of(profile), run, new Progress() {
                    @Override
                    public void signedIn(String how) {
                        started[0] = System.nanoTime();
                    }
                })
                .get(0);
        double wall = (System.nanoTime() - started[0]) / 1e9;
        double processor = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
        Evidence evidence = collected.fold(found -> found, failure -> {
            throw new IllegalStateException(failure.getMessage());
        });
        Verdict verdict =
                World.VERIFICATION.judge(profile, evidence, new Run(true, Instant.now(), Optional.empty(), Set.of()));
        long undetermined = verdict.count(Outcome.UNDETERMINED);
        if (verdict.findings().isEmpty() || undetermined > 0) {
            throw new IllegalStateException(
                    undetermined + " undetermined: " + verdict.decision().cause());
        }
        System.out.printf(Locale.ROOT, "%.3f %d %d %.1f%n", wall, heapPeak(), rssPeak(), processor);
    }

    private static long heapPeak() {
        return java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** Of the whole process, as Linux counts it; 0 elsewhere. */
    private static long rssPeak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) >> 10)
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private static Profile profile(int accounts, int vaults, String address) {
        World fleet = Fleet.of(accounts, vaults);
        return fleet.withProfile(fleet.profileText().replace("azure:\n", """
                        azure:
                          cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                        """.formatted(address, address)))
                .profile();
    }
}
