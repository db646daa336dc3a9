package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();
    private Workplace work;
    private Path reports;

    @BeforeEach
    void judge() {
        var world = Worlds.base("rbac");
        work = Workplace.of(place, world, world.record());
        reports = place.resolve("reports");
        assertThat(verify(work.profile(), work.evidence(), reports)).isZero();
    }

    @Test
    void bundleRepeatsItsOwnVerdict() throws IOException {
        Path zip = bundle("verdict.zip");
        Path unpacked = unpack(zip);
        assertThat(unpacked.resolve("README.md"))
                .content()
                .contains(
                        "| Decision | promote, exit code 0 |",
                        "--profile profile/cmk-profile.yml --evidence evidence ");
        for (String line : Files.readAllLines(unpacked.resolve("SHA256SUMS"))) {
            String[] sum = line.split("  ", 2);
            assertThat(Bytes.of(Files.readAllBytes(unpacked.resolve(sum[1]))).sha256())
                    .isEqualTo(sum[0]);
        }
        Path again = place.resolve("again");
        assertThat(verify(unpacked.resolve("profile/cmk-profile.yml"), unpacked.resolve("evidence"), again))
                .isZero();
        assertThat(again.resolve("cmk-report.json"))
                .hasSameBinaryContentAs(unpacked.resolve("reports/cmk-report.json"));
    }

    @Test
    void whatTheProfileExtendsIsInIt() throws IOException {
        Path repository =
                Files.createDirectories(place.resolve("repository/.git")).getParent();
        Path profile = Files.createDirectories(repository.resolve("apps")).resolve("claims.yml");
        Files.writeString(repository.resolve("org.yml"), "schemaVersion: 1\n");
        Files.writeString(profile, "extends: ../org.yml\n" + Files.readString(work.profile()));
        Path judged = place.resolve("judged");
        assertThat(verify(profile, work.evidence(), judged)).isZero();
        Path zip = place.resolve("extends.zip");
        var result = cli.run(
                "bundle", "--report-dir", judged, "--profile", profile, "--evidence", work.evidence(), "--out", zip);
        assertThat(result.exit()).as(result.err()).isZero();
        Path unpacked = unpack(zip);
        assertThat(unpacked.resolve("profile/org.yml")).hasSameBinaryContentAs(repository.resolve("org.yml"));
        assertThat(unpacked.resolve("README.md"))
                .content()
                .contains("git init .", "--profile profile/apps/claims.yml ");
        Files.createDirectory(unpacked.resolve(".git"));
        Path again = place.resolve("again");
        assertThat(verify(unpacked.resolve("profile/apps/claims.yml"), unpacked.resolve("evidence"), again))
                .isZero();
        assertThat(again.resolve("cmk-report.json"))
                .hasSameBinaryContentAs(unpacked.resolve("reports/cmk-report.json"));
    }

    @Test
    void sameInputsSameBytes() throws IOException {
        assertThat(bundle("one.zip")).hasSameBinaryContentAs(bundle("two.zip"));
    }

    /** What a deflater makes, and the hour of a build, differ from machine to machine. */
    @Test
    void nothingInItDependsOnMachineOrHour() throws IOException {
        try (var zip = new ZipFile(bundle("verdict.zip").toFile())) {
            assertThat(zip.stream()).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo("1980-02-01T00:00");
            });
        }
    }

    @Test
    void aZippedPackStaysOne() throws Exception {
        var recorded = Worlds.base("rbac").record();
        Path pack = place.resolve("pack.zip");
        PackWriter.write(pack, recorded.provenance(), recorded.items());
        assertThat(verify(work.profile(), pack, reports)).isZero();
        Path zip = place.resolve("verdict.zip");
        var result = run(work.profile(), pack, zip);
        assertThat(result.exit()).as(result.err()).isZero();
        Path unpacked = unpack(zip);
        assertThat(unpacked.resolve("evidence.zip")).hasSameBinaryContentAs(pack);
        assertThat(unpacked.resolve("README.md")).content().contains("pack check evidence.zip ");
        try (Stream<Path> files = Files.walk(unpacked).filter(Files::isRegularFile)) {
            assertThat(result.out()).isEqualTo("bundle: " + zip + ", " + files.count() + " files\n");
        }
    }

    @Test
    void anotherSoundPackIsRefused() throws Exception {
        var recorded = Worlds.base("rbac").record();
        Path pack = place.resolve("pack.zip");
        String hash = PackWriter.write(
                pack,
                recorded.provenance(),
                recorded.items().subList(1, recorded.items().size()));
        var refused = run(work.profile(), pack, place.resolve("no.zip"));
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo("cmk-verify: the reports are not about the evidence pack " + pack + ": they name SHA-256 "
                        + work.packSha256() + ", it has " + hash + "; give the files that were judged\n");
        Path report = reports.resolve("cmk-report.json");
        Files.writeString(report, Files.readString(report).replaceFirst("\"packSha256\": \"[0-9a-f]+\"", "\"p\": 1"));
        assertThat(run(work.profile(), pack, place.resolve("no.zip")).err()).contains(": they name none, it has ");
        assertThat(place.resolve("no.zip")).doesNotExist();
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        Path gone = place.resolve("gone.yml");
        assertThat(run(gone, work.evidence(), place.resolve("no.zip")))
                .isEqualTo(new Cli.Result(3, "", "cmk-verify: " + gone + " does not exist\n"));
        assertThat(run(place, work.evidence(), place.resolve("no.zip")).err()).contains(place + " cannot be read: ");
    }

    @Test
    void sumsNameEveryFileButThemselves() throws IOException {
        Path unpacked = unpack(bundle("verdict.zip"));
        try (var files = Files.walk(unpacked)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> unpacked.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("SHA256SUMS"))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(unpacked.resolve("SHA256SUMS")).stream()
                            .map(line -> line.substring(66)))
                    .containsExactlyElementsOf(names);
            assertThat(names).contains("reports/cmk-report.json", "reports/cmk-report.html", "evidence/manifest.json");
        }
    }

    @Test
    void otherProfileOrPackIsRefused() throws IOException {
        Path other = Files.writeString(
                place.resolve("other.yml"), Files.readString(work.profile()) + "\n# another\n", StandardCharsets.UTF_8);
        var refused = run(other, work.evidence(), place.resolve("no.zip"));
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("the reports are not about the profile", "give the files that were judged");
        assertThat(place.resolve("no.zip")).doesNotExist();
        Files.writeString(reports.resolve("cmk-report.json"), "{}");
        assertThat(run(work.profile(), work.evidence(), place.resolve("no.zip")).err())
                .contains("cmk-report.json is no report of cmk-verify");
    }

    @Test
    void alteredPackIsRefused() throws IOException {
        Files.writeString(work.evidence().resolve("extra.txt"), "extra");
        var refused = run(work.profile(), work.evidence(), place.resolve("no.zip"));
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("extra.txt");
        assertThat(place.resolve("no.zip")).doesNotExist();
    }

    @Test
    void overwritesNothingAndAltersNoPack() throws IOException {
        Path there = Files.writeString(place.resolve("there.zip"), "mine");
        assertThat(run(work.profile(), work.evidence(), there).err()).contains("exists already");
        assertThat(there).hasContent("mine");
        var inside = run(work.profile(), work.evidence(), work.evidence().resolve("in.zip"));
        assertThat(inside.exit()).isEqualTo(3);
        assertThat(inside.err()).contains("would lie in the evidence pack");
        assertThat(cli.run("pack", "check", work.evidence()).exit()).isZero();
    }

    private int verify(Path profile, Path evidence, Path directory) {
        return cli.run(
                        "verify",
                        "--profile",
                        profile,
                        "--evidence",
                        evidence,
                        "--report-dir",
                        directory,
                        "--format",
                        "json,html",
                        "--quiet")
                .exit();
    }

    private Cli.Result run(Path profile, Path evidence, Path out) {
        return cli.run("bundle", "--report-dir", reports, "--profile", profile, "--evidence", evidence, "--out", out);
    }

    private Path bundle(String name) {
        Path zip = place.resolve(name);
        var result = run(work.profile(), work.evidence(), zip);
        assertThat(List.of(result.exit(), result.err())).isEqualTo(List.of(0, ""));
        assertThat(result.out()).startsWith("bundle: ");
        return zip;
    }

    private Path unpack(Path zip) throws IOException {
        Path folder = Files.createDirectory(place.resolve("unpacked"));
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
            }
        }
        return folder;
    }
}
