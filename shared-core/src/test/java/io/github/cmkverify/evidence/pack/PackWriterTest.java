package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Recorded;
import io.github.cmkverify.evidence.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete or not at all, and always the same bytes. */
class PackWriterTest {
    @TempDir
    Path temp;

    @Test
    void theSameEvidenceGivesTheSameBytesOnEveryMachine() throws Exception {
        Packs.zip(temp);
        PackWriter.write(temp.resolve("again.ZIP"), Packs.PROVENANCE, Packs.ITEMS);
        byte[] zip = Files.readAllBytes(temp.resolve("pack.zip"));

        assertThat(Files.readAllBytes(temp.resolve("again.ZIP"))).isEqualTo(zip);
        assertThat(Bytes.of(zip).sha256())
                .as("bytes of a zip change only with the format")
                .isEqualTo("c99a23b4c3c911306a3b91093386ba1338cd4a35fad44726d5a9293407132c20");
    }

    @Test
    void zipAndFolderHoldTheSameFiles() throws Exception {
        Map<String, byte[]> files = Packs.files(Packs.folder(temp));

        assertThat(files.keySet())
                .containsExactly(
                        "items/0001.json",
                        "items/0002.json",
                        "items/0003.json",
                        "items/0004.json",
                        "manifest.json",
                        "manifest.json.sha256");
        try (var zip = new ZipFile(Packs.zip(temp).toFile())) {
            assertThat(zip.size()).isEqualTo(files.size());
            for (var file : files.entrySet()) {
                try (var in = zip.getInputStream(zip.getEntry(file.getKey()))) {
                    assertThat(in.readAllBytes()).isEqualTo(file.getValue());
                }
            }
        }
    }

    @Test
    void theManifestIsReadableInReview() throws Exception {
        String manifest = Files.readString(Packs.folder(temp).resolve("manifest.json"));

        assertThat(manifest)
                .startsWith("{\n  \"formatVersion\": 1,\n  \"tool\": {\n    \"name\": \"cmk-verify\",\n")
                .endsWith("}\n")
                .contains("    \"kind\": \"vault\",\n    \"arguments\": [ \"" + Recorded.VAULT + "\" ],\n")
                .contains("    \"status\": null,\n    \"failure\": \"timed out after 30 s\",\n")
                .doesNotContain("\r", "\t");
        assertThat(manifest.lines().count()).isEqualTo(manifest.split("\n", -1).length - 1L);
    }

    @Test
    void nothingInTheManifestCanHideOrReorderText() throws Exception {
        var key = EvidenceKind.VAULT.key("/vaults/\u202e\u00e9\uD83D\uDD11");
        PackWriter.write(temp.resolve("pack"), Recorded.provenance(), List.of(Recorded.item(key, 200, "")));

        byte[] manifest = Files.readAllBytes(temp.resolve("pack/manifest.json"));
        assertThat(new String(manifest, StandardCharsets.US_ASCII)).contains("/vaults/\\u202E\\u00E9\\uD83D\\uDD11");
        assertThat(Packs.read(temp.resolve("pack")).items().get(0).key().text()).isEqualTo(key.text());
    }

    @Test
    void nothingElseIsLeftBeside() throws Exception {
        Packs.folder(temp);
        Packs.zip(temp);

        assertThat(children(temp)).containsExactlyInAnyOrder("pack", "pack.zip");
    }

    @Test
    void foldersAboveAreMade() throws Exception {
        PackWriter.write(temp.resolve("a/b/pack.zip"), Packs.PROVENANCE, Packs.ITEMS);

        assertThat(Packs.read(temp.resolve("a/b/pack.zip")).items()).hasSize(4);
    }

    @Test
    void anEmptyTargetIsReplaced() throws Exception {
        Files.createDirectory(temp.resolve("pack"));
        Files.createFile(temp.resolve("pack.zip"));

        assertThat(Packs.read(Packs.folder(temp)).items()).hasSize(4);
        assertThat(Packs.read(Packs.zip(temp)).items()).hasSize(4);
    }

    @Test
    void anOccupiedTargetIsLeftAlone() throws Exception {
        Files.createDirectories(temp.resolve("pack/x"));
        Files.writeString(temp.resolve("pack.zip"), "x");

        assertThatThrownBy(() -> Packs.folder(temp))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("name another place for the pack");
        assertThatThrownBy(() -> Packs.zip(temp)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(temp.resolve("pack.zip")).hasContent("x");
        assertThat(children(temp)).containsExactlyInAnyOrder("pack", "pack.zip");
    }

    @Test
    void aLinkIsNotWrittenThrough() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(temp.resolve("pack"), elsewhere);
        Files.createSymbolicLink(temp.resolve("pack.zip"), temp.resolve("nowhere"));

        assertThatThrownBy(() -> Packs.folder(temp)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Packs.zip(temp)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "pack.zip"})
    void anInterruptionLeavesNothingBehind(String name) throws Exception {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> PackWriter.write(temp.resolve(name), Packs.PROVENANCE, Packs.ITEMS))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(children(temp)).isEmpty();
    }

    @Test
    void aFailureLeavesNothingBehind() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> PackWriter.write(file.resolve("pack"), Packs.PROVENANCE, Packs.ITEMS))
                .isInstanceOf(IOException.class);
        assertThat(children(temp)).containsExactly("file");
    }

    static Stream<List<Item>> unstorable() {
        var vault = Packs.ITEMS.get(0);
        var request = Recorded.request(Recorded.VAULT_KEY);
        return Stream.of(
                List.of(vault, vault),
                List.of(answered(new Answer.Received(99, Recorded.FROM, "", "", Bytes.utf8("")))),
                List.of(answered(new Answer.Received(600, Recorded.FROM, "", "", Bytes.utf8("")))),
                List.of(answered(new Answer.Received(200, Recorded.FROM, "a\nb", "", Bytes.utf8("")))),
                List.of(answered(new Answer.Received(200, Recorded.FROM, "", "\u0007", Bytes.utf8("")))),
                List.of(answered(new Answer.Received(200, Recorded.FROM, "\ud800", "", Bytes.utf8("")))),
                List.of(answered(
                        new Answer.Received(200, Recorded.FROM, "", "", Bytes.of(new byte[PackLimits.BODY + 1])))),
                List.of(answered(new Answer.Received(200, java.time.Instant.MAX, "", "", Bytes.utf8("")))),
                List.of(answered(new Answer.Missing(Recorded.FROM, ""))),
                List.of(answered(new Answer.Missing(Recorded.FROM, "two\nlines"))),
                List.of(Item.of(
                        Recorded.VAULT_KEY,
                        new Request("DELETE", request.url(), request.apiVersion(), Optional.empty()),
                        Recorded.answer(200, ""))),
                List.of(Item.of(
                        Recorded.VAULT_KEY,
                        new Request("POST", request.url(), request.apiVersion(), Optional.empty()),
                        Recorded.answer(200, ""))));
    }

    @ParameterizedTest
    @MethodSource("unstorable")
    void whatNoReaderWouldTakeIsNotWritten(List<Item> items) {
        assertThatThrownBy(() -> PackWriter.write(temp.resolve("pack"), Recorded.provenance(), items))
                .isInstanceOf(PackRefused.class)
                .hasMessageStartingWith("the evidence cannot be stored:");
        assertThat(children(temp)).isEmpty();
    }

    @Test
    void aRedactionOfNoItemIsNotWritten() {
        assertThatThrownBy(() -> PackWriter.write(temp.resolve("pack"), Packs.PROVENANCE, List.of()))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("names the item " + Recorded.VAULT_KEY.text());
    }

    @Test
    void anOriginWithoutAHashIsNotWritten() {
        Provenance p = Recorded.provenance();
        var provenance = new Provenance(
                p.toolVersion(),
                "",
                p.cloud(),
                "",
                p.subscription(),
                p.collectedTo(),
                p.collectedFrom(),
                p.packSha256(),
                p.redacted());

        assertThatThrownBy(() -> PackWriter.write(temp.resolve("pack"), provenance, List.of()))
                .hasMessageContaining("/profileSha256: is no SHA-256")
                .hasMessageContaining("/tenant: is empty")
                .hasMessageContaining("/collectedTo: lies before collectedFrom");
    }

    private static Item answered(Answer answer) {
        return Item.of(Recorded.VAULT_KEY, Recorded.request(Recorded.VAULT_KEY), answer);
    }

    private static List<String> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
