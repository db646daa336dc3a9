package io.github.cmkverify.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a file lies in the repository that holds it: the place that code scanning can link to, the same on every machine. */
final class RepositoryPath {
    private RepositoryPath() {}

    /** {@code ops/cmk-profile.yml}; outside of a repository, or when the file is not there, the name alone. */
    static String of(Path file) {
        try {
            Path real = file.toRealPath();
            for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(".git"))) {
                    return folder.relativize(real).toString().replace('\\', '/');
                }
            }
        } catch (IOException e) {
            // the run says what is wrong with its profile
        }
        return String.valueOf(file.getFileName());
    }
}
