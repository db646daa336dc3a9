package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.run.Reports;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.world.Pages;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad endings of real processes. Whatever happens: no exit code 0, and nothing in the report directory that looks green,
 * although yesterday's reports were.
 */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "uses sh, signals and special files")
@DisabledIfSystemProperty(named = "user.language", matches = "tr", disabledReason = "the processes would be the same")
class WholeProcessTest {
    @TempDir
    Path place;

    private Workplace work;
    private Reports reports;

    @BeforeEach
    void leaveYesterdaysReports() {
        work = Workplace.greenForever(place);
        reports = work.reports();
        reports.leaveStale();
    }

    @Test
    void aGoodRunPromotes() {
        var ended = Jvm.in(place).run(work.verify());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).startsWith("PROMOTE");
        reports.assertPromote();
    }

    @Test
    void wrongUsage() {
        var ended = Jvm.in(place).run(work.verify("--bogus"));
        assertThat(ended.err()).isEqualTo("cmk-verify: unknown option: '--bogus' (see: cmk-verify verify --help)\n");
        assertThat(ended.exit()).isEqualTo(3);
        reports.assertBlock(3);
    }

    @Test
    void outOfMemory() {
        Workplace big = Workplace.of(place.resolve("big"), Worlds.base("rbac"), bigger(Worlds.base("rbac")));
        big.reports().leaveStale();
        var ended = Jvm.in(place).with("-Xmx16m").run(big.verify());
        assertThat(ended.err()).startsWith("cmk-verify: out of memory: ").hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(5);
        big.reports().assertBlock(5);
    }

    /** The same with one answer that is mostly blanks. */
    private static Recorded bigger(World world) {
        return world.record(
                item -> item.map(each -> each.key().kind() == EvidenceKind.SUBSCRIPTION ? padded(each) : each));
    }

    private static Item padded(Item item) {
        Item.Page page = Pages.with(item.pages().get(0), body -> Bytes.utf8(body.text() + " ".repeat(24 << 20)));
        return Item.of(item.key(), page.request(), page.answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below", "/dev/null/below"})
    void aReportDirectoryThatCannotBe(String where) throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");
        var ended = Jvm.in(place).run(work.verifyInto(place.resolve(where)));
        assertThat(ended.err())
                .startsWith("cmk-verify: cannot write the report ")
                .hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(5);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aReportDirectoryThatMayNotBeWritten() throws IOException {
        Files.setPosixFilePermissions(reports.directory(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(reports.directory()), "this user may write everywhere");
            var ended = Jvm.in(place).run(work.verify());
            assertThat(ended.err())
                    .startsWith("cmk-verify: cannot write the report ")
                    .hasLineCount(1);
            assertThat(ended.exit()).isEqualTo(5);
            reports.assertNothingGreen();
        } finally {
            Files.setPosixFilePermissions(reports.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** A limit on the size of files is the nearest thing to a full disk that every user can bring about. */
    @Test
    void noSpaceForReports() {
        var ended = Jvm.in(place)
                .with("-XX:-UsePerfData")
                .through("ulimit -f 1; exec \"$@\"")
                .run(work.verify("--quiet"));
        assertThat(ended.err())
                .startsWith("cmk-verify: cannot write the report ")
                .hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(5);
        reports.assertNothingGreen();
        reports.assertNoLitter();
    }

    @Test
    void outputThatIsFull() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        var ended = Jvm.in(place).through("exec \"$@\" >/dev/full").run(work.verify());
        assertUndelivered(ended);
    }

    @Test
    void outputThatIsClosed() {
        assertUndelivered(Jvm.in(place).through("exec \"$@\" >&-").run(work.verify()));
    }

    @Test
    void outputThatNobodyReads() throws IOException {
        // the reader is gone before the run has something to say, as with `| true`
        var ended = Jvm.in(place)
                .through("{ sleep 0.2; \"$@\"; echo $? >code; } | true")
                .run(work.verify());
        assertThat(place.resolve("code")).hasContent("5\n");
        assertUndelivered(new Jvm.Ended(5, ended.out(), ended.err()));
    }

    private void assertUndelivered(Jvm.Ended ended) {
        assertThat(ended.err())
                .isEqualTo("cmk-verify: the output could not be written: it is closed, or the disk is full\n");
        assertThat(ended.exit()).isEqualTo(5);
        reports.assertBlock(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "checks", "explain CMK-KEY-001", "completion bash"})
    void outputOfOtherCommandsThatIsClosed(String command) {
        var ended = Jvm.in(place).through("exec \"$@\" >&-").run((Object[]) command.split(" "));
        assertThat(ended.err())
                .startsWith("cmk-verify: the output could not be written")
                .hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(5);
    }

    @Test
    void messagesThatNobodyReads() {
        var ended = Jvm.in(place).through("exec \"$@\" 2>&-").run(work.verify("--account=nobody"));
        assertThat(ended.exit()).isEqualTo(3);
        reports.assertBlock(3);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aSignalInTheMiddle(String signal, int exit) throws IOException {
        assumeFalse(isIgnored(signal), "started by something that ignores SIG" + signal + ", as nohup does");
        Jvm.Running running = waitingForItsProfile();
        signal(signal, running);
        var ended = running.await();
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.err())
                .isEqualTo("cmk-verify: ended by a signal; the reports say that the run did not finish\n");
        reports.assertBlock(5);
        assertThat(reports.cause()).contains("ended by a signal");
    }

    /** While Azure does not answer for the vault: the sign-in is done, some answers are there, others never come. */
    @ParameterizedTest
    @CsvSource({"TERM, 143, pack.zip", "INT, 130, pack"})
    void aSignalWhileCollectingLeavesNoHalfPack(String signal, int exit, String pack) throws IOException {
        assumeFalse(isIgnored(signal), "started by something that ignores SIG" + signal + ", as nohup does");
        World world = Worlds.base("rbac");
        var options = SimulatorOptions.of(world.profile().azure().tenant().value(), Clock.systemUTC())
                .withFaults(Fault.parse("vault=slow:60000"));
        Path folder = Files.createDirectory(place.resolve("packs"));
        try (Simulator azure = Simulator.start(options, world.record().items())) {
            String address = azure.address().toString();
            Path profile = Files.writeString(
                    place.resolve("live.yml"),
                    world.profileText().replace("azure:\n", """
                            azure:
                              cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                            """.formatted(address, address)));
            var running = Jvm.in(place)
                    .forAzure()
                    .through("export AZURE_CLIENT_ID=0f1e2d3c-4b5a-4697-8877-665544332212 AZURE_CLIENT_SECRET=secret;"
                            + " exec \"$@\"")
                    .start("collect", "--profile", profile, "--out", folder.resolve(pack))
                    .until(() ->
                            azure.seen().stream().anyMatch(seen -> seen.kind().equals("vault")));
            signal(signal, running);
            var ended = running.await();
            assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .startsWith("cmk-verify: signed in with ")
                    .endsWith("\ncmk-verify: ended by a signal; no pack was written\n")
                    .hasLineCount(2);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void killedInTheMiddle() throws IOException {
        Jvm.Running running = waitingForItsProfile();
        running.process().destroyForcibly();
        assertThat(running.await().exit()).isEqualTo(137);
        reports.assertBlock(5);
        assertThat(reports.cause()).contains("did not finish");
    }

    @Test
    void aReportDirectoryThatVanishesInTheMiddle() throws IOException {
        Jvm.Running running = waitingForItsProfile();
        for (String name : reports.names()) {
            Files.delete(reports.directory().resolve(name));
        }
        Files.delete(reports.directory());
        giveProfile();
        var ended = running.await();
        assertThat(ended.err())
                .startsWith("cmk-verify: cannot write the report ")
                .hasLineCount(1);
        assertThat(ended.exit()).isEqualTo(5);
        assertThat(reports.directory()).doesNotExist();
    }

    @Test
    void aRunThatWaitsIsNotHarmedByWaiting() throws IOException {
        Jvm.Running running = waitingForItsProfile();
        reports.assertBlock(5);
        giveProfile();
        assertThat(running.await().exit()).isZero();
        reports.assertPromote();
    }

    private Path pipe() {
        return place.resolve("profile.pipe");
    }

    /** A run whose blocking reports stand, and that hangs until somebody writes a profile. */
    private Jvm.Running waitingForItsProfile() {
        sh("mkfifo " + pipe());
        var running = Jvm.in(place).start(work.verifyProfile(pipe()));
        return running.until(reports::block);
    }

    private void giveProfile() throws IOException {
        Files.write(pipe(), Files.readAllBytes(work.profile()));
    }

    /** A process that was started with a signal ignored stays deaf to it. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(line -> Long.parseUnsignedLong(line.split("\\s+")[1], 16))
                        .anyMatch(mask -> (mask >> (number - 1) & 1) == 1);
    }

    private static void signal(String name, Jvm.Running running) {
        sh("kill -" + name + " " + running.process().pid());
    }

    private static void sh(String line) {
        try {
            assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor())
                    .as(line)
                    .isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoRunsAtOnceLeaveTheReportsOfOne() {
        Workplace failing = Workplace.of(
                place.resolve("failing"),
                Workplace.withLine(
                        Workplace.with(Worlds.base("rbac"), "location: swedencentral", "location: westeurope"),
                        "thresholds: {maxEvidenceAge: unlimited}"));
        var running = new ArrayList<Jvm.Running>();
        for (int i = 0; i < 2; i++) {
            running.add(Jvm.in(place).start(work.verify()));
            running.add(Jvm.in(place).start(failing.verifyInto(reports.directory())));
        }
        List<Integer> exits = running.stream().map(each -> each.await().exit()).toList();
        assertThat(exits).containsExactly(0, 1, 0, 1);
        int told = reports.readJson().at("/exitCode").intValue();
        assertThat(told).isIn(0, 1, 5); // 5: the last to begin overtook the others
        assertThat(reports.red() > 0).as("JUnit and JSON are of one run").isEqualTo(told != 0);
        reports.assertNoLitter();
    }

    @Test
    void lettersBeyondAsciiWhereTheSystemKnowsThem() throws IOException {
        var ended = Jvm.in(place)
                .through(
                        "export LC_ALL=C.UTF-8; p=$(printf 'r\\303\\251sum\\303\\251 \\346\\227\\245'); mkdir \"$p\";"
                                + " cp cmk-profile.yml \"$p\"; exec \"$@\" --profile \"$p/cmk-profile.yml\" --report-dir \"$p\"")
                .run("verify", "--evidence", work.evidence());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("report: r\u00e9sum\u00e9 \u65e5/cmk-junit.xml");
    }
}
