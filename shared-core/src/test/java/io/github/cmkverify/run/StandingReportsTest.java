package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingReportsTest {
    private static final Verdict GREEN = Worlds.base("rbac").record().judge();
    private static final Verdict BLOCKING = Verdict.stopped(
            ToolVersion.text(),
            Catalogue.load().version(),
            Mode.REPLAY,
            Optional.empty(),
            Optional.empty(),
            Decision.block(ExitCode.INTERNAL, "not yet"));

    @TempDir
    Path place;

    private StandingReports standing() {
        return new StandingReports(reports().directory(), ReportFormat.all());
    }

    private Reports reports() {
        return new Reports(place.resolve("deep").resolve("reports"));
    }

    @Test
    void blockUntilTheVerdictIsTold() throws ReportException {
        reports().leaveStale();
        var standing = standing();
        standing.stand(() -> BLOCKING);
        reports().assertBlock(5);
        assertThat(standing.tell(GREEN)).hasValueSatisfying(files -> assertThat(files)
                .containsExactlyElementsOf(ReportFormat.all().stream()
                        .map(format -> reports().directory().resolve(format.fileName()))
                        .toList()));
        reports().assertPromote();
    }

    @Test
    void yesterdaysAreGoneBeforeTodaysAreMade() {
        reports().leaveStale();
        assertThatThrownBy(() -> standing().stand(() -> {
                    assertThat(reports().names()).doesNotContain("cmk-report.json", "cmk-junit.xml");
                    throw new OutOfMemoryError("none left");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(reports().names()).doesNotContain("cmk-report.json", "cmk-junit.xml");
    }

    @Test
    void afterTheyWereWithdrawnNothingIsToldAnyMore() throws ReportException {
        var standing = standing();
        standing.stand(() -> BLOCKING);
        standing.tell(GREEN);
        standing.withdraw(BLOCKING);
        reports().assertBlock(5);
        assertThat(standing.tell(GREEN)).isEmpty();
        reports().assertBlock(5);
    }

    /** In whatever order a file system lists them, most lie behind the one that is in the way. */
    @Test
    void whatCannotBeRemovedIsOverwritten() throws Exception {
        for (ReportFormat inTheWay : ReportFormat.all()) {
            Path directory = Files.createDirectories(place.resolve(inTheWay.id()));
            for (ReportFormat format : ReportFormat.all()) {
                Files.writeString(directory.resolve(format.fileName()), "green");
            }
            Files.delete(directory.resolve(inTheWay.fileName()));
            Files.createDirectories(directory.resolve(inTheWay.fileName()).resolve("in the way"));
            assertThatThrownBy(() -> new StandingReports(directory, ReportFormat.all()).stand(() -> BLOCKING))
                    .isInstanceOf(ReportException.class);
            try (Stream<Path> files = Files.list(directory).filter(Files::isRegularFile)) {
                assertThat(files).noneMatch(StandingReportsTest::isGreen);
            }
        }
    }

    private static boolean isGreen(Path file) {
        try {
            return Files.readString(file).equals("green");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFailureIsNoInterruption() throws Exception {
        Files.createDirectories(reports().junit().resolve("in the way"));
        assertThatThrownBy(() -> standing().stand(() -> BLOCKING)).isInstanceOf(ReportException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aVerdictThatCannotBeReplacedIsOverwritten() throws Exception {
        var standing = standing();
        standing.stand(() -> BLOCKING);
        standing.tell(GREEN);
        Files.delete(reports().junit());
        Files.createDirectories(reports().junit().resolve("in the way"));
        standing.withdraw(BLOCKING);
        assertThat(reports().readJson().at("/decision").textValue()).isEqualTo("block");
    }

    @Test
    void aThreadThatIsInterruptedWritesThemAllTheSame() throws ReportException {
        var standing = standing();
        Thread.currentThread().interrupt();
        standing.stand(() -> BLOCKING);
        assertThat(Thread.interrupted()).isTrue();
        reports().assertBlock(5);
        Thread.currentThread().interrupt();
        assertThat(standing.tell(GREEN)).isPresent();
        assertThat(Thread.interrupted()).isTrue();
        reports().assertPromote();
        Thread.currentThread().interrupt();
        standing.withdraw(BLOCKING);
        assertThat(Thread.interrupted()).isTrue();
        reports().assertBlock(5);
    }

    @Test
    void anInterruptionWhileTheyAreWrittenIsFoundAgainAfterwards() throws ReportException {
        var first = new AtomicBoolean(true);
        standing().stand(() -> {
            if (first.getAndSet(false)) {
                Thread.currentThread().interrupt();
            }
            return BLOCKING;
        });
        assertThat(Thread.interrupted()).isTrue();
        reports().assertBlock(5);
    }

    @Test
    void anInterruptionWhileTheVerdictIsToldDoesNotLoseIt() throws ReportException {
        var json = new JsonReport();
        var first = new AtomicBoolean(true);
        var interrupted = new ReportFormat() {
            @Override
            public String id() {
                return json.id();
            }

            @Override
            public String fileName() {
                return json.fileName();
            }

            @Override
            public void write(Verdict verdict, OutputStream out) throws IOException {
                json.write(verdict, out);
                if (verdict == GREEN && first.getAndSet(false)) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var standing = new StandingReports(reports().directory(), List.of(interrupted));
        standing.stand(() -> BLOCKING);
        assertThat(standing.tell(GREEN)).contains(List.of(reports().json()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reports().readJson().at("/decision").textValue()).isEqualTo("promote");
    }

    /** As the thread does that ends the process. */
    @Test
    void anotherThreadCanWithdrawThem() throws Exception {
        var standing = standing();
        standing.stand(() -> BLOCKING);
        standing.tell(GREEN);
        var ending = new Thread(() -> standing.withdraw(BLOCKING));
        ending.start();
        ending.join();
        reports().assertBlock(5);
        assertThat(standing.tell(GREEN))
                .as("nobody waits for a run that has ended")
                .isEmpty();
    }

    @Test
    void theDirectoryIsLockedFromTheFirstTimeOnAndFreeAfterwards() throws Exception {
        standing().stand(() -> BLOCKING);
        assertThat(reports().names()).contains(Reports.LOCK);
        try (var channel = FileChannel.open(reports().directory().resolve(Reports.LOCK), StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
        }
    }

    @Test
    void aLinkIsNotWrittenThrough() throws Exception {
        Path other = Files.writeString(place.resolve("other.json"), "mine");
        Files.createDirectories(reports().junit().resolve("in the way"));
        Files.createSymbolicLink(reports().json(), other);
        assertThatThrownBy(() -> standing().stand(() -> BLOCKING)).isInstanceOf(ReportException.class);
        assertThat(other).hasContent("mine");
    }

    @Test
    void manyAtOnceLeaveTheReportsOfOne() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try {
            var runs = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 24; i++) {
                Verdict verdict = i % 2 == 0 ? GREEN : BLOCKING;
                Callable<Boolean> run = () -> {
                    var standing = standing();
                    standing.stand(() -> BLOCKING);
                    return standing.tell(verdict).isPresent();
                };
                runs.add(pool.submit(run));
            }
            for (Future<Boolean> run : runs) {
                assertThat(run.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        boolean green = reports().readJson().at("/exitCode").intValue() == 0;
        assertThat(reports().red() == 0).as("JUnit and JSON are of one run").isEqualTo(green);
        reports().assertNoLitter();
    }
}
