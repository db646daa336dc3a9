package io.github.cmkverify.run;

import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The report directory before anything is written to it: reports must not damage what they are about. */
record ReportPlace(Path directory) {
    private static final int LONGEST_PATH = 200;

    /**
     * @param pack that is read or will be written; a folder with a report in it would be an altered pack
     * @param inputs files that the run reads
     * @throws Stop when a report would go into the pack or replace an input; nothing may be written then
     */
    void demandHarmless(Optional<Path> pack, List<Path> inputs) throws Stop {
        Path reports = real(directory);
        if (pack.isPresent() && reports.startsWith(real(pack.get()))) {
            throw refused("lies in the evidence pack, which a report would alter");
        }
        for (Path input : inputs) {
            Path file = real(input);
            boolean overwritten =
                    ReportFormat.all().stream().anyMatch(format -> file.equals(reports.resolve(format.fileName())));
            if (overwritten) {
                throw refused("would get a report in place of " + Visible.cut(input.toString(), LONGEST_PATH)
                        + ", which this run reads");
            }
        }
    }

    /** Whether reports of an earlier run lie here. */
    boolean hasReports() {
        return ReportFormat.all().stream().anyMatch(format -> Files.exists(directory.resolve(format.fileName())));
    }

    private Stop refused(String why) {
        return Stop.because(
                ExitCode.USAGE,
                "the report directory " + Visible.cut(directory.toString(), LONGEST_PATH) + " " + why
                        + ": choose another report directory; nothing was written");
    }

    /** Without links as far as the path exists, so that two ways to one place are the same. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath();
        int names = whole.getNameCount();
        int there = names;
        while (there > 0 && !Files.exists(upTo(whole, there))) {
            there--;
        }
        Path existing = resolved(upTo(whole, there));
        Path beyond = there == names ? existing : existing.resolve(whole.subpath(there, names));
        return resolved(beyond.normalize());
    }

    private static Path upTo(Path whole, int names) {
        Path root = Objects.requireNonNull(whole.getRoot(), "an absolute path has a root");
        return names == 0 ? root : root.resolve(whole.subpath(0, names));
    }

    private static Path resolved(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // it does not exist, or may not be looked at: then nothing can be written there either
        }
    }
}
