package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cmkverify.run.Reports;
import io.github.cmkverify.run.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where reports may go, and names that paths can have. */
class ReportPlaceTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence",
                "evidence/",
                "evidence/items",
                "evidence/new",
                "evidence/new/deeper",
                "nowhere/../evidence",
                "evidence/../evidence/x"
            })
    void noReportGoesIntoThePack(String directory) {
        var work = Workplace.green(place);
        var before = content(place);
        Object[] args = {
            "verify",
            "--profile",
            work.profile(),
            "--evidence",
            work.evidence(),
            "--report-dir",
            place + "/" + directory
        };
        var result = cli.run(args);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("lies in the evidence pack", "nothing was written")
                .hasLineCount(1);
        assertThat(content(place)).isEqualTo(before);
    }

    @Test
    void noReportGoesIntoThePackThroughALink() throws IOException {
        var work = Workplace.green(place.resolve("real"));
        Path link = link(place.resolve("link"), place.resolve("real"));
        var before = content(place);
        var throughReports = cli.run(work.verifyInto(link.resolve("evidence").resolve("new")));
        assertThat(throughReports.exit()).isEqualTo(3);
        var throughEvidence = cli.run(
                "verify",
                "--profile",
                work.profile(),
                "--evidence",
                link.resolve("evidence"),
                "--report-dir",
                work.evidence().resolve("new"));
        assertThat(throughEvidence.exit()).isEqualTo(3);
        assertThat(content(place)).isEqualTo(before);
    }

    @Test
    void besideThePackIsFine() {
        var work = Workplace.green(place);
        assertThat(cli.run(work.verifyInto(place)).exit()).isZero();
        assertThat(cli.run(work.verifyInto(place.resolve("evidence-reports"))).exit())
                .isZero();
        assertThat(cli.run("pack", "check", work.evidence()).exit()).isZero();
    }

    @Test
    void noInputIsReplacedByAReport() throws IOException {
        var work = Workplace.green(place);
        Path profile = Files.move(work.profile(), place.resolve("cmk-report.json"));
        byte[] before = Files.readAllBytes(profile);
        var result =
                cli.run("verify", "--profile", profile, "--evidence", work.evidence(), "--report-dir", place + "/x/..");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("cmk-report.json", "which this run reads")
                .hasLineCount(1);
        assertThat(profile).hasBinaryContent(before);
    }

    @Test
    void wrongArgumentsDoNotTouchThePackEither() {
        var work = Workplace.green(place);
        var before = content(place);
        assertThat(cli.run("verify", "--evidence", work.evidence(), "--report-dir", work.evidence(), "--bogus")
                        .exit())
                .isEqualTo(3);
        assertThat(content(place)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with some spaces", "-dash", "--report-dir", "@at", "a=b", "${HOME}", "'quoted'", "%n%s", "a,b"})
    void namesThatLookLikeSomethingElseAreNames(String name) {
        var work = Workplace.green(place.resolve(name));
        var result = cli.run(work.verify());
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        work.reports().assertPromote();
        assertThat(result.out()).contains("report: " + work.reports().json());
    }

    @Test
    void lettersBeyondAscii() {
        assumeTrue(
                System.getProperty("sun.jnu.encoding", "")
                        .toUpperCase(Locale.ROOT)
                        .startsWith("UTF"),
                "file names of this system are ASCII");
        var work = Workplace.green(place.resolve("\u00fcnter \u00c4rzten \u65e5\u672c \ud83d\udd11 \u0130"));
        assertThat(cli.run(work.verify()).exit()).isZero();
        work.reports().assertPromote();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "does not allow such names")
    void hostileNamesAreShownHarmless() {
        Path hostile = place.resolve("\u001b[2Jx\n::error::y");
        var work = Workplace.green(hostile);
        var good = cli.run(work.verify());
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("<U+001B>[2Jx<U+000A>::error::y").doesNotContain("\u001b", "\n::error");
        for (Path missing : new Path[] {hostile.resolve("no.yml"), hostile}) {
            var bad = cli.run(work.verifyProfile(missing));
            assertThat(bad.exit()).isEqualTo(3);
            assertThat(bad.err()).contains("<U+001B>[2Jx<U+000A>").hasLineCount(1);
            assertThat(bad.out()).doesNotContain("\u001b", "\n::error");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void argumentsComeInAnyOrder(boolean flagsFirst) {
        var work = Workplace.green(place);
        Object[] args = flagsFirst
                ? new Object[] {
                    "verify",
                    "--quiet",
                    "--report-dir=" + work.reports().directory(),
                    "--no-color",
                    "--evidence=" + work.evidence(),
                    "--profile=" + work.profile()
                }
                : new Object[] {
                    "verify",
                    "--evidence",
                    work.evidence(),
                    "--account",
                    "aoai-claims",
                    "--profile",
                    work.profile(),
                    "--report-dir",
                    work.reports().directory(),
                    "--quiet"
                };
        assertThat(cli.run(args).exit()).isZero();
    }

    @Test
    void aProfileThatIsAFolderOrIsNotThere() {
        var work = Workplace.green(place);
        var folder = cli.run(work.verifyProfile(place));
        assertThat(folder.exit()).isEqualTo(3);
        assertThat(folder.err()).isEqualTo("cmk-verify: the profile " + place + " is a folder: name the file in it\n");
        work.reports().assertBlock(3);
        var none = cli.run(work.verifyProfile(place.resolve("none.yml")));
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err())
                .endsWith("none.yml does not exist: check the path\n")
                .hasLineCount(1);
        work.reports().assertBlock(3);
    }

    @Test
    void evidenceThatIsNoPackOrIsNotThere() {
        var work = Workplace.green(place);
        var noZip = cli.run(
                "verify",
                "--profile",
                work.profile(),
                "--evidence",
                work.profile(),
                "--report-dir",
                place.resolve("r"));
        assertThat(noZip.exit()).isEqualTo(2);
        new Reports(place.resolve("r")).assertBlock(2);
        var none = cli.run(
                "verify",
                "--profile",
                work.profile(),
                "--evidence",
                place.resolve("x"),
                "--report-dir",
                place.resolve("r"));
        assertThat(none.exit()).isEqualTo(3);
        new Reports(place.resolve("r")).assertBlock(3);
        assertThat(none.err()).hasLineCount(1);
    }

    private static Path link(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeTrue(false, "no links here: " + e);
            throw e;
        }
    }

    /** Every file below {@code folder} with what is in it. */
    private static Map<String, String> content(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            var content = new TreeMap<String, String>();
            for (Path file : files.toList()) {
                content.put(folder.relativize(file).toString(), Files.isDirectory(file) ? "" : Files.readString(file));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
