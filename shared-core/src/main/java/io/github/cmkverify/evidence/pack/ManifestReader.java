package io.github.cmkverify.evidence.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.evidence.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code manifest.json}: strict JSON, every field known, every rule of the format kept. */
final class ManifestReader {
    private static final Pattern BARE_TILDE = Pattern.compile("~(?![01])");

    private final Problems problems;

    private ManifestReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The manifest, or empty with what is wrong noted in {@code problems}.
     *
     * @param problems of this manifest only, none yet
     */
    static Optional<Manifest> read(Bytes bytes, Problems problems) {
        try {
            var manifest = new ManifestReader(problems).manifest(StrictJson.object(bytes));
            return manifest.filter(complete -> problems.none());
        } catch (StrictJson.Refused e) {
            problems.add(PackNames.MANIFEST, "is " + e.getMessage(), "copy the pack again, or collect again");
            return Optional.empty();
        }
    }

    private Optional<Manifest> manifest(JsonNode json) {
        var fields = JsonFields.of(json, problems);
        int version = fields.number("formatVersion", 1, Integer.MAX_VALUE);
        if (version != Manifest.FORMAT_VERSION) {
            problems.add(
                    PackNames.MANIFEST,
                    "has format version " + version + ", but this version of cmk-verify reads "
                            + Manifest.FORMAT_VERSION,
                    "use a newer cmk-verify");
        }
        if (!problems.none()) {
            return Optional.empty();
        }
        var tool = fields.object("tool");
        String name = tool.text("name");
        Provenance provenance = provenance(fields, tool.text("version"));
        tool.nothingElse();
        List<Manifest.Row> rows = rows(fields);
        fields.nothingElse();
        if (!problems.none()) {
            return Optional.empty();
        }
        new RowRules(problems).check(provenance, rows);
        return Optional.of(new Manifest(name, provenance, rows));
    }

    private Provenance provenance(JsonFields fields, String toolVersion) {
        Instant from = fields.time("collectedFrom");
        Instant to = fields.time("collectedTo");
        fields.fits("collectedTo", !to.isBefore(from), "lies before collectedFrom");
        return new Provenance(
                toolVersion,
                fields.sha256("profileSha256"),
                fields.text("cloud"),
                fields.text("tenant"),
                fields.text("subscription"),
                from,
                to,
                Optional.empty(),
                redacted(fields));
    }

    private static Map<String, List<String>> redacted(JsonFields fields) {
        var redacted = new LinkedHashMap<String, List<String>>();
        for (JsonFields entry : fields.objects("redacted")) {
            String item = entry.text("item");
            String pointer = entry.line("pointer");
            entry.nothingElse();
            entry.fits("pointer", isPointer(pointer), "is no JSON pointer such as /properties/apiProperties");
            redacted.computeIfAbsent(item, i -> new ArrayList<>()).add(pointer);
        }
        return redacted;
    }

    private static boolean isPointer(String text) {
        return text.isEmpty()
                || text.startsWith("/") && !BARE_TILDE.matcher(text).find();
    }

    private List<Manifest.Row> rows(JsonFields fields) {
        var rows = new ArrayList<Manifest.Row>();
        for (JsonFields entry : fields.objects("items")) {
            row(entry).ifPresent(rows::add);
        }
        return rows;
    }

    private static Optional<Manifest.Row> row(JsonFields fields) {
        String kind = fields.text("kind");
        List<String> arguments = fields.lines("arguments");
        int page = fields.number("page", 1, PackLimits.ENTRIES);
        Request request = request(fields.object("request"));
        Instant time = fields.time("time");
        Manifest.Result result = fields.isNull("status")
                ? new Manifest.Failed(fields.text("failure"))
                : new Manifest.Stored(
                        fields.number("status", 100, 599),
                        fields.line("requestId"),
                        fields.line("mediaType"),
                        fields.number("size", 0, PackLimits.BODY),
                        fields.sha256("sha256"),
                        fields.text("file"));
        fields.nothingElse();
        Optional<EvidenceKind> known = EvidenceKind.of(kind);
        fields.fits("kind", known.isPresent(), "is not a kind of evidence that this version knows");
        return known.filter(k -> fields.fits(
                        "arguments", arguments.size() == k.arguments(), "are not " + k.arguments() + " texts"))
                .map(k -> new Manifest.Row(new EvidenceKey(k, arguments), page, request, time, result));
    }

    private static Request request(JsonFields fields) {
        String method = fields.text("method");
        Optional<String> body = fields.optionalText("body");
        fields.fits("method", method.equals("GET") || method.equals("POST"), "is neither GET nor POST");
        fields.fits("body", body.isPresent() == method.equals("POST"), "belongs to a POST, and to nothing else");
        var request = new Request(method, fields.text("url"), fields.text("apiVersion"), body);
        fields.nothingElse();
        return request;
    }
}
