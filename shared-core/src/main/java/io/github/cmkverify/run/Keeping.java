package io.github.cmkverify.run;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps collected evidence as packs. Whoever ends the process ends this first, so that no half pack is left behind. */
final class Keeping {
    private static final long PATIENCE_SECONDS = 3;
    private static final int LONGEST_PATH = 200;

    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ended;

    /** The hash of the pack at {@code target}. */
    String keep(Path target, Evidence evidence) throws Stop, InterruptedException {
        writing.lock();
        try {
            if (ended) {
                throw new InterruptedException();
            }
            return PackWriter.write(target, evidence.provenance(), evidence.items());
        } catch (InterruptedIOException e) {
            throw new InterruptedException();
        } catch (PackRefused e) {
            throw PackFile.stop(ExitCode.INTERNAL, e);
        } catch (IOException e) {
            throw refused(target, e);
        } finally {
            writing.unlock();
        }
    }

    /** Before anything is collected: nothing is worse than ten minutes of collecting for a place that is taken. */
    static void demandFree(Path target) throws Stop {
        try {
            PackWriter.demandFree(target);
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    private static Stop refused(Path target, IOException e) {
        String what = "the evidence pack cannot be written to " + Visible.cut(target.toString(), LONGEST_PATH) + ": ";
        return e instanceof FileAlreadyExistsException
                ? Stop.because(ExitCode.USAGE, what + why(e))
                : Stop.because(
                        ExitCode.INTERNAL,
                        what + why(e) + "; make it writable, free some space, or name another place");
    }

    private static String why(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(e.getMessage(), "");
    }

    /** Nothing is written from now on, and what was being written is complete or gone. */
    void end() {
        ended = true;
        try {
            if (writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writing.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
