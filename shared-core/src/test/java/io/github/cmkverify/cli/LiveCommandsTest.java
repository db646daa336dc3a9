package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.run.Reports;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that ask Azure, as a user types them, over the simulator. */
@Timeout(120)
class LiveCommandsTest {
    private static final World RBAC = Worlds.base("rbac");
    private static final String SECRET = "a-long-client-secret";
    private static final String READER = "0f1e2d3c-4b5a-4697-8877-665544332212";

    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild()
            .at(Clock.systemUTC())
            .on(Map.of("AZURE_CLIENT_ID", READER, "AZURE_CLIENT_SECRET", SECRET), false);

    private Simulator simulator(String... faults) throws IOException {
        return Simulator.start(
                SimulatorOptions.of(RBAC.profile().azure().tenant().value(), Clock.systemUTC())
                        .withFaults(Stream.of(faults).map(Fault::parse).toArray(Fault[]::new)),
                RBAC.record().items());
    }

    private Path profile(String address) throws IOException {
        return profile(RBAC, address);
    }

    private Path profile(World world, String address) throws IOException {
        return Files.writeString(
                place.resolve("cmk-profile.yml"),
                world.profileText().replace("azure:\n", """
                        azure:
                          cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                        """.formatted(address, address)));
    }

    private Reports reports() {
        return new Reports(place.resolve("cmk-report"));
    }

    private Object[] verify(Path profile, Object... more) {
        return Stream.concat(
                        Stream.of(
                                "verify",
                                "--profile",
                                profile,
                                "--report-dir",
                                reports().directory()),
                        Stream.of(more))
                .toArray();
    }

    @Test
    void verifyAsksAzureKeepsWhatItSaysAndAgreesWithTheReplayByteForByte() throws IOException {
        try (Simulator simulator = simulator()) {
            Path profile = profile(simulator.address().toString());
            Path pack = place.resolve("kept.zip");
            var live = cli.run(verify(profile, "--keep", pack, "--concurrency", "4", "--timeout", "1m"));
            assertThat(live.err())
                    .contains("cmk-verify: signed in with environment (client secret of application " + READER + ")");
            List<String> liveJson = Files.readAllLines(reports().json());
            var replay = cli.run(
                    "verify", "--profile", profile, "--evidence", pack, "--report-dir", place.resolve("replay"));
            assertThat(replay.exit()).isEqualTo(live.exit());
            List<String> replayJson = Files.readAllLines(place.resolve("replay/cmk-report.json"));
            assertThat(replayJson).anyMatch(line -> line.contains("CMK-ACC-001"));
            assertThat(apart(replayJson)).isEqualTo(apart(liveJson));
            assertThat(liveJson).as("the pack it was kept in").anyMatch(line -> line.contains("packSha256\": \""));
        }
    }

    /** Without what a replay must say differently: that it is one, and at which end of the collection it judges. */
    private static List<String> apart(List<String> json) {
        return json.stream()
                .filter(line -> !line.matches("  \"mode\": .*|  \"evaluatedAt\": .*|    \"REPLAY of .*"))
                .map(line -> line.replace("\"notes\": [],", "\"notes\": ["))
                .filter(line -> !line.equals("  ],"))
                .toList();
    }

    @Test
    void collectKeepsAPackThatSaysWhatItIs() throws Exception {
        try (Simulator simulator = simulator("encryption-scopes=403")) {
            Path pack = place.resolve("deep/pack");
            var result =
                    cli.run("collect", "--profile", profile(simulator.address().toString()), "--out", pack);
            assertThat(result.exit()).isZero();
            var read = PackReader.read(pack, Optional.empty());
            assertThat(result.out())
                    .contains("pack: " + pack)
                    .contains("sha256: " + read.sha256())
                    .contains(read.items().size() + " items, 1 of them could not be read")
                    .contains("  encryption-scopes:")
                    .contains(": 403 AuthorizationFailed");
            var again = cli.run("collect", "--profile", place.resolve("cmk-profile.yml"), "--out", pack);
            assertThat(again.exit()).isEqualTo(3);
            assertThat(again.err())
                    .isEqualTo("cmk-verify: the evidence pack cannot be written to " + pack
                            + ": there is something there already: name another place for the pack\n");
        }
    }

    @Test
    void collectNamesTwentyOfWhatItCouldNotRead() throws IOException {
        World fleet = Fleet.of("fleet", 1, 23, 1, vault -> {});
        try (Simulator simulator = Simulator.start(
                SimulatorOptions.of(fleet.profile().azure().tenant().value(), Clock.systemUTC())
                        .withFaults(Fault.parse("encryption-scopes=403")),
                fleet.record().items())) {
            var result = cli.run(
                    "collect",
                    "--profile",
                    profile(fleet, simulator.address().toString()),
                    "--out",
                    place.resolve("pack"));
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .contains(" items, 23 of them could not be read; the verdict on this pack will say what to do\n")
                    .endsWith(": 403 AuthorizationFailed\n  and 3 more\n");
            assertThat(result.out().lines().filter(line -> line.startsWith("  encryption-scopes:")))
                    .hasSize(20);
        }
    }

    @Test
    void collectThatReadEverythingSaysNoMore() throws IOException {
        try (Simulator simulator = simulator()) {
            var result = cli.run(
                    "collect",
                    "--profile",
                    profile(simulator.address().toString()),
                    "--out",
                    place.resolve("pack.zip"));
            assertThat(result.out())
                    .endsWith(" items, 0 of them could not be read\n")
                    .hasLineCount(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "init", "verify"})
    void aSignalEndsWhatAsksAzure(String command) throws Exception {
        try (Simulator simulator = simulator("account=slow:6000")) {
            var interruption = new Interruption();
            var signalled = new Cli(cli.environment(), false, Clock.systemUTC(), interruption);
            var signal = new Thread(() -> {
                while (simulator.seen().isEmpty()) {
                    Thread.onSpinWait();
                }
                interruption.happen();
            });
            signal.start();
            Path profile = profile(simulator.address().toString());
            Path out = place.resolve("out");
            Object[] args =
                    switch (command) {
                        case "collect" -> new Object[] {"collect", "--profile", profile, "--out", out};
                        case "doctor" -> new Object[] {"doctor", "--profile", profile};
                        case "init" -> initArguments(simulator, "--out", out);
                        default -> verify(profile, "--keep", out);
                    };
            var err = new ByteArrayOutputStream();
            var result = signalled.run(new ByteArrayOutputStream(), err, args);
            signal.join();
            assertThat(Thread.interrupted()).isFalse();
            assertThat(result.exit()).isEqualTo(5);
            assertThat(result.out()).isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("cmk-verify: signed in with ")))
                    .containsExactlyElementsOf(
                            switch (command) {
                                case "collect" -> List.of("cmk-verify: ended by a signal; no pack was written");
                                case "verify" ->
                                    List.of("cmk-verify: ended by a signal; the reports say that the run did not"
                                            + " finish");
                                default -> List.of();
                            });
            assertThat(out).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account=403              | 2 | 403",
                "account=401              | 4 | refused the sign-in",
                "account=404:Strange      | 2 | 404",
                "vault=login              | 2 | HTML page",
                "account=broken           | 2 | not strict JSON",
                "*=login                  | 4 | HTML page",
                "*=redirect               | 4 | redirect",
                "vault=redirect           | 2 | was answered with status 302",
                "account=flip             | 2 | was changed",
                "encryption-scopes=foreign| 2 | continues on another host",
                "deny-assignments=endless | 2 | Azure has more",
                "key-version=403          | 2 | ",
                "token=aadsts:7000215     | 4 | AADSTS7000215",
                "token=aadsts:700016      | 4 | AADSTS700016",
                "token=aadsts:90002       | 3 | AADSTS90002"
            })
    void noFaultIsGreen(String fault, int exit, String said) throws IOException {
        try (Simulator simulator = simulator(fault)) {
            var result = cli.run(verify(profile(simulator.address().toString())));
            assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(exit);
            reports().assertBlock(exit);
            assertThat(result.out() + result.err()).contains(said == null ? "" : said);
            assertThat(result.out() + result.err() + reports().readJson()).doesNotContain(SECRET);
        }
    }

    @Test
    void nobodyThereIsOneLineAndExit4() throws IOException {
        var result = cli.run(verify(profile("http://localhost:1"), "--quiet"));
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err())
                .contains("was refused: check address, firewall and proxy")
                .hasLineCount(1);
        reports().assertBlock(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--auth=azure-cli", "--timeout=5m", "--concurrency=2", "--ca-bundle=x.pem", "--keep=y.zip"})
    void whatIsForAskingAzureIsRefusedBesideEvidence(String option) throws IOException {
        var result = cli.run(verify(profile("http://localhost:1"), "--evidence", place.resolve("e"), option));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .startsWith(
                        "cmk-verify: " + option.replaceFirst("=.*", "") + " is for asking Azure: leave out --evidence");
    }

    @Test
    void aHashWithoutEvidenceIsRefused() throws IOException {
        var result = cli.run(verify(profile("http://localhost:1"), "--expect-pack-sha256", "0".repeat(64)));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("cmk-verify: --expect-pack-sha256 is for recorded evidence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--auth=browser    | is no way to sign in; use auto, environment",
                "--auth=assertion  | is no way to sign in",
                "--timeout=10      | is no time; write 90s, 10m or 1h",
                "--timeout=0s      | is no time",
                "--concurrency=65  | is not a number from 1 to 64",
                "--concurrency=0   | is not a number from 1 to 64"
            })
    void aWrongValueSaysWhatWouldBeRight(String option, String told) throws IOException {
        var result = cli.run(verify(profile("http://localhost:1"), option));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains(told).hasLineCount(1);
    }

    @Test
    void doctorFindsNothingMissing() throws IOException {
        try (Simulator simulator = simulator()) {
            var result =
                    cli.run("doctor", "--profile", profile(simulator.address().toString()));
            assertThat(result.exit()).as(result.out()).isZero();
            String[] blocks = result.out().split("\n\n");
            assertThat(blocks).hasSize(2);
            assertThat(blocks[0])
                    .startsWith("EVIDENCE                       READ  ABSENT  REFUSED  FAILED\n")
                    .contains("\naccount                           1       0        0       0\n");
            assertThat(blocks[1]).isEqualTo("Everything that a judgement of this profile needs can be read.\n");
        }
    }

    @Test
    void doctorSaysWhatIsMissingAndHowToGrantIt() throws IOException {
        try (Simulator simulator = simulator("role-assignments-of=403", "encryption-scopes=404:Strange")) {
            var result =
                    cli.run("doctor", "--profile", profile(simulator.address().toString()));
            assertThat(result.exit()).isEqualTo(2);
            String[] blocks = result.out().split("\n\n");
            assertThat(blocks).hasSize(4);
            assertThat(blocks[0]).containsPattern("\nrole-assignments-of +0 +0 +[1-9][0-9]* +0\n");
            assertThat(blocks[1])
                    .matches("missing: Microsoft.Authorization/roleAssignments/read\n"
                            + "  grant it: az role assignment create --role Reader --assignee-object-id"
                            + " [0-9a-f-]{36} --scope /subscriptions/[0-9a-f-]{36}");
            assertThat(blocks[2]).isEqualTo("failed: encryption-scopes: 404 Strange");
            assertThat(blocks[3])
                    .isEqualTo(
                            "What cannot be read is UNDETERMINED in a verdict, and blocks. A new role assignment takes"
                                    + " effect after up to ten minutes.\n");
        }
    }

    @Test
    void doctorEndsWith4WhereTheSignInIsRefused() throws IOException {
        try (Simulator simulator = simulator("token=aadsts:7000222")) {
            var result =
                    cli.run("doctor", "--profile", profile(simulator.address().toString()));
            assertThat(result.exit()).isEqualTo(4);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("AADSTS7000222");
        }
    }

    private Cli.Result init(Simulator simulator, Object... more) {
        return cli.run(initArguments(simulator, more));
    }

    private static Object[] initArguments(Simulator simulator, Object... more) {
        var azure = RBAC.profile().azure();
        return Stream.concat(
                        Stream.of(
                                "init",
                                "--subscription",
                                azure.subscription().value(),
                                "--tenant",
                                azure.tenant().value(),
                                "--cloud",
                                simulator.address()),
                        Stream.of(more))
                .toArray();
    }

    @Test
    void initProposesAProfileThatApprovesNobody() throws IOException {
        try (Simulator simulator = simulator()) {
            Path out = place.resolve("new/cmk-profile.yml");
            assertThat(init(simulator, "--out", out).exit()).isZero();
            String text = Files.readString(out);
            assertThat(text)
                    .contains("name: \"aoai-claims\"", "key: {vault: \"kv-claims\", name: \"cmk-claims\"}")
                    .contains("  mode: observe\n  failOn: critical\n")
                    .containsPattern("proposed:\n  people:\n    - \\{id: [0-9a-f-]{36}, list: unwrappers, found: ");
            assertThat(text.substring(0, text.indexOf("proposed:\n"))).doesNotContain("people:\n", "network:\n");

            var judged = cli.run(verify(out));
            assertThat(judged.exit()).as("it only observes").isZero();
            assertThat(judged.out())
                    .startsWith("OBSERVE  rg-claims (production), exit code 0")
                    .contains("under proposed: in the profile count as not approved until they are moved");

            var again = init(simulator, "--out", out);
            assertThat(again.exit()).isEqualTo(3);
            assertThat(again.err()).contains("is there already");
            assertThat(out).hasContent(text);
        }
    }

    @Test
    void initMakesOneProfileForEachResourceGroup() throws IOException {
        try (Simulator simulator = simulator()) {
            var result = init(simulator, "--split", "resource-group", "--out", place.resolve("profiles"));
            assertThat(result.exit()).isZero();
            assertThat(place.resolve("profiles/rg-claims.yml")).content().contains("workload: \"rg-claims\"");
            var none = init(simulator, "--resource-group", "elsewhere", "--out", place.resolve("none.yml"));
            assertThat(none.exit()).isEqualTo(3);
            assertThat(none.err()).contains("no Azure OpenAI account was found in subscription ");
            assertThat(place.resolve("none.yml")).doesNotExist();
        }
    }

    @Test
    void initReplacesNoFileAndLeavesNoDraft() throws IOException {
        try (Simulator simulator = simulator()) {
            Path folder = Files.createDirectories(place.resolve("profiles"));
            Path mine = Files.writeString(folder.resolve("rg-claims.yml"), "mine");
            var taken = init(simulator, "--split", "resource-group", "--out", folder);
            assertThat(taken.exit()).isEqualTo(3);
            assertThat(taken.err())
                    .endsWith(mine + " is there already and was not replaced: move it away, then run again\n");
            assertThat(mine).hasContent("mine");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(mine);
            }
            var nowhere = init(simulator, "--out", mine.resolve("deep").resolve("cmk-profile.yml"));
            assertThat(nowhere.exit()).isEqualTo(5);
            assertThat(nowhere.err()).contains("cannot write the profile (", "): name a place that is writable");
            assertThat(taken.out() + nowhere.out()).isEmpty();
        }
    }

    @Test
    void initTakesTheDirectoryOfTheEnvironment() throws IOException {
        try (Simulator simulator = simulator()) {
            var variables = new HashMap<>(cli.environment());
            variables.put(
                    "AZURE_TENANT_ID", " " + RBAC.profile().azure().tenant().value() + " ");
            Path out = place.resolve("cmk-profile.yml");
            var result = cli.on(variables, false)
                    .run(
                            "init",
                            "--subscription",
                            RBAC.profile().azure().subscription().value(),
                            "--cloud",
                            simulator.address(),
                            "--out",
                            out);
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out())
                    .isEqualTo(
                            "profile: " + out + "\nRead every line, move what you approve out of proposed:, then run:"
                                    + " cmk-verify verify --profile " + out + "\n");
            assertThat(out)
                    .content()
                    .contains("tenant: " + RBAC.profile().azure().tenant().value() + "\n");
        }
    }

    @Test
    void initNeedsADirectory() {
        var result =
                cli.run("init", "--subscription", "a".repeat(8) + "-0000-4000-8000-000000000001", "--out", "x.yml");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("cmk-verify: the directory is not known: give --tenant");
    }

    @Test
    void simulateSaysWhatIsInTheWay() throws Exception {
        assertThat(cli.run("simulate", "--evidence", place.resolve("none"), "--port", "0"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(3))
                .satisfies(result -> assertThat(result.err()).contains("there is no such folder or file"));
        Path pack = place.resolve("pack.zip");
        var recorded = RBAC.record();
        PackWriter.write(pack, recorded.provenance(), recorded.items());
        Path mine = Files.writeString(place.resolve("ca.pem"), "mine");
        assertThat(cli.run("simulate", "--evidence", pack, "--port", "0", "--tls-ca", mine))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(3))
                .satisfies(result -> assertThat(result.out()).isEmpty())
                .satisfies(result -> assertThat(result.err())
                        .startsWith("cmk-verify: cannot serve at port 0 (")
                        .endsWith("): choose another port, or another file\n"));
        assertThat(mine).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void simulateServesAPackUntilItIsEnded(boolean tls) throws Exception {
        Path pack = place.resolve("pack");
        var recorded = RBAC.record();
        PackWriter.write(pack, recorded.provenance(), recorded.items());
        Path authority = place.resolve("ca.pem");
        var interruption = new Interruption();
        var serving = new Cli(Map.of(), false, Clock.systemUTC(), interruption);
        var out = new ByteArrayOutputStream();
        var args = new ArrayList<Object>(
                List.of("simulate", "--evidence", pack, "--port", "0", "--fault", "key-version=403"));
        args.addAll(tls ? List.of("--tls-ca", authority) : List.of());
        // Not in the common pool: on two cores it has one thread, and the sign-in of Azure's library needs that.
        CompletableFuture<Cli.Result> served = CompletableFuture.supplyAsync(
                () -> serving.run(out, args.toArray()), task -> new Thread(task, "simulate").start());
        String address = "";
        for (int i = 0; i < 500 && address.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
            address = out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("      resourceManager: "))
                    .map(line -> line.substring("      resourceManager: ".length()))
                    .findFirst()
                    .orElse("");
        }
        assertThat(address).startsWith(tls ? "https://localhost:" : "http://localhost:");
        var rehearsed = cli.run(Stream.concat(
                        Stream.of("doctor", "--profile", profile(address)),
                        tls ? Stream.of("--ca-bundle", authority) : Stream.of())
                .toArray());
        assertThat(rehearsed.exit()).as(rehearsed.out() + rehearsed.err()).isEqualTo(2);
        assertThat(rehearsed.out()).contains("Microsoft.KeyVault/vaults/keys/versions/read");
        assertThat(served).isNotDone();
        interruption.happen();
        assertThat(served.get(10, TimeUnit.SECONDS).exit()).isZero();
        assertThat(served.get().out())
                .isEqualTo("SIMULATOR, not Azure: serves " + recorded.items().size() + " items of " + pack + " at "
                        + address + """
                         until it is ended (Ctrl-C)
                        In a copy of the profile, make it the cloud:
                          azure:
                            cloud:
                              resourceManager: %1$s
                              authorityHost: %1$s
                              keyVaultSuffix: .vault.azure.net
                              managedHsmSuffix: .managedhsm.azure.net
                        Sign in as anybody, then run verify, collect or doctor with that profile:
                          export AZURE_CLIENT_ID=00000000-0000-4000-8000-000000000001 AZURE_CLIENT_SECRET=rehearsal
                        """.formatted(address)
                        + (tls ? "  export CMK_VERIFY_CA_BUNDLE=" + authority + "\n" : ""));
    }
}
