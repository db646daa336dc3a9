package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte of a pack is changed, or its end is lost. */
class TamperTest {
    @TempDir
    Path temp;

    @Test
    void noByteOfAFolderCanBeChanged() throws Exception {
        Path folder = Packs.least(temp.resolve("pack"));
        for (var file : Packs.files(folder).entrySet()) {
            for (int i = 0; i < file.getValue().length; i++) {
                for (int change : new int[] {0x01, 0x80}) {
                    Files.write(folder.resolve(file.getKey()), changed(file.getValue(), i, change));
                    assertThat(Packs.problems(folder))
                            .as("%s[%d] ^ %x", file.getKey(), i, change)
                            .isNotEmpty();
                }
            }
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertThat(Packs.read(folder).items()).isEqualTo(Packs.LEAST);
    }

    @Test
    void noFileOfAFolderCanLoseItsEndOrGrow() throws Exception {
        Path folder = Packs.least(temp.resolve("pack"));
        for (var file : Packs.files(folder).entrySet()) {
            for (int length = 0; length < file.getValue().length; length++) {
                Files.write(folder.resolve(file.getKey()), Arrays.copyOf(file.getValue(), length));
                assertThat(Packs.problems(folder))
                        .as("%s cut to %d", file.getKey(), length)
                        .isNotEmpty();
            }
            for (int longer = 1; longer <= 3; longer++) {
                byte[] grown = Arrays.copyOf(file.getValue(), file.getValue().length + longer);
                Arrays.fill(grown, file.getValue().length, grown.length, (byte) '\n');
                Files.write(folder.resolve(file.getKey()), grown);
                assertThat(Packs.problems(folder))
                        .as("%s and %d", file.getKey(), longer)
                        .isNotEmpty();
            }
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertThat(Packs.read(folder).items()).isEqualTo(Packs.LEAST);
    }

    /** Hashed again by who changed it, a manifest is another manifest: refused, or read under another hash; no crash. */
    @Test
    void aManifestThatWasChangedAndHashedAgainHasAnotherHash() throws Exception {
        Path folder = Packs.least(temp.resolve("pack"));
        String sha256 = Packs.read(folder).sha256();
        byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < manifest.length; i++) {
            Files.write(folder.resolve("manifest.json"), changed(manifest, i, 1 + random.nextInt(255)));
            Packs.seal(folder);
            read += otherPack(folder, sha256) ? 1 : 0;
            assertThat(Packs.refusal(folder, Optional.of(sha256)).problems()).isNotEmpty();
        }
        assertThat(read).as("some fields hold any text").isPositive().isLessThan(manifest.length / 2);
    }

    private static boolean otherPack(Path folder, String sha256) {
        try {
            assertThat(Packs.read(folder).sha256()).isNotEqualTo(sha256);
            return true;
        } catch (PackRefused e) {
            return false;
        }
    }

    @Test
    void aChangedByteOfAZipIsRefusedOrWithoutEffect() throws Exception {
        Path zip = Packs.least(temp.resolve("pack.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        Pack pack = Packs.read(zip);
        var random = new Random(11);
        int tolerated = 0;
        for (int i = 0; i < bytes.length; i++) {
            tolerated += isSamePack(zip, changed(bytes, i, 1 + random.nextInt(255)), pack) ? 1 : 0;
        }
        assertThat(bytes.length).isGreaterThan(2_000);
        assertThat(tolerated).as("versions, times and attributes of 4 entries").isLessThan(4 * 40);
    }

    @Test
    void aChangedByteOfADeflatedZipIsRefusedOrWithoutEffect() throws Exception {
        var raw = new RawZip();
        Packs.files(Packs.least(temp.resolve("pack")))
                .forEach((name, content) -> raw.add(new RawZip.Entry(name, content, true)));
        Path zip = temp.resolve("deflated.zip");
        byte[] bytes = raw.bytes();
        Files.write(zip, bytes);
        Pack pack = Packs.read(zip);
        var random = new Random(13);
        for (int i = 0; i < bytes.length; i++) {
            isSamePack(zip, changed(bytes, i, 1 + random.nextInt(255)), pack);
        }
        assertThat(pack.items()).isEqualTo(Packs.LEAST);
    }

    private static boolean isSamePack(Path zip, byte[] bytes, Pack pack) throws Exception {
        Files.write(zip, bytes);
        try {
            assertThat(Packs.read(zip)).isEqualTo(pack);
            return true;
        } catch (PackRefused e) {
            assertThat(e.problems()).isNotEmpty();
            return false;
        }
    }

    @Test
    void noZipCanLoseItsEndOrItsBeginning() throws Exception {
        Path zip = Packs.least(temp.resolve("pack.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(zip, Arrays.copyOf(bytes, length));
            assertThat(Packs.problems(zip)).as("cut to %d", length).isNotEmpty();
        }
        for (int first = 1; first < bytes.length; first += 5) {
            Files.write(zip, Arrays.copyOfRange(bytes, first, bytes.length));
            assertThat(Packs.problems(zip)).as("without its first %d", first).isNotEmpty();
        }
    }

    @Test
    void allThatIsAlteredMissingOrExtraIsNamedAtOnce() throws Exception {
        Path folder = Packs.folder(temp);
        Files.writeString(folder.resolve("items/0001.json"), "{}");
        Files.delete(folder.resolve("items/0002.json"));
        Files.writeString(folder.resolve("items/0003.json"), "x");
        byte[] search = Files.readAllBytes(folder.resolve("items/0004.json"));
        Files.write(folder.resolve("items/0004.json"), changed(search, 0, 1));
        Files.writeString(folder.resolve("items/0005.json"), "{}");
        Files.writeString(folder.resolve("notes.txt"), "x");

        PackRefused refusal = Packs.refusal(folder);

        assertThat(refusal.kind()).isEqualTo(PackRefused.Kind.UNSOUND);
        assertThat(refusal.more()).isZero();
        assertThat(refusal.problems())
                .extracting(PackProblem::place)
                .containsExactly(
                        "notes.txt",
                        "items/0001.json (vault:" + io.github.cmkverify.evidence.Recorded.VAULT + ")",
                        "items/0002.json (key-versions:" + io.github.cmkverify.evidence.Recorded.VAULT + ";cmk)",
                        "items/0003.json (key-versions:" + io.github.cmkverify.evidence.Recorded.VAULT + ";cmk)",
                        "items/0004.json (vault-search:kv-claims)",
                        "items/0005.json");
        assertThat(refusal.problems())
                .extracting(PackProblem::detail)
                .satisfiesExactly(
                        detail -> assertThat(detail).startsWith("does not belong into a pack"),
                        detail -> assertThat(detail).isEqualTo("was altered: it has 2 bytes, the manifest says 133"),
                        detail -> assertThat(detail).isEqualTo("is not there"),
                        detail -> assertThat(detail)
                                .isEqualTo("was altered: it has more than 0 bytes, the manifest says 0"),
                        detail -> assertThat(detail)
                                .startsWith("was altered: its SHA-256 is ")
                                .contains(", the manifest says "),
                        detail -> assertThat(detail).isEqualTo("is not listed in the manifest"));
        assertThat(refusal.getMessage().lines()).hasSize(7).first().asString().endsWith(" is refused:");
    }

    @Test
    void twentyProblemsAreNamedAndTheRestIsCounted() throws Exception {
        Path folder = Packs.folder(temp);
        for (int i = 10; i < 33; i++) {
            Files.writeString(folder.resolve("items/00" + i + ".json"), "{}");
        }

        PackRefused refusal = Packs.refusal(folder);

        assertThat(refusal.problems()).hasSize(20);
        assertThat(refusal.more()).isEqualTo(3);
        assertThat(refusal).hasMessageEndingWith("\n  and 3 more");
    }

    private static byte[] changed(byte[] content, int position, int change) {
        byte[] changed = content.clone();
        changed[position] ^= (byte) change;
        return changed;
    }

    @Test
    void aStarBeforeTheNameIsWhatSomeSystemsPrint() throws Exception {
        Path folder = Packs.folder(temp);
        Path hash = folder.resolve("manifest.json.sha256");
        Files.writeString(hash, Files.readString(hash).replace("  ", " *"));

        assertThat(Packs.read(folder).items()).isEqualTo(Packs.ITEMS);
        for (String other : List.of("  x.json", " ", "   manifest.json", "\tmanifest.json")) {
            Files.writeString(
                    hash,
                    Packs.read(Packs.zip(Files.createTempDirectory(temp, "z"))).sha256() + other + "\n");
            assertThat(Packs.problems(folder)).hasSize(1);
        }
    }
}
