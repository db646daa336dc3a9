package io.github.cmkverify.run;

import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFiles;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The reports of a run. Blocking ones stand in the directory until the verdict is told, and come back when it is withdrawn;
 * so no ending leaves an older, a half or a wrong report behind.
 *
 * <p>The thread that ends the process withdraws while the run may still be at work: then the run can tell no more.
 */
final class StandingReports {
    private static final long PATIENCE_SECONDS = 3;

    private final Path directory;
    private final List<ReportFormat> formats;
    private final ReportFiles files;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    StandingReports(Path directory, List<ReportFormat> formats) {
        this.directory = directory;
        this.formats = formats;
        this.files = new ReportFiles(directory);
    }

    /**
     * Removes the reports of an earlier run and puts {@code blocking} in their place. Removes first: making a verdict takes
     * memory.
     *
     * @throws ReportException when that is not possible; an old report that cannot be removed was overwritten if it could be
     */
    void stand(Supplier<Verdict> blocking) throws ReportException {
        makeDirectory();
        alone(() -> {
            clear(blocking);
            return Optional.of(files.write(blocking.get(), formats));
        });
    }

    /**
     * Puts {@code verdict} in place of the blocking reports.
     *
     * @return the files; nothing when the run was withdrawn meanwhile
     */
    Optional<List<Path>> tell(Verdict verdict) throws ReportException {
        return alone(() -> ended ? Optional.empty() : Optional.of(files.write(verdict, formats)));
    }

    /** Puts {@code blocking} back for good. Does not wait for a disk that hangs: the process is about to end. */
    void withdraw(Verdict blocking) {
        boolean interrupted = Thread.interrupted();
        try {
            if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    tell(blocking);
                } catch (ReportException e) {
                    spoil(blocking);
                } finally {
                    ended = true;
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** No other thread and no other run writes meanwhile. */
    private Optional<List<Path>> alone(Writing writing) throws ReportException {
        lock.lock();
        try {
            DirectoryLock taken = DirectoryLock.take(directory);
            try {
                return uninterrupted(writing);
            } finally {
                taken.release();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A thread that is interrupted cannot write files; the reports are what is still to be done then. */
    private static Optional<List<Path>> uninterrupted(Writing writing) throws ReportException {
        boolean interrupted = Thread.interrupted();
        try {
            return writing.write();
        } catch (ReportException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            interrupted = true;
            return writing.write();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void makeDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            // whoever writes the reports says what is in the way
        }
    }

    private void clear(Supplier<Verdict> blocking) throws ReportException {
        try {
            files.clear();
        } catch (ReportException e) {
            spoil(blocking.get());
            throw e;
        }
    }

    /** In a directory that cannot be changed, the files in it often can: rather a broken report than yesterday's green one. */
    private void spoil(Verdict blocking) {
        for (ReportFormat format : ReportFormat.all()) {
            Path file = directory.resolve(format.fileName());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try (OutputStream out = Files.newOutputStream(
                        file,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS)) {
                    format.write(blocking, out);
                } catch (IOException e) {
                    // the run ends with 5 and says that the directory is not writable: more cannot be done
                }
            }
        }
    }

    private interface Writing {
        Optional<List<Path>> write() throws ReportException;
    }
}
