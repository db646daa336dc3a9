package io.github.cmkverify.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file lies in the repository that holds it: the place that code scanning can link to, the same on every machine. */
final class RepositoryPath {
    private RepositoryPath() {}

    /**
     * {@code ops/cmk-profile.yml}. Without a repository, as where a checkout was made without git, its place below the working
     * directory; the name alone when it lies elsewhere or is not there.
     */
    static String of(Path file) {
        return of(file, Path.of(""));
    }

    static String of(Path file, Path working) {
        try {
            Path real = file.toRealPath();
            for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(".git"))) {
                    return below(folder, real);
                }
            }
            Path here = working.toRealPath();
            if (real.startsWith(here)) {
                return below(here, real);
            }
        } catch (IOException e) {
            // the run says what is wrong with its profile
        }
        return String.valueOf(file.getFileName());
    }

    private static String below(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
