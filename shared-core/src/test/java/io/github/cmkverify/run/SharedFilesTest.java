package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile extends what lies in its own repository, and nothing else. */
class SharedFilesTest {
    private static final String SHARED = "schemaVersion: 1\nthresholds: {maxWaiverDays: 30}\n";

    @TempDir
    Path place;

    private Path repository;
    private Path profile;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = place.resolve("repository");
        Files.createDirectories(repository.resolve(".git"));
        Files.createDirectories(repository.resolve("apps/claims"));
        profile = repository.resolve("apps/claims/cmk-profile.yml");
        Files.writeString(repository.resolve("org.yml"), SHARED);
        Files.writeString(place.resolve("outside.yml"), SHARED);
    }

    @Test
    void aFileAboveInTheSameWorkTreeIsFound() throws Exception {
        assertThat(load("../../org.yml").thresholds().maxWaiverDays().value()).isEqualTo(30);
    }

    @Test
    void aLinkedWorkTreeHasAFileOfThatName() throws Exception {
        Files.delete(repository.resolve(".git"));
        Files.writeString(repository.resolve(".git"), "gitdir: elsewhere\n");
        assertThat(load("../../org.yml").thresholds().maxWaiverDays().value()).isEqualTo(30);
    }

    @Test
    void withoutGitOnlyItsOwnFolderCounts() throws Exception {
        Files.delete(repository.resolve(".git"));
        Files.writeString(repository.resolve("apps/claims/org.yml"), SHARED);
        assertThat(load("org.yml").thresholds().maxWaiverDays().value()).isEqualTo(30);
        refused("../../org.yml", "leads out of the repository");
    }

    @Test
    void aPathOutOfTheRepositoryIsRefusedWhetherSomethingIsThereOrNot() {
        refused("../../../outside.yml", "leads out of the repository");
        refused("../../../nothing.yml", "leads out of the repository");
        refused("../../../../../../../../../etc/x.yml", "leads out of the repository");
    }

    @Test
    void aLinkOutOfTheRepositoryIsRefused() throws IOException {
        Files.createSymbolicLink(repository.resolve("link.yml"), place.resolve("outside.yml"));
        Files.createSymbolicLink(repository.resolve("folder"), place);
        refused("../../link.yml", "leads out of the repository");
        refused("../../folder/outside.yml", "leads out of the repository");
    }

    @Test
    void aLinkInsideTheRepositoryIsFollowed() throws Exception {
        Files.createSymbolicLink(repository.resolve("link.yml"), repository.resolve("org.yml"));
        assertThat(load("../../link.yml").thresholds().maxWaiverDays().value()).isEqualTo(30);
    }

    @Test
    void whatIsNotThereOrNoFileIsRefused() throws IOException {
        Files.createDirectories(repository.resolve("folder.yml"));
        refused("../../nothing.yml", "does not exist");
        refused("../../folder.yml", "is no file");
    }

    @Test
    void problemsNameTheFileAsTheProfileDoes() throws IOException {
        Files.writeString(repository.resolve("org.yml"), "schemaVersion: 1\nthresholds: {maxWaiverDays: 0}\n");
        refused("../../org.yml", "../../org.yml:2:29 thresholds.maxWaiverDays: 0 is out of range");
    }

    private void refused(String reference, String why) {
        assertThatThrownBy(() -> load(reference)).isInstanceOfSatisfying(Stop.class, stop -> assertThat(
                        stop.decision().cause())
                .startsWith("the profile is refused: ")
                .contains(why));
    }

    private Profile load(String reference) throws Stop, IOException {
        Files.writeString(
                profile, "extends: " + reference + "\n" + Worlds.base("rbac").profileText());
        return new ProfileFile(World.CATALOGUE.checkIds(), LocalDate.parse("2026-11-20")).load(profile);
    }
}
