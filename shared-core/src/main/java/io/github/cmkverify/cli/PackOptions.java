package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.run.PackFile;
import io.github.cmkverify.run.Stop;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that looks into a pack is told. */
final class PackOptions {
    @Parameters(paramLabel = "PACK", converter = OptionValues.Paths.class, description = "folder or .zip")
    private Path path;

    @Option(
            names = "--expect-pack-sha256",
            paramLabel = "HASH",
            converter = OptionValues.Hashes.class,
            description = "the hash that the pack must have")
    private Optional<String> expected = Optional.empty();

    /** Shows a sound pack to {@code look}, or says why it is none. */
    int open(Console console, Consumer<Pack> look) {
        try {
            look.accept(new PackFile(path, expected).read());
            return ExitCode.OK.number();
        } catch (Stop stop) {
            stop.tell(console.listener());
            return stop.decision().exit().number();
        }
    }
}
