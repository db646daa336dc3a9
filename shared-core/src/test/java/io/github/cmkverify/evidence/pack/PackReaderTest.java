package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cmkverify.evidence.Recorded;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pack is not read for. */
class PackReaderTest {
    @TempDir
    Path temp;

    @Test
    void nothingThereIsAnotherKindOfRefusal() {
        PackRefused refusal = Packs.refusal(temp.resolve("nothing\nhere"));

        assertThat(refusal.kind()).isEqualTo(PackRefused.Kind.NOT_FOUND);
        assertThat(refusal).hasMessageContaining("nothing?here: there is no such folder or file; check the path");
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @Test
    void aFolderThatIsNoPackSaysSo() throws Exception {
        Files.createDirectory(temp.resolve("empty"));

        assertThat(Packs.refusal(temp.resolve("empty")).kind()).isEqualTo(PackRefused.Kind.UNSOUND);
        assertThat(Packs.problems(temp.resolve("empty")))
                .containsExactly("manifest.json: is not there; check that the path is that of an evidence pack");
    }

    @Test
    void theExpectedHashMustBeThatOfThePack() throws Exception {
        Path folder = Packs.folder(temp);
        String sha256 = Packs.read(folder).sha256();

        assertThat(PackReader.read(folder, Optional.of(sha256.toUpperCase(Locale.ROOT)))
                        .sha256())
                .isEqualTo(sha256);
        for (String other : new String[] {"", "0".repeat(64), sha256.substring(1), sha256 + " ", "\u001b[2J"}) {
            assertThat(Packs.refusal(folder, Optional.of(other)).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text())
                            .startsWith("manifest.json: has the SHA-256 " + sha256 + ", but ")
                            .doesNotContain("\u001b")
                            .endsWith("get the one that was approved"));
        }
    }

    @Test
    void theHashOfTheManifestMustBeThere() throws Exception {
        Path folder = Packs.folder(temp);
        Files.delete(folder.resolve("manifest.json.sha256"));

        assertThat(Packs.problems(folder)).singleElement().asString().startsWith("manifest.json.sha256: is not there");
    }

    @Test
    void aSecondManifestIsNotAPlaceToHide() throws Exception {
        Path folder = Packs.folder(temp);
        Files.writeString(folder.resolve("items/manifest.json"), "{}");
        Files.writeString(folder.resolve("Manifest.JSON"), "{}");

        assertThat(Packs.problems(folder)).hasSize(2).allMatch(text -> text.contains("does not belong into a pack"));
    }

    @Test
    void foldersHoldNothingElse() throws Exception {
        Path folder = Packs.folder(temp);
        Files.createDirectories(folder.resolve("more/files"));
        Files.createDirectories(folder.resolve("items/items"));
        Files.writeString(folder.resolve("items/items/0001.json"), "{}");
        Files.createDirectories(folder.resolve("items/0099.json"));
        Files.writeString(folder.resolve("items/1.json"), "{}");
        Files.writeString(folder.resolve("items/0001.json "), "{}");
        Files.writeString(folder.resolve(".DS_Store"), "");

        assertThat(Packs.refusal(folder).problems())
                .extracting(PackProblem::place)
                .containsExactlyInAnyOrder(
                        "more", "items/items", "items/0099.json", "items/1.json", "items/0001.json ", ".DS_Store");
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path folder = Packs.folder(temp);
        Path body = folder.resolve("items/0001.json");
        Path elsewhere = Files.move(body, temp.resolve("elsewhere.json"));
        Files.createSymbolicLink(body, elsewhere);

        assertThat(Packs.problems(folder))
                .containsExactly(
                        "items/0001.json: is a link; put the file itself in its place",
                        "items/0001.json (vault:" + Recorded.VAULT
                                + "): is not there; copy the whole pack again, or collect the evidence again");
    }

    @Test
    void aLinkedManifestOrFolderOfBodiesIsRefused() throws Exception {
        Path folder = Packs.folder(temp);
        Files.createSymbolicLink(folder.resolve("items2"), temp);
        Path items = Files.move(folder.resolve("items"), temp.resolve("items"));
        Files.createSymbolicLink(folder.resolve("items"), items);
        Path manifest = Files.move(folder.resolve("manifest.json"), temp.resolve("manifest.json"));
        Files.createSymbolicLink(folder.resolve("manifest.json"), manifest);

        assertThat(Packs.problems(folder))
                .contains(
                        "items: is a link; put the file itself in its place",
                        "items2: is a link; put the file itself in its place",
                        "manifest.json: is a link; put the file itself in its place");
    }

    @Test
    void aFileThatLinksToItsFolderIsNoEndlessPack() throws Exception {
        Path folder = Packs.folder(temp);
        Files.createSymbolicLink(folder.resolve("items/items"), folder);

        assertThat(Packs.problems(folder)).containsExactly("items/items: is a link; put the file itself in its place");
    }

    @Test
    void theFolderItselfMayBeReachedByALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Packs.folder(temp));

        assertThat(Packs.read(link).items()).isEqualTo(Packs.ITEMS);
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = temp.resolve("pack.zip");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(Packs.problems(pipe)).singleElement().asString().contains("it is neither a folder nor a file");
    }

    @Test
    void aPipeInAPackIsNotWaitedFor() throws Exception {
        Path folder = Packs.folder(temp);
        Files.delete(folder.resolve("items/0001.json"));
        assumeThat(new ProcessBuilder(
                                "mkfifo", folder.resolve("items/0001.json").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(Packs.problems(folder)).anyMatch(text -> text.startsWith("items/0001.json: does not belong"));
    }

    @Test
    void whatMayNotBeReadIsNamed() throws Exception {
        Path folder = Packs.folder(temp);
        Path body = folder.resolve("items/0001.json");
        Files.setPosixFilePermissions(body, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(body)).as("root reads everything").isFalse();

        assertThat(Packs.problems(folder)).singleElement().asString().contains("no permission to read it");
    }

    @Test
    void aManifestBeyondTheLimitIsNotRead() throws Exception {
        Path folder = Packs.folder(temp);
        grow(folder.resolve("manifest.json"), PackLimits.MANIFEST + 1L);

        assertThat(Packs.problems(folder))
                .containsExactly("manifest.json: has more than 67108864 bytes; this is no pack");
    }

    @Test
    void aBodyIsReadNoFurtherThanItsSize() throws Exception {
        Path folder = Packs.folder(temp);
        grow(folder.resolve("items/0001.json"), 1L << 33);

        assertThat(Packs.problems(folder))
                .singleElement()
                .asString()
                .contains("was altered: it has more than 133 bytes, the manifest says 133");
    }

    @Test
    void aFileBeyondTheLimitIsNoZip() throws Exception {
        Path zip = temp.resolve("pack.zip");
        grow(zip, PackLimits.BODIES * 2);

        assertThat(Packs.problems(zip)).singleElement().asString().contains("it is larger than a pack can be");
    }

    private static void grow(Path file, long size) throws Exception {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    @Test
    void aFileThatIsNoZipSaysSo() throws Exception {
        Path file = Files.writeString(temp.resolve("manifest.json"), "{\"formatVersion\": 1, \"items\": []}");

        assertThat(Packs.problems(file))
                .singleElement()
                .asString()
                .contains("cannot be read: it does not end as a zip ends: it was cut off, or something was added");
    }

    @Test
    void longNamesAreCut() {
        assertThat(Shown.text("x".repeat(200))).hasSize(200).endsWith("x");
        assertThat(Shown.text("x".repeat(201))).hasSize(201).endsWith("x…");
        assertThat(Shown.text("a\u202eb\u200bc\nd\u001b\u2028\ud800")).isEqualTo("a?b?c?d???");
        assertThat(Shown.text("ä\uD83D\uDD11")).isEqualTo("ä\uD83D\uDD11");
    }
}
