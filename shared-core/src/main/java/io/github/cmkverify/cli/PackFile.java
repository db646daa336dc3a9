package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads an evidence pack for a command. */
record PackFile(Path path, Optional<String> expectedSha256) {
    Pack read() throws Stop {
        try {
            return PackReader.read(path, expectedSha256);
        } catch (PackRefused refused) {
            List<String> lines = refused.getMessage().lines().map(String::strip).toList();
            String what = lines.get(0);
            throw Stop.because(
                    switch (refused.kind()) {
                        case NOT_FOUND -> ExitCode.USAGE;
                        case UNSOUND -> ExitCode.UNDETERMINED;
                    },
                    what.endsWith(":") ? what.substring(0, what.length() - 1) : what,
                    lines.subList(1, lines.size()));
        }
    }
}
