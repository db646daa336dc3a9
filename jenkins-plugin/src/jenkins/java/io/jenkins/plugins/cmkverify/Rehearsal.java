package io.jenkins.plugins.cmkverify;

import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The example that promotes, served on this machine as if it were Azure, and the profile that asks there. */
final class Rehearsal implements AutoCloseable {
    static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";

    private static final Path EXAMPLE = Path.of("..", "examples", Examples.PROMOTED);

    private final Simulator simulator;

    private Rehearsal(Simulator simulator) {
        this.simulator = simulator;
    }

    static Rehearsal start(UnaryOperator<SimulatorOptions> options) throws Exception {
        var pack = PackReader.read(EXAMPLE.resolve("evidence"), Optional.empty());
        return new Rehearsal(
                Simulator.start(options.apply(SimulatorOptions.of(TENANT, Clock.systemUTC())), pack.items()));
    }

    static Rehearsal withSecret(String secret) throws Exception {
        return start(options -> options.withClientSecret(secret));
    }

    /** Every answer takes so long that a build has to be aborted. */
    static Rehearsal hanging() throws Exception {
        return start(options -> options.withFaults(Fault.parse("*=slow:600000")));
    }

    String address() {
        return simulator.address().toString();
    }

    /** The profile, with the simulator as its cloud. */
    String profile() throws IOException {
        String cloud = "  cloud:\n    resourceManager: " + address() + "\n    authorityHost: " + address()
                + "\n    keyVaultSuffix: .vault.azure.net\n    managedHsmSuffix: .managedhsm.azure.net\n";
        return Files.readString(EXAMPLE.resolve("cmk-profile.yml")).replace("azure:\n", "azure:\n" + cloud);
    }

    /** Kinds of evidence that were asked for with a token of this machine. */
    List<String> asked() {
        return simulator.seen().stream()
                .filter(seen -> seen.audience().isPresent())
                .map(seen -> seen.kind())
                .distinct()
                .toList();
    }

    int requests() {
        return simulator.seen().size();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
