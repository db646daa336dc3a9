package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.PackFile;
import io.github.cmkverify.run.Stop;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves an evidence pack on this machine as if it were Azure: Resource Manager, vaults and sign-in. A rehearsal of"
                    + " a pipeline, a refused permission or a lost key; not Azure, and no proof of anything.",
            "A fault is written WHERE=WHAT[:DETAIL][@EVERY][xTIMES]. WHERE is a kind of evidence, token, or a pattern with *"
                    + " over host and path. WHAT is a status, or slow, cut, truncate, broken, login, endless, foreign,"
                    + " flip, redirect, echo or aadsts."
        },
        footer = {
            "",
            "Examples:",
            "  cmk-verify simulate --evidence examples/claims-assistant/evidence --port 8443",
            "  cmk-verify simulate --evidence pack.zip --port 8443 --fault key-version=403",
            "  cmk-verify simulate --evidence pack.zip --port 8443 --fault '*=429:1@10' --fault token=aadsts:7000215x1"
        })
final class SimulateCommand implements Callable<Integer> {
    private final Tools tools;

    @Option(
            names = "--evidence",
            paramLabel = "PACK",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the evidence pack to serve, folder or .zip")
    private Path evidence;

    @Option(
            names = "--port",
            paramLabel = "N",
            required = true,
            converter = OptionValues.Ports.class,
            description = "where on localhost to serve it; 0 takes any free port and prints it")
    private int port;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = OptionValues.Faults.class,
            description = "something that goes wrong; may be repeated, the first that fits a request counts")
    private List<Fault> faults = List.of();

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            converter = OptionValues.Milliseconds.class,
            description = "answer only after so many milliseconds (default: ${DEFAULT-VALUE})")
    private Duration latency;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            converter = OptionValues.Paths.class,
            description = "serve with TLS, and write the certificate to trust to this new file, for --ca-bundle")
    private Path authority;

    SimulateCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Console console = tools.console();
        try {
            Pack pack = new PackFile(evidence, Optional.empty()).read();
            var options = SimulatorOptions.of(pack.provenance().tenant(), tools.clock())
                    .withPort(port)
                    .withTls(authority != null)
                    .withLatency(latency)
                    .withFaults(faults.toArray(Fault[]::new));
            try (Simulator simulator = Simulator.start(options, pack.items())) {
                if (authority != null) {
                    Files.writeString(authority, simulator.authorityPem().orElseThrow(), StandardOpenOption.CREATE_NEW);
                }
                tell(pack, simulator.address().toString());
                return waitForTheEnd();
            }
        } catch (Stop stop) {
            stop.tell(console.listener());
            return stop.decision().exit().number();
        } catch (IOException e) {
            console.complain("cannot serve at port " + port + " (" + e + "): choose another port, or another file");
            return ExitCode.USAGE.number();
        }
    }

    private void tell(Pack pack, String address) {
        var out = tools.out();
        out.println("SIMULATOR, not Azure: serves " + pack.items().size() + " items of "
                + Visible.text(evidence.toString()) + " at " + address + " until it is ended (Ctrl-C)");
        out.print("""
                In a copy of the profile, make it the cloud:
                  azure:
                    cloud:
                      resourceManager: ADDRESS
                      authorityHost: ADDRESS
                      keyVaultSuffix: .vault.azure.net
                      managedHsmSuffix: .managedhsm.azure.net
                Sign in as anybody, then run verify, collect or doctor with that profile:
                  export AZURE_CLIENT_ID=00000000-0000-4000-8000-000000000001 AZURE_CLIENT_SECRET=rehearsal
                """.replace("ADDRESS", address));
        if (authority != null) {
            out.println("  export CMK_VERIFY_CA_BUNDLE=" + Visible.text(authority.toString()));
        }
        out.flush();
    }

    private int waitForTheEnd() {
        var ended = new CountDownLatch(1);
        return tools.interruption().during(() -> await(ended), ended::countDown);
    }

    private static int await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK.number();
    }
}
