package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where it waited in vain it would take ten seconds. */
@Timeout(8)
class DirectoryLockTest {
    @TempDir
    Path place;

    @Test
    void aDirectoryThatIsFreeIsTakenAtOnceAgainAndAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            DirectoryLock.take(place).release();
        }
        try (FileChannel other = open()) {
            assertThat(other.tryLock()).isNotNull();
        }
    }

    @Test
    void itWaitsForAnotherRun() throws Exception {
        try (FileChannel other = open()) {
            var held = other.lock();
            var waiting = new Thread(() -> DirectoryLock.take(place).release());
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                assertThat(waiting.isAlive()).as("it waits").isTrue();
                Thread.onSpinWait();
            }
            held.release();
            waiting.join();
        }
    }

    @Test
    void whoIsInterruptedGoesOnWithoutIt() throws IOException {
        try (FileChannel other = open()) {
            other.lock();
            Thread.currentThread().interrupt();
            DirectoryLock.take(place).release();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whereThereIsNoDirectoryThereIsNothingToLock() {
        DirectoryLock.take(place.resolve("gone")).release();
        assertThat(place.resolve("gone")).doesNotExist();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(place.resolve(DirectoryLock.FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
