package io.github.cmkverify.bench;

import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.Run;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Progress;
import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final World RBAC = Worlds.base("rbac");

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
                        "accounts vaults latency fault | requests per-account wall ideal ratio heap-peak rss-peak");
                figure(1, 1, 0, "-");
                figure(20, 20, 0, "-");
                for (int i = 0; i < 3; i++) {
                    figure(200, 20, LATENCY_MS, "-");
                    figure(200, 200, LATENCY_MS, "-");
                    figure(200, 20, LATENCY_MS, "*=429@10");
                    figure(200, 200, LATENCY_MS, "*=429@10");
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
                    "%d %d %d ms %s | %d %.1f %.2f s %.2f s %.2f %s MB %s MB%n",
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
                    parts[2]);
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
        var options = SimulatorOptions.of(RBAC.profile().azure().tenant().value(), Clock.systemUTC())
                .withLatency(Duration.ofMillis(latency))
                .withFaults(fault.equals("-") ? new Fault[0] : new Fault[] {Fault.parse(fault)});
        try (Simulator simulator = Simulator.start(options, items(accounts, vaults))) {
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
        System.out.printf(Locale.ROOT, "%.3f %d %d%n", wall, heapPeak(), rssPeak());
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
        String text = RBAC.profileText();
        var rows = new StringBuilder();
        for (int i = 0; i < accounts; i++) {
            rows.append("  - {resourceGroup: rg-claims, name: ")
                    .append(account(i))
                    .append(", key: {vault: ")
                    .append(vault(i % vaults))
                    .append(", name: cmk-claims}}\n");
        }
        int from = text.indexOf("accounts:\n") + "accounts:\n".length();
        int to = from;
        while (to < text.length() && text.charAt(to) == ' ') {
            int end = text.indexOf('\n', to);
            to = end < 0 ? text.length() : end + 1;
        }
        String profile = text.substring(0, from) + rows + text.substring(to);
        return RBAC.withProfile(profile.replace("azure:\n", """
                        azure:
                          cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                        """.formatted(address, address)))
                .profile();
    }

    private static String account(int i) {
        return String.format(Locale.ROOT, "aoai-%04d", i);
    }

    private static String vault(int i) {
        return String.format(Locale.ROOT, "kv-%04d", i);
    }

    /** The one recorded account, many times under other names. */
    private static List<Item> items(int accounts, int vaults) {
        List<Item> recorded = RBAC.record().items();
        var items = new ArrayList<Item>();
        Set<EvidenceKey> there = new java.util.HashSet<>();
        for (int i = 0; i < accounts; i++) {
            for (Item item : recorded) {
                Item named = named(item, account(i), vault(i % vaults));
                if (there.add(named.key())) {
                    items.add(named);
                }
            }
        }
        return items;
    }

    private static Item named(Item item, String account, String vault) {
        java.util.function.UnaryOperator<String> name =
                text -> text.replace("aoai-claims", account).replace("kv-claims", vault);
        return new Item(
                new EvidenceKey(
                        item.key().kind(),
                        item.key().arguments().stream().map(name).toList()),
                item.pages().stream()
                        .map(page -> new Item.Page(
                                new Request(
                                        page.request().method(),
                                        name.apply(page.request().url()),
                                        page.request().apiVersion(),
                                        page.request().body().map(name)),
                                page.answer()
                                        .<Answer>fold(
                                                received -> new Answer.Received(
                                                        received.status(),
                                                        received.time(),
                                                        received.requestId(),
                                                        received.mediaType(),
                                                        Bytes.utf8(name.apply(new String(
                                                                received.body().toArray(), StandardCharsets.UTF_8)))),
                                                missing -> missing)))
                        .toList());
    }
}
