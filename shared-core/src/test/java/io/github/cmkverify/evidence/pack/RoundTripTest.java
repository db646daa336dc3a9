package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Recorded;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is what is read, as a folder and as a zip, with one hash. */
class RoundTripTest {
    private static final String LETTERS = "abcXYZ019 /\\.;:'\"{}<>-_~%äßıſ\u202e\uD83D\uDD11";

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void randomItems(long seed) throws Exception {
        var random = new Random(seed);
        List<Item> items = items(random);
        Provenance provenance = provenance(random, items);

        String folderHash = PackWriter.write(temp.resolve("pack"), provenance, items);
        String zipHash = PackWriter.write(temp.resolve("pack.zip"), provenance, items);

        assertThat(zipHash).isEqualTo(folderHash);
        for (String name : List.of("pack", "pack.zip")) {
            Pack pack = PackReader.read(temp.resolve(name), Optional.of(folderHash));
            assertThat(pack.items()).isEqualTo(items);
            assertThat(pack.items().stream().map(item -> item.key().text()))
                    .isEqualTo(items.stream().map(item -> item.key().text()).toList());
            assertThat(pack.provenance()).isEqualTo(provenance.inPack(Optional.of(folderHash)));
            assertThat(pack.sha256()).isEqualTo(folderHash);
            assertThat(pack.tool()).isEqualTo("cmk-verify");
        }
    }

    @Test
    void noItemsAtAll() throws Exception {
        PackWriter.write(temp.resolve("pack"), Recorded.provenance(), List.of());
        PackWriter.write(temp.resolve("pack.zip"), Recorded.provenance(), List.of());

        assertThat(Packs.read(temp.resolve("pack")).items()).isEmpty();
        assertThat(Packs.read(temp.resolve("pack.zip")).items()).isEmpty();
    }

    @Test
    void theHashIsThatOfTheManifestAsItStandsThere() throws Exception {
        Path folder = Packs.folder(temp);

        assertThat(Packs.read(folder).sha256())
                .isEqualTo(Bytes.of(Files.readAllBytes(folder.resolve("manifest.json")))
                        .sha256());
    }

    @Test
    void evidenceIsJudgedWithTheHashOfThePack() throws Exception {
        Pack pack = Packs.read(Packs.zip(temp));

        var evidence = pack.evidence(Cloud.azure());

        assertThat(evidence.provenance().packSha256()).contains(pack.sha256());
        assertThat(evidence.items()).containsExactlyElementsOf(Packs.ITEMS);
    }

    private static List<Item> items(Random random) {
        var pages = new LinkedHashMap<EvidenceKey, List<Item.Page>>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            pages.putIfAbsent(key(random), pages(random, random.nextInt(4) + 1));
        }
        return pages.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static EvidenceKey key(Random random) {
        EvidenceKind kind = EvidenceKind.values()[random.nextInt(EvidenceKind.values().length)];
        String[] arguments = new String[kind.arguments()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = text(random);
        }
        return kind.key(arguments);
    }

    private static List<Item.Page> pages(Random random, int count) {
        var pages = new ArrayList<Item.Page>();
        for (int i = 0; i < count; i++) {
            boolean post = random.nextBoolean();
            Optional<String> body = post ? Optional.of(text(random) + "\n\t\u0000") : Optional.empty();
            pages.add(new Item.Page(
                    new Request(post ? "POST" : "GET", "u" + text(random), "v" + text(random), body), answer(random)));
        }
        return pages;
    }

    private static Answer answer(Random random) {
        Instant time = Recorded.FROM.plusNanos(random.nextLong(120_000_000_000L));
        byte[] body = new byte[random.nextInt(300)];
        random.nextBytes(body);
        return random.nextInt(4) == 0
                ? new Answer.Missing(time, "r" + text(random))
                : new Answer.Received(100 + random.nextInt(500), time, text(random), text(random), Bytes.of(body));
    }

    private static Provenance provenance(Random random, List<Item> items) {
        Map<String, List<String>> redacted = new HashMap<>();
        for (Item item : items) {
            if (random.nextInt(3) == 0) {
                redacted.put(
                        item.key().text(), List.of("", "/a~0b/" + text(random).replace('~', '-')));
            }
        }
        return Recorded.provenance(redacted);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
