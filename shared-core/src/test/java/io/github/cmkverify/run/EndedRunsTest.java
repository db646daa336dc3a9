package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that ask Azure without judging: what they tell, and what is left of them when they are ended on the way. */
@Timeout(60)
class EndedRunsTest {
    private static final String SLOW = "account=slow:6000";

    @TempDir
    Path place;

    private final Heard heard = new Heard();

    private record Asking(Function<RunListener, ExitCode> run, Runnable stop) {}

    private Asking asking(String command, Rehearsal azure) {
        return switch (command) {
            case "collect" -> asking(collect(azure));
            case "doctor" -> asking(doctor(azure));
            default -> asking(init(azure));
        };
    }

    private static Asking asking(CollectionRun run) {
        return new Asking(listener -> run.execute(listener).exit(), run::stop);
    }

    private static Asking asking(DoctorRun run) {
        return new Asking(listener -> run.execute(listener).exit(), run::stop);
    }

    private static Asking asking(InitRun run) {
        return new Asking(
                listener -> {
                    InitRun.Result result = run.execute(listener);
                    assertThat(result.profiles().isEmpty()).isEqualTo(result.exit() != ExitCode.OK);
                    return result.exit();
                },
                run::stop);
    }

    private CollectionRun collect(Rehearsal azure) {
        return new CollectionRun(
                List.of(azure.profile()), Rehearsal.live(), kept(), "", World.CATALOGUE, Clock.systemUTC());
    }

    private static DoctorRun doctor(Rehearsal azure) {
        return new DoctorRun(azure.profile(), Rehearsal.live(), "", World.CATALOGUE, Clock.systemUTC());
    }

    private static InitRun init(Rehearsal azure) {
        var target = new InitRun.Target(
                Rehearsal.tenant(),
                Rehearsal.subscription(),
                azure.simulator().address().toString(),
                Optional.empty(),
                false);
        return new InitRun(target, Rehearsal.live(), "", World.CATALOGUE, Clock.systemUTC());
    }

    private Path kept() {
        return place.resolve("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "init"})
    void whatAnotherThreadStopsEndsWith5AndSaysNothing(String command) throws IOException {
        try (var azure = Rehearsal.start(place, SLOW)) {
            Asking asking = asking(command, azure);
            heard.whenSignedIn = () -> new Thread(asking.stop()).start();
            ExitCode exit = asking.run().apply(heard);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(exit).isEqualTo(ExitCode.INTERNAL);
            assertThat(heard.problems).as("who stopped it says so").isEmpty();
            assertThat(kept()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "init"})
    void whatTheCallerInterruptsSaysSoAndLeavesTheInterruption(String command) throws IOException {
        try (var azure = Rehearsal.start(place, SLOW)) {
            heard.whenSignedIn = Thread.currentThread()::interrupt;
            ExitCode exit = asking(command, azure).run().apply(heard);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(exit).isEqualTo(ExitCode.INTERNAL);
            assertThat(heard.problems).containsExactly("the run was interrupted: nothing was written");
            assertThat(kept()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "init"})
    void aDefectEndsWith5AndIsTold(String command) throws IOException {
        try (var azure = Rehearsal.start(place)) {
            heard.whenSignedIn = () -> {
                throw new IllegalStateException("no way");
            };
            assertThat(asking(command, azure).run().apply(heard)).isEqualTo(ExitCode.INTERNAL);
            assertThat(heard.problems).singleElement().asString().contains("IllegalStateException: no way");
            assertThat(kept()).doesNotExist();
        }
    }

    @Test
    void aStopAfterTheEndOrByTheRunItselfInterruptsNobody() throws Exception {
        try (var azure = Rehearsal.start(place)) {
            DoctorRun doctor = doctor(azure);
            heard.whenSignedIn = doctor::stop;
            assertThat(doctor.execute(heard).exit()).isEqualTo(ExitCode.OK);
            var late = new Thread(doctor::stop);
            late.start();
            late.join();
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "init"})
    void theyTellWhatTheyDo(String command) throws IOException {
        try (var azure = Rehearsal.start(place)) {
            assertThat(asking(command, azure).run().apply(heard)).isEqualTo(ExitCode.OK);
            assertThat(heard.work)
                    .containsExactlyElementsOf(
                            switch (command) {
                                case "collect" ->
                                    List.of("signing in", "collecting evidence", "writing the evidence pack");
                                case "doctor" -> List.of("signing in", "collecting evidence");
                                default ->
                                    List.of(
                                            "collecting evidence",
                                            "looking for accounts",
                                            "reading what belongs to them");
                            });
            assertThat(heard.notes).singleElement().asString().startsWith("signed in with environment");
            assertThat(heard.done).contains(1, 2, 3);
            assertThat(heard.problems).isEmpty();
        }
    }
}
