package io.github.cmkverify.run;

import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A recorded evidence pack, folder or zip. */
public record PackFile(Path path, Optional<String> expectedSha256) {
    private static final String MANIFEST = "manifest.json";

    /** The pack for one profile of several: one for all, or in a folder of packs the one of its name. */
    static PackFile of(EvidenceChoice.Recorded recorded, String name) {
        Path path = recorded.pack();
        boolean packs = !name.isEmpty() && Files.isDirectory(path) && !Files.exists(path.resolve(MANIFEST));
        Path zip = path.resolve(name + ".zip");
        return new PackFile(packs ? Files.exists(zip) ? zip : path.resolve(name) : path, recorded.expectedSha256());
    }

    /**
     * Reads it.
     *
     * @throws Stop when there is none, or none in which evidence can be believed
     */
    public Pack read() throws Stop {
        try {
            return PackReader.read(path, expectedSha256);
        } catch (PackRefused refused) {
            throw stop(
                    switch (refused.kind()) {
                        case NOT_FOUND -> ExitCode.USAGE;
                        case UNSOUND -> ExitCode.UNDETERMINED;
                    },
                    refused);
        }
    }

    static Stop stop(ExitCode exit, PackRefused refused) {
        List<String> lines = refused.getMessage().lines().map(String::strip).toList();
        String what = lines.get(0);
        return Stop.because(
                exit, what.endsWith(":") ? what.substring(0, what.length() - 1) : what, lines.subList(1, lines.size()));
    }
}
