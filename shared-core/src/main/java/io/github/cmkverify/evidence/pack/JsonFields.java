package io.github.cmkverify.evidence.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The fields of one object of the manifest. A field that is missing or wrong is noted once and something harmless stands in
 * for it, so that the rest is looked at too; the manifest is refused in the end.
 */
final class JsonFields {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String STAND_IN = "?";
    private static final String FIX = "write it as docs/evidence-pack.md says, or collect the evidence again";

    private final String pointer;
    private final JsonNode node;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> wrong = new HashSet<>();

    private JsonFields(String pointer, JsonNode node, Problems problems) {
        this.pointer = pointer;
        this.node = node;
        this.problems = problems;
    }

    static JsonFields of(JsonNode manifest, Problems problems) {
        return new JsonFields("", manifest, problems);
    }

    /** Text of one line that is not empty. */
    String text(String name) {
        return line(name, text -> !text.isEmpty(), "is empty").orElse(STAND_IN);
    }

    /** Text of one line, which may be empty. */
    String line(String name) {
        return line(name, text -> true, "").orElse(STAND_IN);
    }

    /** Any text, or nothing when the field is not there. */
    Optional<String> optionalText(String name) {
        known.add(name);
        return node.has(name) ? read(name, JsonNode::isTextual, "is no text", JsonNode::textValue) : Optional.empty();
    }

    int number(String name, int least, int most) {
        return read(name, JsonFields::isWhole, "is no whole number", JsonNode::longValue)
                .filter(n -> fits(name, n >= least && n <= most, "is not between " + least + " and " + most))
                .map(Long::intValue)
                .orElse(least);
    }

    /** A time in UTC, to the nanosecond at most. */
    Instant time(String name) {
        return line(name, JsonFields::isTime, "is no time such as 2026-11-22T09:00:00Z")
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    String sha256(String name) {
        return line(name, text -> SHA256.matcher(text).matches(), "is no SHA-256: 64 lower-case hex digits")
                .orElse(STAND_IN);
    }

    List<String> lines(String name) {
        var lines = new ArrayList<String>();
        for (JsonNode element : elements(name)) {
            boolean line = element.isTextual() && Shown.oneLine(element.textValue());
            if (fits(name, line, "holds something that is no text of one line")) {
                lines.add(element.textValue());
            }
        }
        return lines;
    }

    JsonFields object(String name) {
        return read(name, JsonNode::isObject, "is no object", value -> child(name, value))
                .orElseGet(() -> new JsonFields(pointer + "/" + name, MissingNode.getInstance(), new Problems()));
    }

    List<JsonFields> objects(String name) {
        var objects = new ArrayList<JsonFields>();
        for (JsonNode element : elements(name)) {
            JsonFields fields = child(name + "/" + objects.size(), element);
            if (fits(name + "/" + objects.size(), element.isObject(), "is no object")) {
                objects.add(fields);
            } else {
                break;
            }
        }
        return objects;
    }

    /** Whether the field is there and is null. */
    boolean isNull(String name) {
        known.add(name);
        return node.path(name).isNull();
    }

    /** Notes each field that was not asked for. */
    void nothingElse() {
        node.fieldNames()
                .forEachRemaining(name -> fits(
                        Shown.text(name),
                        known.contains(name),
                        "is not known to this version, which knows " + String.join(", ", known)));
    }

    /** Notes {@code detail} of the field {@code name} unless it is {@code good}, or something is noted of it already. */
    boolean fits(String name, boolean good, String detail) {
        if (!good && wrong.add(name)) {
            problems.add(PackNames.MANIFEST + " " + pointer + "/" + name, detail, FIX);
        }
        return good;
    }

    private Optional<String> line(String name, Predicate<String> accepts, String otherwise) {
        return read(name, JsonNode::isTextual, "is no text", JsonNode::textValue)
                .filter(text -> fits(name, Shown.oneLine(text), "has control characters"))
                .filter(text -> fits(name, accepts.test(text), otherwise));
    }

    private Iterable<JsonNode> elements(String name) {
        return read(name, JsonNode::isArray, "is no list", Function.<Iterable<JsonNode>>identity()::apply)
                .orElseGet(List::of);
    }

    private <T> Optional<T> read(
            String name, Predicate<JsonNode> accepts, String otherwise, Function<JsonNode, T> value) {
        known.add(name);
        JsonNode field = node.path(name);
        return Optional.of(field)
                .filter(f -> fits(name, !f.isMissingNode(), "is missing"))
                .filter(f -> fits(name, accepts.test(f), otherwise))
                .map(value);
    }

    private JsonFields child(String name, JsonNode value) {
        return new JsonFields(pointer + "/" + name, value, problems);
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private static boolean isTime(String text) {
        try {
            return TIME.matcher(text).matches() && Instant.parse(text) != null;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
