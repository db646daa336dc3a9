package io.github.cmkverify.run;

import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A simulator of Azure with a workload that is in order.
 *
 * @param profile of that workload, with the simulator as its cloud
 */
record Rehearsal(Simulator simulator, Path profile) implements AutoCloseable {
    static final World WORLD = Worlds.base("rbac");
    static final Map<String, String> CLIENT =
            Map.of("AZURE_CLIENT_ID", "0f1e2d3c-4b5a-4697-8877-665544332212", "AZURE_CLIENT_SECRET", "a-long-secret");

    static Rehearsal start(Path place, String... faults) throws IOException {
        return start(place, WORLD.record().items(), faults);
    }

    static Rehearsal start(Path place, List<Item> items, String... faults) throws IOException {
        Simulator simulator = Simulator.start(
                SimulatorOptions.of(tenant(), Clock.systemUTC())
                        .withFaults(Stream.of(faults).map(Fault::parse).toArray(Fault[]::new)),
                items);
        Path profile = Files.writeString(
                place.resolve("cmk-profile.yml"),
                WORLD.profileText().replace("azure:\n", """
                        azure:
                          cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                        """.formatted(simulator.address(), simulator.address()))
                        + "thresholds: {maxEvidenceAge: unlimited}\n");
        return new Rehearsal(simulator, profile);
    }

    static String tenant() {
        return WORLD.profile().azure().tenant().value();
    }

    static String subscription() {
        return WORLD.profile().azure().subscription().value();
    }

    static EvidenceChoice.Live live() {
        return EvidenceChoice.Live.of(SignIn.of(SignIn.Method.ENVIRONMENT, CLIENT), Map.of());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
