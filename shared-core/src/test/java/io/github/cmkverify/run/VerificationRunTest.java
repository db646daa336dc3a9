package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door that every front end uses, without a front end. */
@Timeout(60)
class VerificationRunTest {
    private static final World RBAC = Rehearsal.WORLD;
    private static final Clock CLOCK = Clock.fixed(RBAC.from().plusSeconds(60), ZoneOffset.UTC);
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    Path place;

    private final Heard heard = new Heard();

    private VerificationRun run(RunRequest request, Clock clock) {
        return new VerificationRun(request, CATALOGUE, clock);
    }

    private RunResult execute(RunRequest request) {
        return run(request, CLOCK).execute(heard);
    }

    private static RunRequest replay(Workplace work) {
        return RunRequest.of(
                work.profile(),
                EvidenceChoice.Recorded.of(work.evidence()),
                work.reports().directory());
    }

    @Test
    void givesTheVerdictTheFilesAndTheJsonThatIsInThem() throws IOException {
        var work = Workplace.green(place);
        RunResult result = execute(replay(work));
        RunResult.Ending ending = result.only();
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(ending.verdict().decision().kind()).isEqualTo(Decision.Kind.PROMOTE);
        assertThat(ending.reports())
                .contains(work.reports().json(), work.reports().junit());
        assertThat(ending.json()).isEqualTo(Files.readString(work.reports().json()));
        assertThat(ending.verdict().mode()).isEqualTo(Mode.REPLAY);
        assertThat(heard.problems).isEmpty();
        assertThat(heard.work).containsExactly("reading the evidence pack", "judging");
        work.reports().assertPromote();
    }

    @Test
    void reportsThatWouldDamageWhatTheyAreAboutAreNotWritten() throws IOException {
        var work = Workplace.green(place);
        Path inside = work.evidence().resolve("reports");
        var into = RunRequest.of(work.profile(), EvidenceChoice.Recorded.of(work.evidence()), inside);
        assertThat(execute(into).exit()).isEqualTo(ExitCode.USAGE);
        var beside = RunRequest.of(work.profile(), Rehearsal.live().keptAt(work.evidence()), inside);
        assertThat(execute(beside).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(heard.problems).hasSize(2).allMatch(problem -> problem.contains("lies in the evidence pack"));
        assertThat(inside).doesNotExist();
        Path part = Files.createDirectories(place.resolve("parts")).resolve("cmk-report.json");
        Files.writeString(part, "mine");
        var over = RunRequest.of(work.profile(), new EvidenceChoice.Reports(List.of(part)), part.getParent());
        assertThat(execute(over).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(part).hasContent("mine");
    }

    @Test
    void aReportDirectoryThatIsAFileEndsWith5() throws IOException {
        var work = Workplace.green(place);
        Files.writeString(work.reports().directory(), "mine");
        RunResult result = execute(replay(work));
        assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(result.only().reports()).isEmpty();
        assertThat(heard.problems)
                .singleElement()
                .isEqualTo(result.only().verdict().decision().cause());
    }

    /** A clock that fails before anything is judged, and a listener that fails on the way. */
    @Test
    void aDefectBlocksAndIsTold() {
        var work = Workplace.green(place);
        InstantSource broken = () -> {
            throw new IllegalStateException("no time");
        };
        assertThat(run(replay(work), broken.withZone(ZoneOffset.UTC))
                        .execute(heard)
                        .exit())
                .isEqualTo(ExitCode.INTERNAL);
        assertThat(heard.problems).singleElement().asString().contains("IllegalStateException: no time");
        work.reports().assertBlock(5);
        assertThat(work.reports().cause()).isEqualTo(heard.problems.get(0));
        var told = new ArrayList<String>();
        var failing = new RunListener() {
            @Override
            public void doing(String work) {
                throw new IllegalStateException("no ear");
            }

            @Override
            public void problem(String line) {
                told.add(line);
            }
        };
        assertThat(run(replay(work), CLOCK).execute(failing).exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(told).singleElement().asString().contains("IllegalStateException: no ear");
        work.reports().assertBlock(5);
    }

    @Test
    void whatIsWrongForSeveralProfilesIsToldOnce() throws IOException {
        var one = Workplace.green(place.resolve("one"));
        var other = Workplace.green(place.resolve("other"));
        var request = RunRequest.of(
                List.of(one.profile(), other.profile()),
                EvidenceChoice.Recorded.of(place.resolve("none.zip")),
                place.resolve("reports"));
        assertThat(execute(request).profiles().stream()
                        .map(ending -> ending.verdict().decision().exit()))
                .containsExactly(ExitCode.USAGE, ExitCode.USAGE);
        assertThat(heard.problems).singleElement().asString().contains("none.zip");
    }

    @Test
    void whereNoProfileIsSoundAzureIsNotAsked() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            Path broken = Files.writeString(place.resolve("broken.yml"), "schemaVersion: 1\n");
            RunResult result = execute(RunRequest.of(broken, Rehearsal.live(), place.resolve("live")));
            assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(result.only().verdict().mode()).isEqualTo(Mode.LIVE);
            assertThat(azure.simulator().seen()).isEmpty();
            assertThat(heard.work).isEmpty();
            new Reports(place.resolve("live")).assertBlock(3);
        }
    }

    @Test
    void eachOfSeveralProfilesHasItsPack() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            Path other = Files.copy(azure.profile(), place.resolve("other.yml"));
            Path packs = place.resolve("packs");
            RunResult result = run(
                            RunRequest.of(
                                    List.of(azure.profile(), other),
                                    Rehearsal.live().keptAt(packs),
                                    place.resolve("live")),
                            Clock.systemUTC())
                    .execute(heard);
            assertThat(result.profiles())
                    .extracting(RunResult.Ending::pack)
                    .containsExactly(Optional.of(packs.resolve("cmk-profile")), Optional.of(packs.resolve("other")));
            for (RunResult.Ending ending : result.profiles()) {
                assertThat(PackReader.read(ending.pack().orElseThrow(), Optional.empty())
                                .sha256())
                        .isEqualTo(ending.verdict()
                                .evidence()
                                .orElseThrow()
                                .packSha256()
                                .orElseThrow());
            }
        }
    }

    /** By the run itself, so that nothing is interrupted: the evidence is there and only has to be written. */
    @Test
    void aRunThatIsWithdrawnWritesNoPack() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            VerificationRun run = run(
                    RunRequest.of(
                            azure.profile(), Rehearsal.live().keptAt(place.resolve("kept")), place.resolve("live")),
                    Clock.systemUTC());
            RunResult result = run.execute(new RunListener() {
                @Override
                public void doing(String work) {
                    if (work.equals("writing the evidence pack")) {
                        run.withdraw("somebody stopped it");
                    }
                }
            });
            Thread.interrupted();
            assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
            assertThat(result.only().pack()).isEmpty();
            assertThat(place.resolve("kept")).doesNotExist();
            assertThat(new Reports(place.resolve("live")).cause()).contains("somebody stopped it");
        }
    }

    @Test
    void canOnlyTightenTheGate() {
        var work = Workplace.green(place);
        assertThat(execute(replay(work).withFailOn(Optional.of(Severity.LOW))).exit())
                .isEqualTo(ExitCode.OK);
        RunResult loosened = execute(replay(work).withFailOn(Optional.of(Severity.CRITICAL)));
        assertThat(loosened.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(heard.problems)
                .singleElement()
                .asString()
                .startsWith("failing on critical would loosen the gate, which fails on high already");
        work.reports().assertBlock(3);
    }

    /** Else an operator who demands more would turn jobs red that already demand more than their profile. */
    @Test
    void anOptionIsHeldAgainstTheProfileNotAgainstTheFloorWhichCountsInAnyCase() throws IOException {
        var work = Workplace.failing(place);
        Path floor = Files.writeString(place.resolve("floor.yml"), "schemaVersion: 1\ngate: {failOn: low}\n");
        RunResult result = execute(replay(work).withFloor(Optional.of(floor)).withFailOn(Optional.of(Severity.MEDIUM)));
        assertThat(heard.problems).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(execute(replay(work).withFloor(Optional.of(floor)).withFailOn(Optional.of(Severity.CRITICAL)))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void writesTheFormatsThatWereAskedFor() {
        var work = Workplace.green(place);
        RunResult result =
                execute(replay(work).withFormats(List.of(ReportFormat.of("json").orElseThrow())));
        assertThat(result.only().reports()).containsExactly(work.reports().json());
        assertThat(work.reports().junit()).doesNotExist();
    }

    @Test
    void eachOfSeveralProfilesGetsItsVerdictAndTheWorstExitCodeWins() {
        var green = Workplace.green(place.resolve("claims"));
        var failing = Workplace.failing(place.resolve("permits"));
        Path reports = place.resolve("reports");
        var request = RunRequest.of(
                List.of(green.profile(), failing.profile(), place.resolve("none/cmk-profile.yml")),
                EvidenceChoice.Recorded.of(green.evidence()),
                reports);
        RunResult result = execute(request);
        assertThat(result.profiles().stream()
                        .map(ending -> ending.verdict().decision().exit()))
                .containsExactly(ExitCode.OK, ExitCode.FAILED, ExitCode.USAGE);
        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        new Reports(reports.resolve("claims")).assertPromote();
        new Reports(reports.resolve("permits")).assertBlock(1);
        new Reports(reports.resolve("none")).assertBlock(3);
        assertThat(heard.work.stream().filter("reading the evidence pack"::equals))
                .as("a shared pack is read once")
                .hasSize(1);
    }

    @Test
    void severalProfilesFindTheirPacksByName() throws IOException {
        var green = Workplace.green(place.resolve("claims"));
        var failing = Workplace.failing(place.resolve("permits"));
        Path packs = Files.createDirectory(place.resolve("packs"));
        Files.move(green.evidence(), packs.resolve("claims"));
        Files.move(failing.evidence(), packs.resolve("permits"));
        var request = RunRequest.of(
                List.of(green.profile(), failing.profile()),
                EvidenceChoice.Recorded.of(packs),
                place.resolve("reports"));
        assertThat(execute(request).exit()).isEqualTo(ExitCode.FAILED);
        new Reports(place.resolve("reports/claims")).assertPromote();
    }

    @Test
    void oneWinsOverTwo() {
        var failing = Workplace.failing(place.resolve("permits"));
        var silent = Workplace.green(place.resolve("claims"));
        var stale = replay(silent);
        RunResult late = run(stale, Clock.fixed(RBAC.from().plusSeconds(3 * 86_400), ZoneOffset.UTC))
                .execute(heard);
        assertThat(late.exit()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(heard.problems).singleElement().asString().startsWith("the evidence was collected from ");
        var both = new RunResult(List.of(late.only(), execute(replay(failing)).only()));
        assertThat(both.exit()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void liveCollectsKeepsAndJudgesAsItsPackIsJudged() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            Path profile = azure.profile();
            RunRequest live =
                    RunRequest.of(profile, Rehearsal.live().keptAt(place.resolve("kept.zip")), place.resolve("live"));
            RunResult.Ending first = run(live, Clock.systemUTC()).execute(heard).only();
            assertThat(first.verdict().mode()).isEqualTo(Mode.LIVE);
            assertThat(heard.work)
                    .containsExactly("signing in", "collecting evidence", "writing the evidence pack", "judging");
            assertThat(first.pack()).contains(place.resolve("kept.zip"));
            assertThat(heard.notes)
                    .singleElement()
                    .asString()
                    .contains("environment (client secret of application " + Rehearsal.CLIENT.get("AZURE_CLIENT_ID"));
            assertThat(PackReader.read(place.resolve("kept.zip"), Optional.empty())
                            .items())
                    .hasSameSizeAs(RBAC.record().items());
            RunResult.Ending again = run(
                            RunRequest.of(
                                    profile,
                                    EvidenceChoice.Recorded.of(place.resolve("kept.zip")),
                                    place.resolve("replayed")),
                            Clock.systemUTC())
                    .execute(heard)
                    .only();
            assertThat(first.verdict().findings()).isNotEmpty();
            assertThat(again.verdict().findings()).isEqualTo(first.verdict().findings());
        }
    }

    @Test
    void aPlaceForThePackThatIsTakenEndsTheRunBeforeAnythingIsAsked() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            Path taken = Files.writeString(place.resolve("taken.zip"), "mine");
            RunRequest live = RunRequest.of(azure.profile(), Rehearsal.live().keptAt(taken), place.resolve("live"));
            assertThat(execute(live).exit()).isEqualTo(ExitCode.USAGE);
            assertThat(azure.simulator().seen()).isEmpty();
            assertThat(taken).hasContent("mine");
            new Reports(place.resolve("live")).assertBlock(3);
        }
    }

    @Test
    void aRefusedSignInIsOneLineAndExit4() throws Exception {
        try (var azure = Rehearsal.start(place, "token=aadsts:7000215")) {
            RunRequest live = RunRequest.of(azure.profile(), Rehearsal.live(), place.resolve("live"));
            assertThat(execute(live).exit()).isEqualTo(ExitCode.NO_ANSWER);
            assertThat(heard.problems).singleElement().asString().contains("AADSTS7000215");
            new Reports(place.resolve("live")).assertBlock(4);
        }
    }

    @Test
    void aWithdrawnRunLeavesBlockingReportsNoPackAndNoInterruption() throws Exception {
        try (var azure = Rehearsal.start(place, "account=slow:6000")) {
            Path profile = azure.profile();
            RunRequest live =
                    RunRequest.of(profile, Rehearsal.live().keptAt(place.resolve("kept")), place.resolve("live"));
            VerificationRun run = run(live, Clock.systemUTC());
            heard.whenSignedIn = () -> new Thread(() -> run.withdraw("somebody stopped it")).start();
            RunResult result = run.execute(heard);
            assertThat(Thread.interrupted())
                    .as("the caller's thread is not left interrupted")
                    .isFalse();
            assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
            new Reports(place.resolve("live")).assertBlock(5);
            assertThat(new Reports(place.resolve("live")).cause()).contains("somebody stopped it");
            assertThat(Files.list(place).map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.contains("kept"));
        }
    }

    @Test
    void anInterruptionByTheCallerEndsTheRunAndIsFoundAgain() throws Exception {
        try (var azure = Rehearsal.start(place, "account=slow:6000")) {
            RunRequest live = RunRequest.of(azure.profile(), Rehearsal.live(), place.resolve("live"));
            Thread caller = Thread.currentThread();
            heard.whenSignedIn = caller::interrupt;
            RunResult result = execute(live);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
            new Reports(place.resolve("live")).assertBlock(5);
        }
    }

    @Test
    void foldersOfSeveralProfilesHaveNamesThatTellThemApart() {
        assertThat(new ReportFolders(List.of(Path.of("a/cmk-profile.yml"))).names())
                .containsExactly("");
        assertThat(names("a/claims.yml", "b/permits.yaml")).containsExactly("claims", "permits");
        assertThat(names("claims/cmk-profile.yml", "permits/cmk-profile.yml")).containsExactly("claims", "permits");
        assertThat(names("x/a/p.yml", "y/A/p.yml")).containsExactly("1-p", "2-p");
        assertThat(names("a/...yml", "b/$(id).yml")).containsExactly("profile", "-id-");
    }

    private static List<String> names(String... files) {
        return new ReportFolders(Stream.of(files).map(Path::of).toList()).names();
    }
}
