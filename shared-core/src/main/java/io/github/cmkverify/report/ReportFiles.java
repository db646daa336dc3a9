package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The reports of one run in one directory. A report is there completely or not at all: it is written to a temporary file,
 * forced to the disk and renamed. When one of them fails, none of this run is left, so that no green file survives exit 5.
 */
public final class ReportFiles {
    private static final String TEMPORARY = ".tmp";

    private final Path directory;

    public ReportFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory and removes the reports of an earlier run from it, whatever formats that wrote, with what an
     * interrupted run left over. Files of others stay.
     *
     * @throws ReportException when a stale report would stay
     */
    public void clear() throws ReportException {
        attempt(directory, () -> {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
        });
        for (Path file : attempt(directory, this::ours)) {
            attempt(file, () -> delete(file));
        }
    }

    /**
     * Writes {@code verdict} in each of {@code formats}.
     *
     * @return the files, in the order of {@code formats}
     */
    public List<Path> write(Verdict verdict, List<ReportFormat> formats) throws ReportException {
        Map<Path, Path> temporary = new LinkedHashMap<>();
        var written = new ArrayList<Path>();
        boolean complete = false;
        try {
            for (ReportFormat format : formats) {
                Path file = directory.resolve(format.fileName());
                Path draft = draft(format.fileName());
                temporary.put(file, draft);
                attempt(file, () -> write(out -> format.write(verdict, out), draft));
            }
            for (Map.Entry<Path, Path> report : temporary.entrySet()) {
                Path file = report.getKey();
                attempt(file, () -> Files.move(report.getValue(), file, StandardCopyOption.ATOMIC_MOVE));
                written.add(file);
            }
            complete = true;
            return List.copyOf(written);
        } finally {
            if (!complete) {
                Stream.concat(temporary.values().stream(), written.stream()).forEach(ReportFiles::deleteQuietly);
            }
        }
    }

    /** Writes {@code overview} over the verdicts of several profiles, whose reports lie in folders below. */
    public Path write(Overview overview) throws ReportException {
        Path file = directory.resolve(Overview.FILE_NAME);
        Path draft = draft(Overview.FILE_NAME);
        boolean complete = false;
        try {
            attempt(file, () -> {
                write(out -> out.write(overview.markdown().getBytes(StandardCharsets.UTF_8)), draft);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            });
            complete = true;
            return file;
        } finally {
            if (!complete) {
                deleteQuietly(draft);
            }
        }
    }

    private Path draft(String fileName) {
        return directory.resolve("." + fileName + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + TEMPORARY);
    }

    private static void write(Content content, Path draft) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.write(out);
            out.flush();
            channel.force(true);
        }
    }

    private List<Path> ours() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ReportFiles::isOurs)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return Stream.concat(
                        Stream.of(Overview.FILE_NAME),
                        ReportFormat.all().stream().map(ReportFormat::fileName))
                .anyMatch(report ->
                        name.equals(report) || name.startsWith("." + report + ".") && name.endsWith(TEMPORARY));
    }

    /** A link goes, not what it leads to; a directory is nothing that we made. */
    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "a directory of this name is in the way");
        }
        Files.deleteIfExists(file);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the failure that led here is the one to tell; the next run removes what stays
        }
    }

    private static void attempt(Path file, Action action) throws ReportException {
        attempt(file, () -> {
            action.run();
            return file;
        });
    }

    /** The message of a file system exception is often just the name of the file: say what it means. */
    private static <T> T attempt(Path file, Question<T> question) throws ReportException {
        try {
            return question.ask();
        } catch (AccessDeniedException e) {
            throw new ReportException(file, "access denied", e);
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw new ReportException(file, "there is a file where the directory should be", e);
        } catch (NoSuchFileException e) {
            throw new ReportException(file, "the directory is gone", e);
        } catch (FileSystemException e) {
            throw new ReportException(file, Objects.requireNonNullElse(e.getReason(), e.toString()), e);
        } catch (IOException e) {
            throw new ReportException(file, Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private interface Action {
        void run() throws IOException;
    }

    private interface Question<T> {
        T ask() throws IOException;
    }
}
