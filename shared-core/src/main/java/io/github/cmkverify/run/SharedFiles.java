package io.github.cmkverify.run;

import io.github.cmkverify.profile.Extended;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a profile may extend: those of its own git work tree, or without git those in its own folder and below. What
 * was approved with the profile lies there; a path out of it, also by a link, is refused.
 */
record SharedFiles(Path profile) implements Extended.Library {
    private static final int MOST_BYTES = (1 << 20) + 1;

    @Override
    public Extended find(String reference) {
        try {
            Path folder = Optional.ofNullable(
                            profile.toAbsolutePath().normalize().getParent())
                    .orElseThrow(() -> new NoSuchFileException(profile.toString()))
                    .toRealPath();
            Path root = root(folder);
            Path wanted = folder.resolve(reference).normalize();
            if (!wanted.startsWith(root)) {
                return out();
            }
            Path real = wanted.toRealPath();
            if (!real.startsWith(root)) {
                return out();
            }
            if (!Files.isRegularFile(real)) {
                return Extended.refused("is no file; name the file that the profile extends");
            }
            try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
                return Extended.file(reference, in.readNBytes(MOST_BYTES));
            }
        } catch (NoSuchFileException e) {
            return Extended.refused("does not exist, seen from the folder of this file; check the path");
        } catch (IOException | InvalidPathException e) {
            return Extended.refused(
                    "cannot be read (" + e.getClass().getSimpleName() + "); check the path and who may read it");
        }
    }

    private static Extended out() {
        return Extended.refused("leads out of the repository of this file; name a file inside it, or beside this one");
    }

    /** The nearest folder above with a {@code .git}, which is a file in a linked work tree. */
    private static Path root(Path folder) {
        return Stream.iterate(folder, Path::getParent)
                .takeWhile(each -> each != null)
                .filter(each -> Files.exists(each.resolve(".git")))
                .findFirst()
                .orElse(folder);
    }
}
