package io.jenkins.plugins.cmkverify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The examples of the project, as a job would find them in its workspace. */
final class Examples {
    static final String BLOCKED = "permit-chatbot";
    static final String PROMOTED = "claims-assistant";

    private Examples() {}

    /** Copies one into {@code workspace}: {@code NAME/cmk-profile.yml} and {@code NAME/evidence}. */
    static void put(String name, Path workspace) throws IOException {
        Path from = Path.of("..", "examples", name);
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> copy(
                    file, workspace.resolve(name).resolve(from.relativize(file).toString())));
        }
    }

    private static void copy(Path file, Path to) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.copy(file, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
