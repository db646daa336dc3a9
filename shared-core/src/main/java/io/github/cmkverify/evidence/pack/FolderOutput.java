package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a pack as a folder. */
final class FolderOutput implements PackOutput {
    private final Path root;

    FolderOutput(Path root) throws IOException {
        this.root = Files.createDirectory(root);
        Files.createDirectory(root.resolve(PackNames.BODIES));
    }

    @Override
    public void write(String name, Bytes content) throws IOException {
        Files.write(root.resolve(name), content.toArray());
    }

    @Override
    public void close() {
        // every file is closed when it was written
    }

    /** Deletes what was begun at {@code unfinished}, if anything is there. */
    static void delete(Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            for (Path path : deepestFirst(unfinished)) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> deepestFirst(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
