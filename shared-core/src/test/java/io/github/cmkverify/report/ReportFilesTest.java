package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final Verdict VERDICT = Verdicts.stopped(ExitCode.USAGE, "why");

    @TempDir
    Path temp;

    @Test
    void reportsAreWrittenCompletely() throws Exception {
        var files = new ReportFiles(temp);
        files.clear();
        assertThat(files.write(VERDICT, ReportFormat.all()))
                .containsExactlyElementsOf(ReportFormat.all().stream()
                        .map(format -> temp.resolve(format.fileName()))
                        .toList());
        assertThat(temp.resolve("cmk-junit.xml")).hasContent(Written.junit(VERDICT));
        assertThat(Files.readString(temp.resolve("cmk-report.json"))).isEqualTo(Written.json(VERDICT));
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(
                        ReportFormat.all().stream().map(ReportFormat::fileName).toList());
    }

    @Test
    void theOverviewIsWrittenCompletelyOrNotAtAll() throws Exception {
        var overview = new Overview(
                List.of(new Overview.Entry("a.yml", VERDICT)),
                VERDICT.decision().exit());
        Path file = temp.resolve(Overview.FILE_NAME);
        Files.writeString(file, "of yesterday");
        assertThat(new ReportFiles(temp).write(overview)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(overview.markdown());
        assertThat(names()).containsExactly(Overview.FILE_NAME);

        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        assertThatThrownBy(() -> new ReportFiles(temp).write(overview))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(Overview.FILE_NAME);
        assertThat(names()).containsExactly(Overview.FILE_NAME);
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws Exception {
        new ReportFiles(temp).write(VERDICT, List.of(new JsonReport()));
        assertThat(names()).containsExactly("cmk-report.json");
        assertThat(new ReportFiles(temp).write(VERDICT, List.of())).isEmpty();
    }

    @Test
    void directoryIsMade() throws Exception {
        Path deep = temp.resolve("a/b/c");
        new ReportFiles(deep).clear();
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void reportsOfAnEarlierRunGoAndEverythingElseStays() throws Exception {
        for (String name : List.of(
                "cmk-junit.xml",
                "cmk-report.json",
                "cmk-report.md",
                ".cmk-junit.xml.1b4e28ba-2fa1-11d2-883f-0016d3cca427.tmp",
                ".cmk-report.json.x.tmp",
                "TEST-their.xml",
                "cmk-junit.xml.bak",
                "my-cmk-report.json",
                ".cmk-junit.xml.tmp.txt",
                "cmk-profile.yml",
                ".tmp")) {
            Files.writeString(temp.resolve(name), "old");
        }
        Files.createDirectory(temp.resolve("evidence"));
        new ReportFiles(temp).clear();
        assertThat(names())
                .containsExactly(
                        ".cmk-junit.xml.tmp.txt",
                        ".tmp",
                        "TEST-their.xml",
                        "cmk-junit.xml.bak",
                        "cmk-profile.yml",
                        "evidence",
                        "my-cmk-report.json");
    }

    @Test
    void earlierReportIsReplaced() throws Exception {
        Files.writeString(temp.resolve("cmk-report.json"), "a much longer report of an earlier run".repeat(1000));
        new ReportFiles(temp).write(VERDICT, List.of(new JsonReport()));
        assertThat(Files.readString(temp.resolve("cmk-report.json"))).isEqualTo(Written.json(VERDICT));
    }

    /** A planted link must neither lead the report elsewhere nor take its target with it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws Exception {
        Path victim = Files.writeString(temp.resolve("victim"), "theirs");
        Path reports = Files.createDirectory(temp.resolve("reports"));
        Path link = Files.createSymbolicLink(reports.resolve("cmk-report.json"), victim);
        new ReportFiles(reports).write(VERDICT, List.of(new JsonReport()));
        assertThat(link).isRegularFile().content().isEqualTo(Written.json(VERDICT));
        assertThat(Files.isSymbolicLink(link)).isFalse();
        Files.delete(link);
        Files.createSymbolicLink(link, victim);
        new ReportFiles(reports).clear();
        assertThat(reports).isEmptyDirectory();
        assertThat(victim).hasContent("theirs");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportDirectoryMayBeALink() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        new ReportFiles(link).clear();
        new ReportFiles(link).write(VERDICT, List.of(new JsonReport()));
        assertThat(real.resolve("cmk-report.json")).exists();
    }

    @Test
    void fileInPlaceOfTheDirectory() throws Exception {
        Path file = Files.writeString(temp.resolve("reports"), "theirs");
        assertThatThrownBy(() -> new ReportFiles(file).clear())
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "cannot write the report " + file + ": there is a file where the directory should be. Make the"
                                + " directory writable for this user, free some space, or choose another report directory;"
                                + " then run again");
        assertThatThrownBy(() -> new ReportFiles(file.resolve("below")).clear()).isInstanceOf(ReportException.class);
        assertThat(file).hasContent("theirs");
    }

    @Test
    void directoryInPlaceOfAReport() throws Exception {
        Path directory = Files.createDirectory(temp.resolve("cmk-junit.xml"));
        assertThatThrownBy(() -> new ReportFiles(temp).clear())
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(directory + ": a directory of this name is in the way");
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, ReportFormat.all()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("cmk-junit.xml");
        assertThat(names()).containsExactly("cmk-junit.xml");
    }

    @Test
    void directoryThatIsGone() {
        assertThatThrownBy(() -> new ReportFiles(temp.resolve("gone")).write(VERDICT, ReportFormat.all()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("cmk-junit.xml: the directory is gone");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readOnlyDirectory() throws Exception {
        Files.writeString(temp.resolve("cmk-junit.xml"), "stale and green");
        assertThat(temp.toFile().setWritable(false)).isTrue();
        try {
            assumeTrue(!Files.isWritable(temp), "this user may write everywhere");
            assertThatThrownBy(() -> new ReportFiles(temp).clear())
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("cmk-junit.xml: access denied. Make the directory writable");
            assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, ReportFormat.all()))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("cmk-junit.xml: access denied");
        } finally {
            assertThat(temp.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void reportThatBreaksOffLeavesNothing() throws Exception {
        Files.writeString(temp.resolve("theirs"), "stays");
        var brokenDisk = new Broken(() -> {
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, List.of(new JunitReport(), brokenDisk)))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith(
                        "cannot write the report " + temp.resolve("broken.txt") + ": No space left on device. ")
                .hasRootCauseMessage("No space left on device");
        assertThat(names()).containsExactly("theirs");
    }

    @Test
    void messageOfAnExceptionWithoutOneIsItsName() {
        var silent = new Broken(() -> {
            throw new IOException();
        });
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, List.of(silent)))
                .hasMessageContaining("broken.txt: java.io.IOException. Make");
    }

    @Test
    void defectAndLackOfMemoryLeaveNothing() throws Exception {
        var defect = new Broken(() -> {
            throw new IllegalStateException("defect");
        });
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, List.of(new JsonReport(), defect)))
                .isInstanceOf(IllegalStateException.class);
        var memory = new Broken(() -> {
            throw new OutOfMemoryError("test");
        });
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, List.of(new JsonReport(), memory)))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void interruptionLeavesNothing() throws Exception {
        var interrupted = new Broken(() -> Thread.currentThread().interrupt());
        try {
            assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, List.of(new JsonReport(), interrupted)))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("broken.txt");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(names()).isEmpty();
    }

    /** The second report cannot be put in its place: the first, which already is, goes again. */
    @Test
    void reportsOfOneRunStandOrFallTogether() throws Exception {
        Files.createDirectories(temp.resolve("cmk-report.json/in-the-way"));
        assertThatThrownBy(() -> new ReportFiles(temp).write(VERDICT, ReportFormat.all()))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("cmk-report.json");
        assertThat(names()).containsExactly("cmk-report.json");
        assertThat(temp.resolve("cmk-report.json/in-the-way")).isDirectory();
    }

    @Test
    void nothingIsWrittenUnderTheNameOfTheReportBeforeItIsComplete() throws Exception {
        var watching = new Broken(
                () -> assertThat(names()).hasSize(1).allMatch(name -> name.matches("\\.broken\\.txt\\..*\\.tmp")));
        new ReportFiles(temp).write(VERDICT, List.of(watching));
        assertThat(temp.resolve("broken.txt")).hasContent("half a report, and the other half");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A report in the middle of which something happens. */
    private record Broken(Event event) implements ReportFormat {
        interface Event {
            void happen() throws IOException;
        }

        @Override
        public String id() {
            return "broken";
        }

        @Override
        public String fileName() {
            return "broken.txt";
        }

        @Override
        public void write(Verdict verdict, OutputStream out) throws IOException {
            out.write("half a report".getBytes(StandardCharsets.UTF_8));
            out.flush();
            event.happen();
            out.write(", and the other half".getBytes(StandardCharsets.UTF_8));
        }
    }
}
