package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.Cloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in {@code docs} says what the code does, and its example is a pack. */
class EvidencePackPageTest {
    private static final Path PAGE = Path.of("..", "docs", "evidence-pack.md");
    private static final Pattern KINDS =
            Pattern.compile("(?s)(<!-- kinds: [^\\n]* -->\\n)(.*)(<!-- end of kinds -->\\n)");
    private static final Pattern FILE = Pattern.compile("(?s)\\n`([^`\\n]+)`:\\n\\n```(?:json|text)\\n(.*?\\n)```\\n");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([A-Za-z0-9.\\[\\]]+)` \\| [a-zA-Z0-9 -]+ \\|");

    @TempDir
    Path temp;

    @Test
    void theTableOfKindsIsUpToDate() throws IOException {
        String page = page();
        String renewed = KINDS.matcher(page)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(1) + "\n" + kinds() + "\n" + match.group(3)));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(page())
                .as("run mvn -pl shared-core test -Dtest=EvidencePackPageTest -Ddocs.update=true")
                .isEqualTo(renewed)
                .contains("| `vault` |");
    }

    private static String kinds() {
        return "| Kind | Asked of | Path or query | api-version | Answer | Permission |\n| --- | --- | --- | --- | --- | --- |\n"
                + Arrays.stream(EvidenceKind.values())
                        .map(EvidencePackPageTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(EvidenceKind kind) {
        String asked =
                switch (kind.plane()) {
                    case ARM -> "`GET`, Resource Manager";
                    case GRAPH -> "`POST`, Resource Graph";
                    case VAULT -> "`GET`, vault `{0}`";
                    case HSM -> "`GET`, HSM `{0}`";
                };
        return "| `" + kind.id() + "` | " + asked + " | `" + kind.template().replace("|", "\\|") + "` | "
                + kind.apiVersion() + " | "
                + kind.shape().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                + kind.permission() + " |\n";
    }

    @Test
    void theExampleIsAPack() throws Exception {
        Map<String, String> files = example();
        assertThat(files.keySet()).startsWith("manifest.json", "manifest.json.sha256", "items/0001.json");
        for (var file : files.entrySet()) {
            Path path = temp.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        Pack pack = Packs.read(temp);

        assertThat(pack.items()).hasSize(4);
        Evidence evidence = pack.evidence(Cloud.azure());
        for (Item item : pack.items()) {
            boolean list = item.key().kind().shape().isList();
            boolean answered = item.pages().get(0).answer().fold(answer -> true, missing -> false);
            boolean read = list
                    ? evidence.list(item.key()).complete().fold(s -> true, (why, s) -> false, (gaps, s) -> false)
                    : evidence.body(item.key()).fold(body -> true, () -> false, () -> false);
            assertThat(read).as(item.key().text()).isEqualTo(answered);
            assertThat(item.pages().get(0).request())
                    .isEqualTo(Request.of(
                            item.key(), Cloud.azure(), item.key().kind().apiVersion()));
        }
    }

    @Test
    void theExampleIsWrittenAsThisToolWritesIt() throws Exception {
        Map<String, String> files = example();
        var problems = new Problems();
        Manifest manifest = ManifestReader.read(Bytes.utf8(files.get("manifest.json")), problems)
                .orElseThrow();

        assertThat(ManifestWriter.write(manifest).text()).isEqualTo(files.get("manifest.json"));
    }

    @Test
    void everyFieldIsExplainedAndShown() throws Exception {
        Set<String> explained = new TreeSet<>();
        FIELD.matcher(page()).results().forEach(match -> explained.add(match.group(1)));
        Set<String> shown = new TreeSet<>();
        names("", StrictJson.object(Bytes.utf8(example().get("manifest.json"))), shown);

        assertThat(explained).isEqualTo(shown).contains("formatVersion", "items[].request.body", "items[].failure");
    }

    private static void names(String prefix, JsonNode node, Set<String> names) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
                names.add(name);
                names(name, field.getValue(), names);
            });
        } else if (node.isArray()) {
            node.forEach(element -> names(prefix + "[]", element, names));
        }
    }

    private static Map<String, String> example() throws IOException {
        var files = new LinkedHashMap<String, String>();
        FILE.matcher(page()).results().forEach(match -> files.put(match.group(1), match.group(2)));
        return files;
    }

    private static String page() throws IOException {
        return Files.readString(PAGE).replace("\r\n", "\n");
    }
}
