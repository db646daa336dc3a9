package io.github.cmkverify.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps two runs from writing into one directory at the same moment, so that the reports in it are those of one run. Where
 * locks do not work the run goes on without one: each report is still renamed into place.
 */
final class DirectoryLock {
    static final String FILE = ".cmk-verify.lock";

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<FileChannel> channel;

    private DirectoryLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** Waits at most ten seconds for another run: it writes two files, so it has stopped rather than being slow. */
    static DirectoryLock take(Path directory) {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    directory.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return new DirectoryLock(Optional.empty()); // who writes the reports next says what is wrong
        }
        var lock = new DirectoryLock(Optional.of(channel));
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!locked(channel) && System.nanoTime() < end) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (IOException e) {
            lock.release(); // a file system without locks
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lock;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        }
    }

    /** Gives the directory free. */
    public void release() {
        channel.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                // nothing was written through it, so nothing is lost
            }
        });
    }
}
