package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class KeepingTest {
    private static final Recorded RECORDED = Worlds.base("rbac").record();

    @TempDir
    Path place;

    private final Keeping keeping = new Keeping();

    /** As for several profiles, and as the thread does that ends the process. */
    @Test
    void onePackAfterTheOtherAndNoneAfterTheEnd() throws Exception {
        String hash = keeping.keep(place.resolve("one"), evidence());
        assertThat(hash)
                .isEqualTo(
                        PackReader.read(place.resolve("one"), Optional.empty()).sha256());
        inAnotherThread(() -> keeping.keep(place.resolve("two"), evidence()));
        inAnotherThread(keeping::end);
        assertThatThrownBy(() -> keeping.keep(place.resolve("three"), evidence()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Files.list(place)).containsExactlyInAnyOrder(place.resolve("one"), place.resolve("two"));
    }

    @Test
    void whoIsInterruptedStillEndsIt() {
        Thread.currentThread().interrupt();
        keeping.end();
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> keeping.keep(place.resolve("pack"), evidence()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(place.resolve("file"), "mine");
        Path endless = place.resolve("x".repeat(300));
        assertThatThrownBy(() -> keeping.keep(endless, evidence())).isInstanceOfSatisfying(Stop.class, stop -> {
            assertThat(stop.decision().exit()).isEqualTo(ExitCode.INTERNAL);
            assertThat(stop.getMessage())
                    .startsWith("the evidence pack cannot be written to ")
                    .endsWith("; make it writable, free some space, or name another place")
                    .as("the reason alone")
                    .doesNotContain("Exception");
        });
        assertThatThrownBy(() -> keeping.keep(file, evidence())).isInstanceOfSatisfying(Stop.class, stop -> {
            assertThat(stop.decision().exit()).isEqualTo(ExitCode.USAGE);
            assertThat(stop.getMessage()).contains("there is something there already");
        });
        assertThat(file).hasContent("mine");
    }

    /** Told before anything is collected. */
    @ParameterizedTest
    @ValueSource(strings = {"pack", "deep/pack.zip"})
    void aFileInPlaceOfAFolderIsSaid(String below) throws Exception {
        Path file = Files.writeString(place.resolve("file"), "mine");
        Path target = file.resolve(below);
        assertThatThrownBy(() -> Keeping.demandFree(target)).isInstanceOfSatisfying(Stop.class, stop -> {
            assertThat(stop.decision().exit()).isEqualTo(ExitCode.USAGE);
            assertThat(stop.getMessage())
                    .isEqualTo("the evidence pack cannot be written to " + target + ": " + file
                            + " is a file and no folder: name another place for the pack");
        });
        assertThat(file).hasContent("mine");
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inAnotherThread(Work work) throws InterruptedException {
        var thrown = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                work.run();
                thrown.complete(null);
            } catch (Exception e) {
                thrown.completeExceptionally(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(thrown).isCompleted();
    }

    private static Evidence evidence() {
        return RECORDED.evidence();
    }
}
