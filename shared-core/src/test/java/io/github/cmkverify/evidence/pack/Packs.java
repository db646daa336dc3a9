package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Recorded;
import io.github.cmkverify.evidence.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small pack, and the files of packs. */
final class Packs {
    static final Provenance PROVENANCE =
            Recorded.provenance(Map.of(Recorded.VAULT_KEY.text(), List.of("/properties/a~1b", "/tags")));

    private static final String NEXT = Recorded.request(Recorded.VERSIONS).url() + "&$skiptoken=t";

    /** A resource, a list of two pages, a search, a request that was never answered. */
    static final List<Item> ITEMS = List.of(
            Recorded.item(Recorded.VAULT_KEY, 200, "{'id': '" + Recorded.VAULT + "'}\n"),
            new Item(
                    Recorded.VERSIONS,
                    List.of(
                            new Item.Page(
                                    Recorded.request(Recorded.VERSIONS),
                                    Recorded.answer(200, "{'value': [], 'nextLink': '" + NEXT + "'}")),
                            new Item.Page(
                                    new Request("GET", NEXT, "2026-02-01", Optional.empty()),
                                    Recorded.answer(403, "")))),
            Recorded.item(Recorded.SEARCH, 200, "{'data': []}"),
            Item.of(
                    EvidenceKind.SUBSCRIPTION.key(Recorded.SUBSCRIPTION),
                    Recorded.request(EvidenceKind.SUBSCRIPTION.key(Recorded.SUBSCRIPTION)),
                    new Answer.Missing(Recorded.TO, "timed out after 30 s")));

    /** For tests that try every byte: a GET with a redaction, a POST, no answer. */
    static final List<Item> LEAST = List.of(
            Recorded.item(EvidenceKind.HSM.key("/h"), 200, "{'id': '/h'}"),
            Recorded.item(EvidenceKind.VAULT_SEARCH.key("k"), 403, ""),
            Item.of(
                    EvidenceKind.SUBSCRIPTION.key("s"),
                    Recorded.request(EvidenceKind.SUBSCRIPTION.key("s")),
                    new Answer.Missing(Recorded.TO, "refused")));

    private Packs() {}

    static Path least(Path target) throws Exception {
        PackWriter.write(target, Recorded.provenance(Map.of("hsm:/h", List.of("/a"))), LEAST);
        return target;
    }

    /** The small pack as a folder. */
    static Path folder(Path parent) throws Exception {
        Path folder = parent.resolve("pack");
        PackWriter.write(folder, PROVENANCE, ITEMS);
        return folder;
    }

    static Path zip(Path parent) throws Exception {
        Path zip = parent.resolve("pack.zip");
        PackWriter.write(zip, PROVENANCE, ITEMS);
        return zip;
    }

    static Pack read(Path path) throws PackRefused {
        return PackReader.read(path, Optional.empty());
    }

    /** The problems for which {@code path} is refused, one text each. */
    static List<String> problems(Path path) {
        return refusal(path).problems().stream().map(PackProblem::text).toList();
    }

    static PackRefused refusal(Path path) {
        return refusal(path, Optional.empty());
    }

    static PackRefused refusal(Path path, Optional<String> expected) {
        try {
            throw new AssertionError("read: " + PackReader.read(path, expected));
        } catch (PackRefused e) {
            return e;
        }
    }

    /** Writes the hash of the manifest anew, as somebody does who edits a pack. */
    static void seal(Path folder) throws IOException {
        String sha256 =
                Bytes.of(Files.readAllBytes(folder.resolve("manifest.json"))).sha256();
        Files.writeString(folder.resolve("manifest.json.sha256"), sha256 + "  manifest.json\n");
    }

    static void editManifest(Path folder, String text, String other) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        String before = Files.readString(manifest);
        if (!before.contains(text)) {
            throw new AssertionError(text + " is not in " + before);
        }
        Files.writeString(manifest, before.replace(text, other));
        seal(folder);
    }

    /** All files of a folder, by the name that they have in a zip. */
    static Map<String, byte[]> files(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
