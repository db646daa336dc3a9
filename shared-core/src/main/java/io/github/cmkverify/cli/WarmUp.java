package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.run.PackFile;
import io.github.cmkverify.run.Stop;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the recorded examples, and one of them again live from the simulator over TLS, and prints nothing. The launcher starts it once
 * for Java to note the classes that a run needs: with an archive of them later runs start with less work (JEP 350).
 */
final class WarmUp {
    private static final Map<String, String> NOBODY =
            Map.of("AZURE_CLIENT_ID", "00000000-0000-4000-8000-000000000001", "AZURE_CLIENT_SECRET", "rehearsal");

    private WarmUp() {}

    public static void main(String[] args) throws IOException, Stop {
        run();
        System.exit(ExitCode.OK.number()); // whatever threads there are left
    }

    /** The exit codes of the runs. Whatever they are, Java has seen the classes. */
    static List<Integer> run() throws IOException, Stop {
        try (ExampleFiles files = ExampleFiles.unpack("claims-assistant")) {
            Path folder = files.folder();
            String reports = folder.resolve("reports").toString();
            int recorded = execute("demo", "--report-dir", reports, "--format", "junit,json,html,sarif,md");
            return List.of(recorded, live(folder, reports));
        }
    }

    private static int live(Path folder, String reports) throws IOException, Stop {
        Pack pack = new PackFile(folder.resolve("evidence"), Optional.empty()).read();
        var options = SimulatorOptions.of(pack.provenance().tenant(), Clock.systemUTC())
                .withTls(true);
        try (Simulator simulator = Simulator.start(options, pack.items())) {
            String here = simulator.address().toString();
            Path profile = folder.resolve("cmk-profile.yml");
            Files.writeString(profile, Files.readString(profile).replace("\nazure:\n", """

                    azure:
                      cloud: {resourceManager: "HERE", authorityHost: "HERE", keyVaultSuffix: .vault.azure.net}
                    """.replace("HERE", here)));
            Path authority = Files.writeString(
                    folder.resolve("authority.pem"), simulator.authorityPem().orElseThrow());
            return execute(
                    "verify",
                    "--profile",
                    profile.toString(),
                    "--ca-bundle",
                    authority.toString(),
                    "--report-dir",
                    reports,
                    "--timeout",
                    "30s");
        }
    }

    private static int execute(String... args) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Main.run(args, nowhere, nowhere, NOBODY);
    }
}
