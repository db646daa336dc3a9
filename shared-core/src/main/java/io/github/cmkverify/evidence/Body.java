package io.github.cmkverify.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.fact.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A JSON object that was read in full, or a part of one. Names are matched in any case (FACTS 0.15).
 *
 * <p>A field that is not there, or is null, is absent; what that means is the view's business. A field of another type, in a
 * container that is not there, or taken out by redaction is unknown.
 */
public final class Body {
    private static final int SHOWN = 160;

    private final String item;
    private final String place;
    private final ObjectNode node;
    private final List<String> redacted;

    Body(String item, String place, ObjectNode node, List<String> redacted) {
        this.item = item;
        this.place = place;
        this.node = node;
        this.redacted = redacted;
    }

    /** Where this object lies, shown as {@code shown}. */
    public Source source(String shown) {
        return new Source(item, place, cut(shown));
    }

    public Fact<String> text(String pointer) {
        return field(pointer, "text", JsonNode::isTextual, (value, at) -> value.textValue());
    }

    /** One of the {@code documented} values, in their spelling; any other value is unknown. */
    public Fact<String> choice(String pointer, String... documented) {
        return text(pointer).flatMap(value -> Arrays.stream(documented)
                .filter(known -> Names.same(known, value))
                .findFirst()
                .map(spelled -> Fact.read(spelled, new Source(item, place + pointer, cut(value))))
                .orElseGet(() -> wrong(place + pointer, cut(value) + " is not a documented value")));
    }

    public Fact<Boolean> flag(String pointer) {
        return field(pointer, "true or false", JsonNode::isBoolean, (value, at) -> value.booleanValue());
    }

    public Fact<Integer> integer(String pointer) {
        return field(
                pointer,
                "a whole number",
                value -> value.isIntegralNumber() && value.canConvertToInt(),
                (value, at) -> value.intValue());
    }

    /** A time written as seconds since 1970. */
    public Fact<Instant> epochSeconds(String pointer) {
        return field(
                pointer,
                "seconds since 1970",
                Body::isEpochSecond,
                (value, at) -> Instant.ofEpochSecond(value.longValue()));
    }

    /** A time written as in ISO 8601, with its offset. */
    public Fact<Instant> time(String pointer) {
        return field(
                pointer,
                "a time of ISO 8601 with its offset",
                value -> value.isTextual() && isTime(value.textValue()),
                (value, at) -> OffsetDateTime.parse(value.textValue()).toInstant());
    }

    public Fact<List<String>> texts(String pointer) {
        return whole(pointer, "a list of texts", Body::isTextArray, (value, at) -> {
            var texts = new ArrayList<String>();
            value.forEach(element -> texts.add(element.textValue()));
            return List.copyOf(texts);
        });
    }

    public Fact<Body> object(String pointer) {
        return field(pointer, "an object", JsonNode::isObject, this::part);
    }

    /** The objects of an array; none when Azure leaves the array out, as {@code rule} documents. */
    public Listing<Body> objectsOrNone(String pointer, String rule) {
        return objects(pointer).absentMeans(none(pointer), rule).list(rows -> rows);
    }

    /** The members of an object; none when Azure leaves it out, as {@code rule} documents. */
    public Listing<Member> membersOrNone(String pointer, String rule) {
        return members(pointer).absentMeans(none(pointer), rule).list(rows -> rows);
    }

    private <T> Listing<T> none(String pointer) {
        return Listing.complete(List.of(), List.of(new Source(item, place + pointer, "absent")));
    }

    /** The objects of an array. */
    public Fact<Listing<Body>> objects(String pointer) {
        return whole(pointer, "a list of objects", Body::isObjectArray, (value, at) -> {
            var rows = new ArrayList<Body>();
            for (int i = 0; i < value.size(); i++) {
                rows.add(part(value.get(i), at + "/" + i));
            }
            return Listing.complete(rows, List.of(new Source(item, at, rows.size() + " entries")));
        });
    }

    /** The members of an object, such as {@code userAssignedIdentities}, whose names are ids. */
    public Fact<Listing<Member>> members(String pointer) {
        return whole(pointer, "an object of objects", Body::isObjectOfObjects, (value, at) -> {
            var rows = new ArrayList<Member>();
            value.properties()
                    .forEach(e -> rows.add(new Member(e.getKey(), part(e.getValue(), at + "/" + escape(e.getKey())))));
            return Listing.complete(rows, List.of(new Source(item, at, rows.size() + " entries")));
        });
    }

    /** One named object inside an object. */
    public record Member(String name, Body body) {}

    /** A field of which each element counts: one that was redacted may have been taken out without a trace. */
    private <T> Fact<T> whole(
            String pointer, String type, Predicate<JsonNode> accepts, BiFunction<JsonNode, String, T> value) {
        String at = place + pointer;
        int element = at.length() + 1;
        return isRedacted(taken -> startsWith(taken, at + "/") && taken.indexOf('/', element) < 0)
                ? redacted(at)
                : field(pointer, type, accepts, value);
    }

    private <T> Fact<T> field(
            String pointer, String type, Predicate<JsonNode> accepts, BiFunction<JsonNode, String, T> value) {
        String at = place + pointer;
        if (isRedacted(taken -> taken.equalsIgnoreCase(at) || startsWith(at, taken + "/"))) {
            return redacted(at);
        }
        JsonNode current = node;
        String[] names = pointer.substring(1).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            JsonNode next = member(current, names[i]);
            boolean last = i == names.length - 1;
            if (next == null || next.isNull()) {
                return last ? absent(at) : wrong(at, "its container is not there");
            }
            if (!last && !next.isObject()) {
                return wrong(at, "its container is not an object");
            }
            current = next;
        }
        return accepts.test(current)
                ? Fact.read(value.apply(current, at), new Source(item, at, shown(current)))
                : wrong(at, "expected " + type);
    }

    /** A container of something redacted was there, so it is not absent. */
    private <T> Fact<T> absent(String at) {
        return isRedacted(taken -> startsWith(taken, at + "/"))
                ? redacted(at)
                : Fact.absent(new Source(item, at, "absent"));
    }

    private boolean isRedacted(Predicate<String> covers) {
        return !redacted.isEmpty() && redacted.stream().anyMatch(covers);
    }

    private <T> Fact<T> redacted(String at) {
        return Fact.unknown(
                new Gap(Gap.Kind.REDACTED, item, at + " was redacted", "collect again without redacting this field"));
    }

    private <T> Fact<T> wrong(String at, String detail) {
        return Fact.unknown(new Gap(
                Gap.Kind.WRONG_TYPE, item, at + ": " + detail, "report this answer to the maintainers with its item"));
    }

    private Body part(JsonNode value, String at) {
        return new Body(item, at, (ObjectNode) value, redacted);
    }

    /** The member in any case; exact spelling first, which is nearly always there. */
    private static JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (var field : object.properties()) {
            if (Names.same(field.getKey(), name)) {
                return field.getValue();
            }
        }
        return null;
    }

    private static boolean isTextArray(JsonNode value) {
        return isArrayOf(value, JsonNode::isTextual);
    }

    private static boolean isObjectArray(JsonNode value) {
        return isArrayOf(value, JsonNode::isObject);
    }

    private static boolean isArrayOf(JsonNode value, Predicate<JsonNode> element) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode each : value) {
            if (!element.test(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isObjectOfObjects(JsonNode value) {
        return value.isObject()
                && value.properties().stream().allMatch(e -> e.getValue().isObject());
    }

    private static boolean isEpochSecond(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return false;
        }
        try {
            return Instant.ofEpochSecond(value.longValue()) != null;
        } catch (DateTimeException tooFar) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException other) {
            return false;
        }
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return value.size() + " fields";
        }
        if (value.isArray()) {
            return isTextArray(value) && !value.isEmpty() ? cut(joined(value)) : value.size() + " entries";
        }
        return cut(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String joined(JsonNode texts) {
        var all = new ArrayList<String>();
        texts.forEach(each -> all.add(each.textValue()));
        return String.join(", ", all);
    }

    private static String cut(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
