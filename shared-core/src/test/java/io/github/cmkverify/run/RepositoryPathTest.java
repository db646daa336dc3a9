package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryPathTest {
    @TempDir
    Path place;

    @Test
    void isBelowTheNearestRepository() throws IOException {
        Files.createDirectories(place.resolve("outer/.git"));
        Files.createDirectories(place.resolve("outer/inner/ops"));
        Files.writeString(place.resolve("outer/inner/.git"), "gitdir: elsewhere");
        Path profile = Files.writeString(place.resolve("outer/inner/ops/cmk-profile.yml"), "");
        assertThat(RepositoryPath.of(profile)).isEqualTo("ops/cmk-profile.yml");
        assertThat(RepositoryPath.of(place.resolve("outer/inner/ops/../ops/cmk-profile.yml")))
                .isEqualTo("ops/cmk-profile.yml");
        Path above = Files.writeString(place.resolve("outer/other.yml"), "");
        assertThat(RepositoryPath.of(above)).isEqualTo("other.yml");
    }

    /** As where a checkout was made without git. */
    @Test
    void withoutARepositoryIsBelowTheWorkingDirectory() throws IOException {
        Path ops = Files.createDirectories(place.resolve("work/ops"));
        Path profile = Files.writeString(ops.resolve("cmk-profile.yml"), "");
        assertThat(RepositoryPath.of(profile, place.resolve("work"))).isEqualTo("ops/cmk-profile.yml");
        Path elsewhere = Files.createDirectories(place.resolve("elsewhere"));
        assertThat(RepositoryPath.of(profile, elsewhere)).isEqualTo("cmk-profile.yml");
    }

    @Test
    void isTheNameOfWhatIsNotThere() {
        assertThat(RepositoryPath.of(place.resolve("gone/cmk-profile.yml"))).isEqualTo("cmk-profile.yml");
    }
}
