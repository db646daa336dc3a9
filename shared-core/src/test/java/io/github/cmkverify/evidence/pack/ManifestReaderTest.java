package io.github.cmkverify.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the manifest, broken by an editor who hashes it again. */
class ManifestReaderTest {
    private static final String SHA = "0e67a643c152d6568c10b21764bb128950c9a0ca8453025af8562206ddc36457";

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"formatVersion\": 1,|\"formatVersion\": 2,|manifest.json: has format version 2, but this version of cmk-verify reads 1; use a newer cmk-verify",
                "\"formatVersion\": 1,|\"formatVersion\": 0,|manifest.json /formatVersion: is not between 1 and 2147483647",
                "\"formatVersion\": 1,|\"formatVersion\": \"1\",|manifest.json /formatVersion: is no whole number",
                "\"formatVersion\": 1,|\"formatVersion\": 1.0,|manifest.json /formatVersion: is no whole number",
                "\"formatVersion\": 1,|\"formatVersion\": 99999999999999999999,|manifest.json /formatVersion: is no whole number",
                "\"formatVersion\": 1,|\"formatVersion\": 4294967297,|manifest.json /formatVersion: is not between 1 and 2147483647",
                "\"formatVersion\": 1,|\"formatversion\": 1,|manifest.json /formatVersion: is missing",
                "\"formatVersion\": 1,|\"formatVersion\": 1, \"note\": 1,|manifest.json /note: is not known to this version, which knows formatVersion, tool, collectedFrom, ",
                "\"formatVersion\": 1,|\"formatVersion\": 1, \"Tenant\": 1,|manifest.json: is JSON with one name twice in an object, in different case",
                "\"formatVersion\": 1,|\"formatVersion\": 1, \"tenant\": 1,|manifest.json: is not strict JSON at line",
                "\"formatVersion\": 1,|\"formatVersion\": 1 \"tenant\": 1,|manifest.json: is not strict JSON at line",
                "\"tool\": {|\"tool\": {\"x\\u001b\": 1,|manifest.json /tool/x?: is not known to this version, which knows name, version",
                "\"name\": \"cmk-verify\"|\"name\": \"\"|manifest.json /tool/name: is empty",
                "\"version\": \"0.1.0\"|\"version\": null|manifest.json /tool/version: is no text",
                "\"cloud\": \"AzureCloud\"|\"cloud\": \"Azure\\nCloud\"|manifest.json /cloud: has control characters",
                "\"cloud\": \"AzureCloud\"|\"cloud\": \"Azure\\u2028Cloud\"|manifest.json /cloud: has control characters",
                "\"cloud\": \"AzureCloud\"|\"cloud\": {}|manifest.json /cloud: is no text",
                "\"profileSha256\": \"ab|\"profileSha256\": \"AB|manifest.json /profileSha256: is no SHA-256: 64 lower-case hex digits",
                "\"profileSha256\": \"ab|\"profileSha256\": \"|manifest.json /profileSha256: is no SHA-256: 64 lower-case hex digits",
                "\"collectedFrom\": \"2026-11-22T09:00:00Z\"|\"collectedFrom\": \"2026-11-22T09:02:01Z\"|manifest.json /collectedTo: lies before collectedFrom",
                "\"collectedFrom\": \"2026-11-22T09:00:00Z\"|\"collectedFrom\": \"2026-11-22T10:00:00+01:00\"|manifest.json /collectedFrom: is no time such as 2026-11-22T09:00:00Z",
                "\"collectedFrom\": \"2026-11-22T09:00:00Z\"|\"collectedFrom\": \"2026-02-30T09:00:00Z\"|manifest.json /collectedFrom: is no time such as 2026-11-22T09:00:00Z",
                "\"collectedFrom\": \"2026-11-22T09:00:00Z\"|\"collectedFrom\": \"2026-11-22\"|manifest.json /collectedFrom: is no time such as 2026-11-22T09:00:00Z",
                "\"collectedFrom\": \"2026-11-22T09:00:00Z\"|\"collectedFrom\": 1796000000|manifest.json /collectedFrom: is no text",
                "\"pointer\": \"/tags\"|\"pointer\": \"tags\"|manifest.json /redacted/1/pointer: is no JSON pointer such as /properties/apiProperties",
                "\"pointer\": \"/tags\"|\"pointer\": \"/a~2\"|manifest.json /redacted/1/pointer: is no JSON pointer such as /properties/apiProperties",
                "\"pointer\": \"/tags\"|\"pointer\": \"/a~\"|manifest.json /redacted/1/pointer: is no JSON pointer such as /properties/apiProperties",
                "\"pointer\": \"/tags\"|\"pointer\": \"/tags\", \"why\": \"\"|manifest.json /redacted/1/why: is not known to this version, which knows item, pointer",
                "\"item\": \"vault:|\"item\": \"VAULT:|manifest.json /redacted: names the item VAULT:",
                "\"redacted\": [|\"redacted\": [ 5, |manifest.json /redacted/0: is no object",
                "\"items\": [|\"items\": [ null, |manifest.json /items/0: is no object",
                "\"kind\": \"vault\"|\"kind\": \"VAULT\"|manifest.json /items/0/kind: is not a kind of evidence that this version knows",
                "\"kind\": \"vault\"|\"kind\": \"secret\"|manifest.json /items/0/kind: is not a kind of evidence that this version knows",
                "\"arguments\": [ \"kv-claims\" ]|\"arguments\": [ ]|manifest.json /items/3/arguments: are not 1 texts",
                "\"arguments\": [ \"kv-claims\" ]|\"arguments\": [ \"a\", \"b\" ]|manifest.json /items/3/arguments: are not 1 texts",
                "\"arguments\": [ \"kv-claims\" ]|\"arguments\": [ 5 ]|manifest.json /items/3/arguments: holds something that is no text of one line",
                "\"arguments\": [ \"kv-claims\" ]|\"arguments\": [ \"a\\tb\" ]|manifest.json /items/3/arguments: holds something that is no text of one line",
                "\"arguments\": [ \"kv-claims\" ]|\"arguments\": \"kv-claims\"|manifest.json /items/3/arguments: is no list",
                "\"page\": 2|\"page\": 3|manifest.json /items/2: is page 3 of key-versions:",
                "\"page\": 2|\"page\": 1|manifest.json /items/2: is a second answer to key-versions:",
                "\"page\": 2|\"page\": 0|manifest.json /items/2/page: is not between 1 and 200000",
                "\"page\": 2|\"page\": -1|manifest.json /items/2/page: is not between 1 and 200000",
                "\"method\": \"POST\"|\"method\": \"DELETE\"|manifest.json /items/3/request/method: is neither GET nor POST",
                "\"method\": \"POST\"|\"method\": \"GET\"|manifest.json /items/3/request/body: belongs to a POST, and to nothing else",
                "\"request\": {|\"request\": {\"headers\": {},|manifest.json /items/0/request/headers: is not known to this version, which knows method, body, url, apiVersion",
                "\"apiVersion\": \"2024-04-01\"|\"apiVersion\": \"\"|manifest.json /items/3/request/apiVersion: is empty",
                "\"status\": 403|\"status\": 99|manifest.json /items/2/status: is not between 100 and 599",
                "\"status\": 403|\"status\": 600|manifest.json /items/2/status: is not between 100 and 599",
                "\"status\": 403|\"status\": \"403\"|manifest.json /items/2/status: is no whole number",
                "\"status\": 403|\"status\": null|manifest.json /items/2/failure: is missing",
                "\"status\": 403,|`` |manifest.json /items/2/status: is missing",
                "\"status\": null|\"status\": 200|manifest.json /items/4/requestId: is missing",
                "\"failure\": \"timed out|\"size\": 0, \"failure\": \"timed out|manifest.json /items/4/size: is not known to this version, which knows kind, arguments, page, request, time, status, failure",
                "\"failure\": \"timed out after 30 s\"|\"failure\": \"\"|manifest.json /items/4/failure: is empty",
                "\"size\": 133|\"size\": -1|manifest.json /items/0/size: is not between 0 and 33554432",
                "\"size\": 133|\"size\": 33554433|manifest.json /items/0/size: is not between 0 and 33554432",
                "\"size\": 133|\"size\": 132|items/0001.json (vault:",
                "\"size\": 133|\"size\": 134|items/0001.json (vault:",
                "\"file\": \"items/0002.json\"|\"file\": \"items/0001.json\"|manifest.json /items/1/file: items/0001.json is the body of two answers",
                "\"file\": \"items/0002.json\"|\"file\": \"../items/0002.json\"|manifest.json /items/1/file: ../items/0002.json is not a name such as items/0001.json",
                "\"file\": \"items/0002.json\"|\"file\": \"/etc/passwd\"|manifest.json /items/1/file: /etc/passwd is not a name such as items/0001.json",
                "\"file\": \"items/0002.json\"|\"file\": \"manifest.json\"|manifest.json /items/1/file: manifest.json is not a name such as items/0001.json",
                "\"file\": \"items/0002.json\"|\"file\": \"items/2.json\"|manifest.json /items/1/file: items/2.json is not a name such as items/0001.json",
                "\"file\": \"items/0002.json\"|\"file\": \"items/0002.json\\u0000\"|manifest.json /items/1/file: has control characters",
                "\"file\": \"items/0002.json\"|\"file\": \"items/0009.json\"|items/0009.json (key-versions:",
                "\"time\": \"2026-11-22T09:02:00Z\"|\"time\": \"yesterday\"|manifest.json /items/4/time: is no time such as 2026-11-22T09:00:00Z",
                SHA + "|" + "0E67A643C152D6568C10B21764BB128950C9A0CA8453025AF8562206DDC36457"
                        + "|manifest.json /items/3/sha256: is no SHA-256: 64 lower-case hex digits",
                SHA
                        + "|0000a643c152d6568c10b21764bb128950c9a0ca8453025af8562206ddc36457|items/0004.json (vault-search:kv-claims): was altered: its SHA-256 is "
                        + SHA,
            })
    void aBrokenRuleIsNamedWithItsPlace(String text, String other, String problem) throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, text, Optional.ofNullable(other).orElse(""));

        assertThat(Packs.problems(folder)).first().asString().startsWith(problem);
        assertThat(Packs.refusal(folder).kind()).isEqualTo(PackRefused.Kind.UNSOUND);
    }

    @Test
    void oneFieldIsOneProblem() throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, "\"request\": {", "\"request\": 5, \"requests\": {");

        assertThat(Packs.refusal(folder).problems())
                .extracting(PackProblem::place)
                .containsExactly(
                        "manifest.json /items/0/request",
                        "manifest.json /items/0/requests",
                        "manifest.json /items/1/request",
                        "manifest.json /items/1/requests",
                        "manifest.json /items/2/request",
                        "manifest.json /items/2/requests",
                        "manifest.json /items/3/request",
                        "manifest.json /items/3/requests",
                        "manifest.json /items/4/request",
                        "manifest.json /items/4/requests");
    }

    @Test
    void allBrokenRulesAreNamedAtOnce() throws Exception {
        Path folder = Packs.folder(temp);
        Files.writeString(folder.resolve("notes.txt"), "");
        Packs.editManifest(folder, "\"status\": 403", "\"status\": 0");
        Packs.editManifest(folder, "\"cloud\"", "\"clouds\"");

        assertThat(Packs.refusal(folder).problems())
                .extracting(PackProblem::place)
                .containsExactly(
                        "notes.txt", "manifest.json /cloud", "manifest.json /items/2/status", "manifest.json /clouds");
    }

    @Test
    void aManifestOfAnotherVersionIsNotLookedAt() throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, "\"formatVersion\": 1,", "\"formatVersion\": 2, \"what\": {},");
        Packs.editManifest(folder, "\"cloud\"", "\"clouds\"");

        assertThat(Packs.problems(folder)).hasSize(1);
    }

    @Test
    void aPageSpelledOtherwiseIsASecondAnswer() throws Exception {
        Path folder = Packs.folder(temp);
        String manifest = Files.readString(folder.resolve("manifest.json"));
        int second = manifest.lastIndexOf("\"cmk\"");
        Files.writeString(
                folder.resolve("manifest.json"),
                manifest.substring(0, second) + "\"CMK\"" + manifest.substring(second + 5));
        Packs.seal(folder);

        assertThat(Packs.problems(folder))
                .singleElement()
                .asString()
                .startsWith("manifest.json /items/2: is a second answer to key-versions:");
    }

    @Test
    void aSecondPageNeedsItsFirst() throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, "\"page\": 1", "\"page\": 2");

        assertThat(Packs.problems(folder))
                .contains("manifest.json /items/0: is page 2 of vault:" + Recorded.VAULT
                        + " where page 1 belongs; collect the evidence again");
    }

    @Test
    void anotherToolMayWriteAPack() throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, "\"name\": \"cmk-verify\"", "\"name\": \"our collector\"");

        assertThat(Packs.read(folder).tool()).isEqualTo("our collector");
    }

    @Test
    void theOrderOfFieldsAndTheSpacesAreFree() throws Exception {
        Path folder = Packs.folder(temp);
        Packs.editManifest(folder, "\n", " ");
        Packs.editManifest(folder, "\"cloud\": \"AzureCloud\",", "");
        Packs.editManifest(folder, "\"items\":", "\"cloud\" : \"AzureCloud\", \"items\":");

        assertThat(Packs.read(folder).items()).isEqualTo(Packs.ITEMS);
    }

    @Test
    void moreBytesThanAPackMayHoldAreNotRead() {
        var problems = new Problems();
        new RowRules(problems).check(Recorded.provenance(), rows(33, PackLimits.BODY));
        assertThat(texts(problems)).containsExactly("manifest.json: lists more than 1073741824 bytes; this is no pack");

        var none = new Problems();
        new RowRules(none).check(Recorded.provenance(), rows(32, PackLimits.BODY));
        assertThat(none.none()).isTrue();
    }

    @Test
    void moreRequestsThanAPackMayHoldAreNotRead() {
        var problems = new Problems();
        new RowRules(problems).check(Recorded.provenance(), rows(PackLimits.ENTRIES + 1, 0));
        assertThat(texts(problems)).containsExactly("manifest.json: lists more than 200000 requests; this is no pack");

        var none = new Problems();
        new RowRules(none).check(Recorded.provenance(), rows(PackLimits.ENTRIES, 0));
        assertThat(none.none()).isTrue();
    }

    private static List<String> texts(Problems problems) {
        return problems.refusal("").problems().stream().map(PackProblem::text).toList();
    }

    private static List<Manifest.Row> rows(int count, int size) {
        var rows = new ArrayList<Manifest.Row>();
        for (int i = 1; i <= count; i++) {
            rows.add(new Manifest.Row(
                    Recorded.SEARCH,
                    i,
                    Recorded.request(Recorded.SEARCH),
                    Recorded.FROM,
                    new Manifest.Stored(200, "", "", size, SHA, PackNames.body(i))));
        }
        return rows;
    }

    /** What is read back is what was written, without the hash of the pack and in an order of its own. */
    @Test
    void manifestsAreReadAsWritten() {
        Map<String, List<String>> redacted = new HashMap<>();
        for (String item : List.of("b", "a", "d", "c")) {
            redacted.put(item, List.of("/x"));
        }
        var provenance = Recorded.provenance(redacted).inPack(Optional.of("hash"));
        Bytes bytes = ManifestWriter.write(Manifest.of(provenance, List.of()));

        assertThat(bytes.text().indexOf("\"a\"")).isLessThan(bytes.text().indexOf("\"b\""));
        assertThat(bytes.text().indexOf("\"c\"")).isLessThan(bytes.text().indexOf("\"d\""));
        assertThat(bytes.text()).doesNotContain("hash");
    }
}
