package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a case does to one item on its way into the evidence.
 *
 * @param item id of an evidence kind, or {@code kind@part} where {@code part} occurs in the key of one item of that kind, at
 *     its end when it ends in {@code $}
 * @param how the fields of the case file, see {@code resources/cases/README.md}
 */
record Change(String item, JsonNode how) {
    static final Set<String> FIELDS = Set.of(
            "item",
            "page",
            "merge",
            "set",
            "remove",
            "body",
            "status",
            "code",
            "text",
            "mediaType",
            "drop",
            "noAnswer",
            "time",
            "truncate",
            "extraPage");

    boolean concerns(Item candidate) {
        String[] kindAndPart = item.split("@", 2);
        String part = kindAndPart.length == 1 ? "" : kindAndPart[1];
        String text = candidate.key().text();
        return candidate.key().kind().id().equals(kindAndPart[0])
                && (part.endsWith("$") ? text.endsWith(part.substring(0, part.length() - 1)) : text.contains(part));
    }

    Optional<Item> apply(Item before) {
        if (how.has("drop")) {
            return Optional.empty();
        }
        int index = how.path("page").asInt(1) - 1;
        var pages = new ArrayList<>(before.pages());
        Item.Page page = pages.get(index);
        pages.set(index, new Item.Page(page.request(), answer(page.answer())));
        if (how.has("truncate")) {
            truncate(pages);
        }
        if (how.has("extraPage")) {
            pages.add(pages.get(pages.size() - 1));
        }
        if (how.has("status") || how.has("noAnswer")) {
            pages.subList(index + 1, pages.size()).clear();
        }
        return Optional.of(new Item(before.key(), pages));
    }

    private Answer answer(Answer before) {
        if (how.has("noAnswer")) {
            return new Answer.Missing(before.time(), how.get("noAnswer").textValue());
        }
        return before.fold(this::received, missing -> missing);
    }

    private Answer received(Answer.Received before) {
        Instant time = how.has("time") ? Instant.parse(how.get("time").textValue()) : before.time();
        int status = how.path("status").asInt(how.has("body") || how.has("text") ? 200 : before.status());
        String mediaType = how.path("mediaType").asText(before.mediaType());
        return new Answer.Received(status, time, before.requestId(), mediaType, body(before.body()));
    }

    private Bytes body(Bytes before) {
        if (how.has("text")) {
            return Bytes.utf8(how.get("text").textValue());
        }
        if (how.has("code")) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.putObject("error").put("code", how.get("code").textValue()).put("message", "as the case says");
            return Json.bytes(error);
        }
        JsonNode root = how.has("body") ? how.get("body").deepCopy() : Json.parse(before.text());
        if (how.has("merge")) {
            root = Json.merge(root, how.get("merge"));
        }
        for (JsonNode pointer : how.path("remove")) {
            Json.remove(root, pointer.textValue());
        }
        for (var field : how.path("set").properties()) {
            Json.set(root, field.getKey(), field.getValue());
        }
        return Json.bytes(root);
    }

    /** The last page says that there is another one. */
    private static void truncate(List<Item.Page> pages) {
        int last = pages.size() - 1;
        Item.Page page = pages.get(last);
        pages.set(last, Pages.with(page, body -> Lists.more(page.request(), body)));
    }

    @Override
    public String toString() {
        return item + " " + how;
    }

    static List<Change> of(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(how -> {
                    how.fieldNames().forEachRemaining(name -> {
                        if (!FIELDS.contains(name)) {
                            throw new IllegalArgumentException("a change has no field " + name);
                        }
                    });
                    return new Change(how.get("item").textValue(), how);
                })
                .toList();
    }
}
