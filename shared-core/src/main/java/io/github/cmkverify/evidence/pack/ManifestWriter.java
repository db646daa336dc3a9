package io.github.cmkverify.evidence.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Provenance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code manifest.json}: the same manifest gives the same bytes, in ASCII, one field a line. */
final class ManifestWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    private ManifestWriter() {}

    static Bytes write(Manifest manifest) {
        try {
            return Bytes.utf8(WRITER.writeValueAsString(json(manifest)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }

    private static ObjectNode json(Manifest manifest) {
        Provenance provenance = manifest.provenance();
        ObjectNode json = MAPPER.createObjectNode().put("formatVersion", Manifest.FORMAT_VERSION);
        json.putObject("tool").put("name", manifest.tool()).put("version", provenance.toolVersion());
        json.put("profileSha256", provenance.profileSha256())
                .put("cloud", provenance.cloud())
                .put("tenant", provenance.tenant())
                .put("subscription", provenance.subscription())
                .put("collectedFrom", provenance.collectedFrom().toString())
                .put("collectedTo", provenance.collectedTo().toString());
        var redacted = json.putArray("redacted");
        redactedInOrder(manifest)
                .forEach((item, pointers) -> pointers.forEach(
                        pointer -> redacted.addObject().put("item", item).put("pointer", pointer)));
        var items = json.putArray("items");
        manifest.rows().forEach(row -> write(row, items.addObject()));
        return json;
    }

    /** In alphabetical order: a map has none of its own. */
    private static Map<String, List<String>> redactedInOrder(Manifest manifest) {
        return new TreeMap<>(manifest.provenance().redacted());
    }

    private static void write(Manifest.Row row, ObjectNode json) {
        EvidenceKey key = row.key();
        json.put("kind", key.kind().id());
        var arguments = json.putArray("arguments");
        key.arguments().forEach(arguments::add);
        json.put("page", row.page());
        ObjectNode request = json.putObject("request")
                .put("method", row.request().method())
                .put("url", row.request().url())
                .put("apiVersion", row.request().apiVersion());
        row.request().body().ifPresent(body -> request.put("body", body));
        row.result()
                .fold(
                        stored -> json.put("status", stored.status())
                                .put("time", row.time().toString())
                                .put("requestId", stored.requestId())
                                .put("mediaType", stored.mediaType())
                                .put("size", stored.size())
                                .put("sha256", stored.sha256())
                                .put("file", stored.file()),
                        failed -> json.putNull("status")
                                .put("failure", failed.reason())
                                .put("time", row.time().toString()));
    }
}
