package io.jenkins.plugins.cmkverify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;

/**
 * The result of one verification as the controller keeps it, read from the JSON report that the agent sends as text.
 *
 * <p>Fields that are not known here are ignored, so that an agent may run a newer suite; the fields read here must be there,
 * of their type, and must agree with each other.
 *
 * @param exitCode 0 to 5, see the README
 */
public record RunResult(Decision decision, int exitCode, Counts counts) implements Serializable {
    private static final int GREEN = 0;
    private static final int LAST_EXIT_CODE = 5;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** @throws UnreadableReportException when the parts contradict each other */
    public RunResult {
        if (exitCode < GREEN || exitCode > LAST_EXIT_CODE) {
            throw new UnreadableReportException("exitCode is " + exitCode + ", not 0 to " + LAST_EXIT_CODE);
        }
        if (exitCode == GREEN && decision == Decision.BLOCK) {
            throw new UnreadableReportException("the decision is block, but exitCode is 0");
        }
        if (exitCode != GREEN && (decision == Decision.PROMOTE || decision == Decision.OBSERVE)) {
            throw new UnreadableReportException("the decision lets the release pass, but exitCode is " + exitCode);
        }
        if (decision == Decision.PROMOTE && counts.pass() == 0) {
            throw new UnreadableReportException("the decision is promote, but nothing passed");
        }
    }

    /**
     * Reads the JSON report.
     *
     * @throws UnreadableReportException when the text is not one JSON object with {@code decision}, {@code exitCode} and
     *     {@code counts}; the message never quotes the text, which is hostile
     */
    public static RunResult parse(String report) {
        JsonNode root = read(report);
        JsonNode counts = root.path("counts");
        if (!counts.isObject()) {
            throw new UnreadableReportException("counts is missing");
        }
        return new RunResult(
                decision(root),
                number(root, "exitCode"),
                new Counts(
                        count(counts, "pass"),
                        count(counts, "fail"),
                        count(counts, "undetermined"),
                        count(counts, "notApplicable"),
                        count(counts, "waived")));
    }

    private static JsonNode read(String report) {
        try {
            return JSON.readValue(report);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new UnreadableReportException(
                    "the report is not valid JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
    }

    private static Decision decision(JsonNode root) {
        return Decision.of(root.path("decision").asText())
                .orElseThrow(
                        () -> new UnreadableReportException("decision is none of promote, block, observe, partial"));
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
