package io.jenkins.plugins.cmkverify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ignores fields it does not know, so that a report may be newer; those it reads must be there and of their type. */
final class ReportReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final String json;

    ReportReader(String json) {
        this.json = json;
    }

    Report read() {
        JsonNode root = tree();
        JsonNode counts = root.path("counts");
        if (!counts.isObject()) {
            throw new UnreadableReportException("counts is missing");
        }
        return new Report(
                optional(root, "workload"),
                optional(root, "environment"),
                optional(root, "mode"),
                optional(root, "evaluatedAt"),
                Decision.of(root.path("decision").asText())
                        .orElseThrow(() ->
                                new UnreadableReportException("decision is none of promote, block, observe, partial")),
                number(root, "exitCode"),
                optional(root, "cause"),
                list(root, "notes", ReportReader::text),
                new Counts(
                        count(counts, "pass"),
                        count(counts, "fail"),
                        count(counts, "undetermined"),
                        count(counts, "notApplicable"),
                        count(counts, "waived")),
                list(root, "causes", ReportReader::cause),
                list(root, "findings", ReportReader::finding));
    }

    private JsonNode tree() {
        try {
            return JSON.readValue(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new UnreadableReportException(
                    "the report is not valid JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
    }

    private static Cause cause(JsonNode node) {
        return new Cause(
                required(node, "title"),
                severity(node),
                flag(node, "blocks"),
                list(node, "fixes", ReportReader::text),
                list(node, "findings", ReportReader::text));
    }

    private static Severity severity(JsonNode node) {
        return Severity.of(node.path("severity").asText())
                .orElseThrow(() -> new UnreadableReportException("severity is none of critical, high, medium, low"));
    }

    private static Finding finding(JsonNode node) {
        return new Finding(
                required(node, "id"),
                required(node, "check"),
                required(node, "title"),
                required(node, "subject"),
                required(node, "account"),
                optional(node, "resource"),
                severity(node),
                Outcome.of(node.path("outcome").asText())
                        .orElseThrow(() -> new UnreadableReportException("a finding has no outcome")),
                flag(node, "blocks"),
                optional(node, "reason"),
                list(node, "remedy", ReportReader::text),
                optional(node, "parent"),
                waiver(node.path("waiver")),
                list(
                        node,
                        "gaps",
                        gap -> new Finding.Gap(
                                optional(gap, "kind"),
                                optional(gap, "item"),
                                optional(gap, "detail"),
                                optional(gap, "fix"))),
                list(
                        node,
                        "sources",
                        source -> new Finding.Source(
                                optional(source, "item"), optional(source, "pointer"), optional(source, "shown"))));
    }

    private static Optional<Finding.Waiver> waiver(JsonNode node) {
        return node.isObject()
                ? Optional.of(new Finding.Waiver(
                        optional(node, "approver"),
                        optional(node, "requester"),
                        optional(node, "reason"),
                        optional(node, "ticket"),
                        optional(node, "expires")))
                : Optional.empty();
    }

    private static <T> List<T> list(JsonNode parent, String name, Function<JsonNode, T> element) {
        JsonNode array = parent.path(name);
        if (!array.isArray()) {
            throw new UnreadableReportException(name + " is not a list");
        }
        var all = new ArrayList<T>();
        array.forEach(node -> all.add(element.apply(node)));
        return all;
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new UnreadableReportException("a list holds something that is not a text");
        }
        return node.textValue();
    }

    private static String required(JsonNode parent, String name) {
        String text = optional(parent, name);
        if (text.isEmpty()) {
            throw new UnreadableReportException(name + " is missing");
        }
        return text;
    }

    /** Empty for null and for what is not there. */
    private static String optional(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new UnreadableReportException(name + " is not a text");
        }
        return value.textValue();
    }

    private static boolean flag(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (!value.isBoolean()) {
            throw new UnreadableReportException(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    private static int count(JsonNode counts, String name) {
        int value = number(counts, name);
        if (value < 0) {
            throw new UnreadableReportException(name + " is negative");
        }
        return value;
    }

    private static int number(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (!value.isInt()) {
            throw new UnreadableReportException(name + " is not a whole number");
        }
        return value.intValue();
    }
}
