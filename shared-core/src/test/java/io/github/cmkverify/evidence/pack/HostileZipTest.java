package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips made to deceive, and the odd ones of honest tools. */
class HostileZipTest {
    private static final String FIRST = "items/0001.json";

    @TempDir
    Path temp;

    private Map<String, byte[]> files;

    @BeforeEach
    void makePack() throws Exception {
        files = Packs.files(Packs.folder(temp));
    }

    @Test
    void aZipMadeByHandIsRead() throws Exception {
        assertThat(Packs.read(write(RawZip.of(files))).items()).isEqualTo(Packs.ITEMS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deflatedAndStreamedEntriesAreRead(boolean signature) throws Exception {
        var zip = new RawZip();
        files.forEach((name, content) -> zip.add(new RawZip.Entry(name, content, true).streamed(signature)));
        zip.add(new RawZip.Entry("items/", new byte[0], false)).mode = 040755;
        zip.get("manifest.json").mode = 0100644;
        zip.get(FIRST).extra = new byte[] {0x55, 0x54, 1, 0, 3};

        assertThat(Packs.read(write(zip)).items()).isEqualTo(Packs.ITEMS);
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.json, leads out of the pack",
        "items/../../evil.json, leads out of the pack",
        "items/.., leads out of the pack",
        "/etc/passwd, leads out of the pack",
        "C:/evil.json, leads out of the pack",
        "C:evil.json, leads out of the pack",
        "items\\0001.json, has a backslash",
        "..\\evil.json, has a backslash",
        "\\\\host\\share, has a backslash",
        "items/./0001.json, does not belong",
        "./items/0001.json, does not belong",
        "items//0001.json, does not belong",
        "ITEMS/0001.json, is in the zip twice",
        "Items/0007.json, does not belong",
        "items/0001.json/, does not belong",
        "items/0001.json., does not belong",
        "items/con.json, does not belong",
        "items/٠٠٠١.json, does not belong",
        "evil/, does not belong",
        "__MACOSX/items/._0001.json, does not belong",
        "'', does not belong"
    })
    void namesThatDoNotBelong(String name, String detail) throws Exception {
        var zip = RawZip.of(files);
        zip.add(name, Packs.ascii("{}"));

        assertThat(Packs.refusal(write(zip)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items/0001.json\u0000", "a\nb", "\u001b[2J", "a\u0085b", "a\u2028b"})
    void namesWithControlCharactersAreNotShown(String name) throws Exception {
        var zip = RawZip.of(files);
        zip.add(name, Packs.ascii("{}"));

        assertThat(Packs.refusal(write(zip)).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.detail()).isEqualTo("has control characters in its name");
            assertThat(problem.place()).contains("?").doesNotContain("\u0000", "\n", "\u001b", "\u0085", "\u2028");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0060666, 0010666, 0140666, 0040755})
    void linksAndDevicesAreRefused(int mode) throws Exception {
        for (int host : new int[] {3, 0, 19}) {
            var zip = RawZip.of(files);
            zip.get(FIRST).mode = mode;
            zip.get(FIRST).host = host;
            assertThat(Packs.problems(write(zip)))
                    .contains(FIRST + ": is a link or a device; put the file itself in its place");
        }
    }

    @Test
    void aNameThatIsThereTwiceIsRefusedWhicheverIsRight() throws Exception {
        for (boolean rightFirst : new boolean[] {true, false}) {
            var zip = RawZip.of(files);
            var other = new RawZip.Entry(FIRST, Packs.ascii("{}"), false);
            zip.entries.add(rightFirst ? zip.entries.size() : 0, other);
            assertThat(Packs.problems(write(zip)))
                    .contains(FIRST + ": is in the zip twice; do not use this pack: it was made to deceive");
        }
    }

    @Test
    void aSecondManifestIsRefused() throws Exception {
        var zip = RawZip.of(files);
        zip.add("manifest.json", files.get("manifest.json"));
        zip.add("MANIFEST.json", files.get("manifest.json"));

        assertThat(Packs.problems(write(zip)))
                .containsExactly(
                        "manifest.json: is in the zip twice; do not use this pack: it was made to deceive",
                        "MANIFEST.json: is in the zip twice; do not use this pack: it was made to deceive");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "something before",
                        "begins with bytes that belong to no entry",
                        zip -> zip.prefix = new byte[3]),
                damage("a gap", "do not end where the next entry begins", zip -> zip.gap = new byte[1]),
                damage("a hidden entry", "do not end where the next entry begins", HostileZipTest::hide),
                damage("a comment", "does not end as a zip ends", zip -> zip.comment = Packs.ascii("x")),
                damage("a trailer", "does not end as a zip ends", zip -> zip.trailer = Packs.ascii("x")),
                damage("a miscount", "its directory has more entries", zip -> zip.missing = 1),
                damage("too high a count", "its directory of entries is damaged", zip -> zip.missing = -1),
                damage("overlap", "belong to|do not end where", zip -> zip.get("items/0002.json").offset = 0),
                damage(
                        "offset beyond",
                        "do not end where the next entry begins",
                        zip -> zip.get("items/0002.json").offset = 0xFFFFFFFFL),
                damage("another local name", "differs from the directory", zip -> {
                    zip.get(FIRST).localName = Packs.ascii("items/0009.json");
                }),
                damage("a longer local name", "differs from the directory", zip -> {
                    zip.get(FIRST).localName = Packs.ascii("items/0001.jsonx");
                }),
                damage("another local method", "differs from the directory", zip -> zip.get(FIRST).localMethod = 8),
                damage("other local flags", "differs from the directory", zip -> zip.get(FIRST).localFlags = 8),
                damage("another local size", "differs from the directory", zip -> zip.get(FIRST).localSize++),
                damage("another local packed size", "differs from the directory", zip -> zip.get(FIRST).localPacked++),
                damage("another local crc", "differs from the directory", zip -> zip.get(FIRST).localCrc++),
                damage("data beyond", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).packed += 40;
                    zip.get(FIRST).localPacked += 40;
                }),
                damage("data of four gigabytes", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).packed = 0xFFFFFFFFL;
                    zip.get(FIRST).localPacked = 0xFFFFFFFFL;
                }),
                damage("a tail unannounced", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).tail = new byte[12];
                }),
                damage("a wrong tail", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).streamed(true).tail[4]++;
                }),
                damage("a tail without signature", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).streamed(true).tail[0]++;
                }),
                damage("a wrong short tail", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).streamed(false).tail[11]++;
                }),
                damage("a missing tail", "do not end where the next entry begins", zip -> {
                    zip.get(FIRST).streamed(true).tail = new byte[0];
                }));
    }

    private static Arguments damage(String what, String detail, Consumer<RawZip> change) {
        return Arguments.of(what, detail, change);
    }

    /** An entry that stands in the file, but not in the directory: tools that read from the front unpack it. */
    private static void hide(RawZip zip) {
        var hidden = new RawZip();
        hidden.add(FIRST, Packs.ascii("{}"));
        zip.gap = Arrays.copyOf(hidden.bytes(), 30 + FIRST.length() + 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void everyByteBelongsToOneEntry(String what, String detail, Consumer<RawZip> change) throws Exception {
        var zip = RawZip.of(files);
        change.accept(zip);

        assertThat(Packs.problems(write(zip)))
                .singleElement()
                .asString()
                .contains("cannot be read: ")
                .containsPattern(detail);
    }

    static Stream<Arguments> wrongEntries() {
        return Stream.of(
                damage("encrypted", "is encrypted or packed in a rare way", zip -> flags(zip, 1)),
                damage("strongly encrypted", "is encrypted or packed in a rare way", zip -> flags(zip, 0x40)),
                damage("masked", "is encrypted or packed in a rare way", zip -> flags(zip, 0x2000)),
                damage("bzip2", "is encrypted or packed in a rare way", zip -> method(zip, 12)),
                damage("stored called deflated", "it cannot be unpacked", zip -> method(zip, 8)),
                damage("a wrong crc", "its check sum in the zip differs", zip -> {
                    zip.get(FIRST).crc++;
                    zip.get(FIRST).localCrc++;
                }),
                damage("a size too small", "another size than the zip says", zip -> size(zip, -1)),
                damage("a size too large", "another size than the zip says", zip -> size(zip, 1)),
                damage("no size", "another size than the zip says", zip -> size(zip, -133)));
    }

    private static void flags(RawZip zip, int flags) {
        zip.get(FIRST).flags = flags;
        zip.get(FIRST).localFlags = flags;
    }

    private static void method(RawZip zip, int method) {
        zip.get(FIRST).method = method;
        zip.get(FIRST).localMethod = method;
    }

    private static void size(RawZip zip, int more) {
        zip.get(FIRST).size += more;
        zip.get(FIRST).localSize += more;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongEntries")
    void theEntryThatIsWrongIsNamed(String what, String detail, Consumer<RawZip> change) throws Exception {
        var zip = RawZip.of(files);
        change.accept(zip);

        assertThat(Packs.problems(write(zip)))
                .first()
                .asString()
                .startsWith(FIRST)
                .contains(detail);
    }

    @Test
    void bytesBehindTheEndOfDeflatedDataAreRefused() throws Exception {
        var zip = RawZip.of(files);
        var entry = new RawZip.Entry(FIRST, files.get(FIRST), true);
        entry.data = Arrays.copyOf(entry.data, entry.data.length + 5);
        entry.packed += 5;
        entry.localPacked += 5;
        zip.entries.set(0, entry);

        assertThat(Packs.problems(write(zip))).singleElement().asString().contains("there is something behind its end");
    }

    @Test
    void deflatedDataThatBreakOffAreRefused() throws Exception {
        var zip = RawZip.of(files);
        var entry = new RawZip.Entry(FIRST, files.get(FIRST), true);
        entry.data = Arrays.copyOf(entry.data, entry.data.length - 3);
        entry.packed -= 3;
        entry.localPacked -= 3;
        zip.entries.set(0, entry);

        assertThat(Packs.problems(write(zip))).singleElement().asString().contains("it cannot be unpacked");
    }

    @Test
    @Timeout(60)
    void aBombIsNotUnpackedFurtherThanItsSize() throws Exception {
        for (boolean honest : new boolean[] {true, false}) {
            var zip = RawZip.of(files);
            var bomb = new RawZip.Entry(FIRST, new byte[200 * 1024 * 1024], true);
            if (!honest) {
                bomb.size = 133;
                bomb.localSize = 133;
            }
            zip.entries.set(0, bomb);
            assertThat(Packs.problems(write(zip))).singleElement().asString().startsWith(FIRST);
        }
    }

    @Test
    @Timeout(60)
    void aBombInPlaceOfTheManifestIsNotUnpackedFurtherThanTheLimit() throws Exception {
        var zip = RawZip.of(files);
        var bomb = new RawZip.Entry("manifest.json", new byte[200 * 1024 * 1024], true);
        bomb.size = 100;
        bomb.localSize = 100;
        zip.entries.set(zip.entries.indexOf(zip.get("manifest.json")), bomb);

        assertThat(Packs.problems(write(zip)))
                .containsExactly("manifest.json: has more than 67108864 bytes; this is no pack");
    }

    @Test
    @Timeout(60)
    void seventyThousandStrangersAreCountedAndTwentyNamed() throws Exception {
        for (boolean zip64 : new boolean[] {true, false}) {
            var zip = RawZip.of(files);
            for (int i = 0; i < 70_000; i++) {
                zip.add("items/" + (100_000 + i) + ".json", new byte[0]);
            }
            zip.zip64 = zip64;
            PackRefused refusal = Packs.refusal(write(zip));
            assertThat(refusal.problems()).hasSize(zip64 ? 20 : 1);
            assertThat(refusal.more()).isEqualTo(zip64 ? 69_980 : 0);
        }
    }

    @Test
    @Timeout(60)
    void moreEntriesThanAPackMayHaveAreNotRead() throws Exception {
        var zip = RawZip.of(files);
        zip.zip64 = true;
        zip.missing = -200_000;

        assertThat(Packs.problems(write(zip))).singleElement().asString().contains("it has more than 200000 entries");
        zip.missing = Integer.MAX_VALUE;
        assertThat(Packs.problems(write(zip))).singleElement().asString().contains("it has more than 200000 entries");
    }

    @Tag("slow")
    @Test
    @Timeout(120)
    void moreEntriesThanAZipOfOldCouldHoldAreAPack() throws Exception {
        var items = new ArrayList<Item>();
        for (int i = 0; i < 65_540; i++) {
            var key = EvidenceKind.SUBSCRIPTION.key("s-" + i);
            items.add(Recorded.item(key, 200, "{}"));
        }
        Path zip = temp.resolve("large.zip");
        PackWriter.write(zip, Recorded.provenance(), items);

        assertThat(Packs.read(zip).items()).isEqualTo(items);
    }

    @Test
    void aDamagedRecordOfManyEntriesIsRefused() throws Exception {
        var zip = RawZip.of(files);
        zip.zip64 = true;
        byte[] bytes = zip.bytes();
        assertThat(Packs.read(write(bytes)).items()).isEqualTo(Packs.ITEMS);
        int record = bytes.length - 22 - 20 - 56;
        for (int i : new int[] {0, 4, 24, 32, 40, 48, 56, 64}) {
            byte[] damaged = bytes.clone();
            damaged[record + i]++;
            assertThat(Packs.problems(write(damaged))).as("byte %d", i).hasSize(1);
            damaged[record + i] = (byte) 0xFF;
            Arrays.fill(damaged, record + i, record + Math.min(i + 8, 76), (byte) 0xFF);
            assertThat(Packs.problems(write(damaged))).as("bytes from %d", i).hasSize(1);
        }
        byte[] end = Arrays.copyOfRange(bytes, bytes.length - 22, bytes.length);
        assertThat(Packs.problems(write(end))).singleElement().asString().contains("its end record is damaged");
    }

    @Test
    void anEmptyZipIsNoPack() throws Exception {
        assertThat(Packs.problems(write(new RawZip())))
                .containsExactly("manifest.json: is not there; check that the path is that of an evidence pack");
    }

    @Test
    void aPartOfSeveralIsRefused() throws Exception {
        byte[] bytes = RawZip.of(files).bytes();
        for (int field : new int[] {4, 6, 8}) {
            byte[] part = bytes.clone();
            part[bytes.length - 22 + field]++;
            assertThat(Packs.problems(write(part))).singleElement().asString().contains("it is one part of several");
        }
    }

    @Test
    void aDirectoryOfGigabytesIsNotRead() throws Exception {
        byte[] bytes = RawZip.of(files).bytes();
        bytes[bytes.length - 22 + 15] = 0x7F;

        assertThat(Packs.problems(write(bytes)))
                .singleElement()
                .asString()
                .contains("is not where its end record says");
    }

    private Path write(RawZip zip) throws Exception {
        return write(zip.bytes());
    }

    private Path write(byte[] bytes) throws Exception {
        return Files.write(temp.resolve("hostile.zip"), bytes);
    }
}
