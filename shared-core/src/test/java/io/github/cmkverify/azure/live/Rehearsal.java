package io.github.cmkverify.azure.live;

import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Seen;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A world, served by the simulator and collected live. */
final class Rehearsal implements AutoCloseable {
    static final String SECRET = "s3cr3t~value.of-the-client_0123456789";

    final World world;
    final Recorded recorded;
    final ShiftedTime time;
    final Simulator simulator;
    final Map<String, String> environment;
    private final Profile profile;
    private LiveSettings settings;

    private Rehearsal(World world, Recorded recorded, Instant from, UnaryOperator<SimulatorOptions> how) {
        try {
            this.world = world;
            this.recorded = recorded;
            this.time = new ShiftedTime(from);
            String tenant = recorded.profile().azure().tenant().value();
            // certificates are compared with the clock of the machine
            SimulatorOptions options = how.apply(SimulatorOptions.of(tenant, time.clock())
                    .withClientSecret(SECRET)
                    .withCertificateFrom(Instant.now().minusSeconds(3600))
                    .withTls(false));
            this.simulator = Simulator.start(options, recorded.items());
            this.profile = custom(world, simulator.address().toString());
            this.environment = Map.of("AZURE_CLIENT_ID", UUID.randomUUID().toString(), "AZURE_CLIENT_SECRET", SECRET);
            this.settings = LiveSettings.of(Map.of()).withAttempt(Duration.ofSeconds(20));
            if (simulator.authorityPem().isPresent()) {
                Path pem = Files.createTempFile("authority", ".pem");
                Files.writeString(pem, simulator.authorityPem().get());
                this.settings = settings.withCaBundle(pem);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LiveFailure e) {
            throw new IllegalStateException(e);
        }
    }

    static Rehearsal of(String base, UnaryOperator<SimulatorOptions> how) {
        World world = Worlds.base(base);
        return new Rehearsal(world, world.record(), world.from(), how);
    }

    static Rehearsal of(String base, UnaryOperator<Optional<Item>> change, UnaryOperator<SimulatorOptions> how) {
        World world = Worlds.base(base);
        return new Rehearsal(world, world.record(change), world.from(), how);
    }

    /** By the clock of the machine: tokens end in time, but what dates mean for the verdict depends on the day. */
    static Rehearsal today(String base, UnaryOperator<SimulatorOptions> how) {
        World world = Worlds.base(base);
        return new Rehearsal(world, world.record(), Instant.now(), how);
    }

    static Rehearsal of(Recorded recorded, World world, UnaryOperator<SimulatorOptions> how) {
        return new Rehearsal(world, recorded, world.from(), how);
    }

    static Rehearsal with(String base, String... faults) {
        return of(
                base,
                options ->
                        options.withFaults(Stream.of(faults).map(Fault::parse).toArray(Fault[]::new)));
    }

    /** The profile of {@code world} for a cloud at {@code address}. */
    static Profile custom(World world, String address) {
        String cloud = """
                azure:
                  cloud:
                    resourceManager: %s
                    authorityHost: %s
                    keyVaultSuffix: .vault.azure.net
                    managedHsmSuffix: .managedhsm.azure.net
                """.formatted(address, address);
        return world.withProfile(world.profileText().replace("azure:\n", cloud)).profile();
    }

    Rehearsal set(UnaryOperator<LiveSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    Profile profile() {
        return profile;
    }

    LiveSettings settings() {
        return settings;
    }

    Run run() {
        return new Run(true, world.from().plusSeconds(60), Optional.empty(), Set.of());
    }

    Collector open() throws LiveFailure, InterruptedException {
        return open(SignIn.of(SignIn.Method.ENVIRONMENT, environment), Progress.silent());
    }

    Collector open(SignIn signIn, Progress progress) throws LiveFailure, InterruptedException {
        return Collector.open(profile, settings, signIn, "0.1.0", progress, time);
    }

    Subject subject() {
        return new Subject(profile, evidence -> World.VERIFICATION.plan(profile, evidence, run())::next);
    }

    Collected collected() throws LiveFailure, InterruptedException {
        try (Collector collector = open()) {
            return collector.collect(List.of(subject())).get(0);
        }
    }

    Evidence collect() throws LiveFailure, InterruptedException {
        return collected().fold(evidence -> evidence, failure -> {
            throw new AssertionError(failure.getMessage());
        });
    }

    /** Why nothing was collected. */
    LiveFailure failure() throws InterruptedException {
        try {
            return collected()
                    .fold(
                            evidence -> {
                                throw new AssertionError("was collected");
                            },
                            failure -> failure);
        } catch (LiveFailure e) {
            return e;
        }
    }

    Verdict judge(Evidence evidence) {
        return World.VERIFICATION.judge(profile, evidence, run());
    }

    static Item item(Evidence evidence, EvidenceKind kind) {
        return evidence.items().stream()
                .filter(item -> item.key().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    long asked(String kind) {
        return simulator.seen().stream()
                .filter(seen -> seen.kind().equals(kind))
                .count();
    }

    List<Seen> seen() {
        return simulator.seen();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
