package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.profile.ProfileFiles;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts what an auditor needs to repeat a verdict into one zip: the reports, the evidence pack, the profile, the hashes of all
 * of them and how to run it again. The same inputs give the same bytes.
 *
 * @param reports the directory of one verdict, with its JSON report
 * @param profile the file that was judged
 * @param evidence the pack that was judged, folder or zip
 */
public record BundleRun(Path reports, Path profile, Path evidence) {
    private static final String PROFILE = "profile/";
    private static final String REPORTS = "reports/";
    /** A path below the profile or above it, safe in a zip and in a command. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-][A-Za-z0-9._/-]*");

    private static final String FOLDER = "evidence";
    private static final String ZIP = "evidence.zip";

    /**
     * Writes the bundle to {@code out}, which must not exist.
     *
     * @return how many files are in it
     * @throws Stop when the reports are not about this profile and this pack, or a file cannot be read or written
     */
    public int write(Path out) throws Stop {
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(out, "exists already; choose another name");
        }
        if (out.toAbsolutePath()
                .normalize()
                .startsWith(evidence.toAbsolutePath().normalize())) {
            throw refused(out, "would lie in the evidence pack, which it would alter");
        }
        Pack pack = new PackFile(evidence, Optional.empty()).read();
        JsonNode report = report();
        Bytes profileFile = read(profile);
        var profileFiles = ProfileFiles.of(profileFile.toArray(), new SharedFiles(profile));
        demandSame(report, "/profileSha256", profileFiles.sha256(), "profile " + shown(profile));
        demandSame(report, "/evidence/packSha256", pack.sha256(), "evidence pack " + shown(evidence));
        Map<String, Bytes> files = new TreeMap<>();
        String profileName = addProfile(files, profileFile, profileFiles.shared());
        for (ReportFormat format : ReportFormat.all()) {
            Path file = reports.resolve(format.fileName());
            if (Files.isRegularFile(file)) {
                files.put(REPORTS + format.fileName(), read(file));
            }
        }
        String packName = addPack(files);
        files.put(
                "README.md",
                Bytes.utf8(new BundleReadme(
                                report, profileName, profileFiles.shared().isPresent(), packName, pack.sha256())
                        .text()));
        var sums = new StringBuilder();
        files.forEach((name, content) ->
                sums.append(content.sha256()).append("  ").append(name).append('\n'));
        files.put("SHA256SUMS", Bytes.utf8(sums.toString()));
        try {
            BundleZip.write(out, files);
        } catch (IOException e) {
            throw refused(out, "cannot be written: " + e.getMessage());
        }
        return files.size();
    }

    /** Profile and what it extends, as they lie to each other. */
    private String addProfile(Map<String, Bytes> files, Bytes own, Optional<ProfileFiles.Shared> shared) throws Stop {
        if (shared.isEmpty()) {
            files.put(PROFILE + name(profile), own);
            return name(profile);
        }
        String reference = shared.get().reference();
        if (!PLAIN.matcher(reference).matches()) {
            throw refused(profile, "extends a file whose path has other characters than letters, digits and . _ - /");
        }
        Path wanted = Path.of(reference).normalize();
        int up = 0;
        while (wanted.getName(up).toString().equals("..")) {
            up++;
        }
        Path place = profile.toAbsolutePath().normalize();
        int last = place.getNameCount() - 1;
        String folders = IntStream.range(last - up, last)
                .mapToObj(i -> name(place.getName(i)) + "/")
                .collect(Collectors.joining());
        files.put(PROFILE + folders + name(profile), own);
        files.put(
                PROFILE
                        + Path.of(folders)
                                .resolve(wanted)
                                .normalize()
                                .toString()
                                .replace('\\', '/'),
                Bytes.of(shared.get().yaml()));
        return folders + name(profile);
    }

    private JsonNode report() throws Stop {
        Path file = reports.resolve(new JsonReport().fileName());
        try {
            JsonNode report = new JsonMapper().readTree(read(file).toArray());
            if (report.path("decision").isTextual()) {
                return report;
            }
        } catch (IOException e) {
            // not JSON: no report either
        }
        throw refused(file, "is no report of cmk-verify; write one with verify --format json");
    }

    private static void demandSame(JsonNode report, String pointer, String actual, String what) throws Stop {
        String reported = report.at(pointer).asText();
        if (!actual.equals(reported)) {
            throw Stop.because(
                    ExitCode.USAGE,
                    "the reports are not about the " + what + ": they name "
                            + (report.at(pointer).isTextual() ? "SHA-256 " + Visible.cut(reported, 64) : "none")
                            + ", it has " + actual + "; give the files that were judged");
        }
    }

    /** A pack that was read is whole: nothing lies in it besides. */
    private String addPack(Map<String, Bytes> files) throws Stop {
        if (!Files.isDirectory(evidence)) {
            files.put(ZIP, read(evidence));
            return ZIP;
        }
        try (Stream<Path> all = Files.walk(evidence)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String below = evidence.relativize(file).toString().replace('\\', '/');
                files.put(FOLDER + "/" + below, read(file));
            }
        } catch (IOException e) {
            throw refused(evidence, "cannot be read: " + e.getMessage());
        }
        return FOLDER;
    }

    private static Bytes read(Path file) throws Stop {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw refused(file, Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist");
        }
    }

    private static Stop refused(Path file, String why) {
        return Stop.because(ExitCode.USAGE, shown(file) + " " + Visible.cut(why, 300));
    }

    private static String shown(Path path) {
        return Visible.cut(path.toString(), 200);
    }

    /** A name that is safe in a zip and in a command of the README. */
    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
