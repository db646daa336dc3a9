package io.github.cmkverify.run;

import io.github.cmkverify.Part;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the reports that are to be put together. */
final class PartFiles {
    /** Ten thousand accounts take less; more is not read, so that a wrong path cannot fill the memory. */
    private static final int MOST_BYTES = 512 << 20;

    private static final int LONGEST_PATH = 200;

    private PartFiles() {}

    static List<Part> read(List<Path> files) throws Stop {
        var parts = new ArrayList<Part>();
        for (Path file : files) {
            parts.add(new Part(name(file), bytes(file)));
        }
        return List.copyOf(parts);
    }

    private static Bytes bytes(Path file) throws Stop {
        try (InputStream in = Files.newInputStream(file)) {
            return Bytes.read(in, MOST_BYTES);
        } catch (IOException e) {
            throw Stop.because(
                    ExitCode.USAGE,
                    "the report " + name(file) + " cannot be read ("
                            + e.getClass().getSimpleName() + "): name the cmk-report.json of each part");
        }
    }

    /** Parts are told apart by their folders: their file names are the same. */
    private static String name(Path file) {
        return Visible.cut(file.toString(), LONGEST_PATH);
    }
}
