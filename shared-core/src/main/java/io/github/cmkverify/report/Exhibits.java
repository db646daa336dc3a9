package io.github.cmkverify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The evidence that findings cite, by the name they cite it with. What is not JSON has no parts to show. */
final class Exhibits {
    private final Map<String, Item> items = new HashMap<>();
    private final Map<Bytes, Optional<JsonNode>> parsed = new HashMap<>();
    private final JsonMapper json = new JsonMapper();

    Exhibits(List<Item> items) {
        items.forEach(item -> this.items.put(fold(item.key().text()), item));
    }

    /** The item that a source names; a line of the profile is none. */
    Optional<Item> item(String name) {
        return Optional.ofNullable(items.get(fold(name)));
    }

    /**
     * The object or list at {@code pointer}, as indented JSON. Empty for a single value, which the source shows itself, for
     * what is not there, and for an answer of several pages, of which a pointer does not say which one it means.
     */
    Optional<String> part(Item item, String pointer) {
        if (item.pages().size() != 1 || pointer.isEmpty()) {
            return Optional.empty();
        }
        return item.pages()
                .get(0)
                .answer()
                .fold(
                        received -> parsed.computeIfAbsent(received.body(), this::parse),
                        missing -> Optional.<JsonNode>empty())
                .flatMap(root -> at(root, pointer))
                .filter(JsonNode::isContainerNode)
                .filter(node -> !node.isEmpty())
                .map(JsonNode::toPrettyString);
    }

    private Optional<JsonNode> parse(Bytes body) {
        try {
            return Optional.ofNullable(json.readTree(body.toArray()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    /** Names in any case, as the suite reads them (FACTS 0.15). */
    private static Optional<JsonNode> at(JsonNode root, String pointer) {
        JsonNode node = root;
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            JsonNode next = node.isArray() ? element(node, name) : member(node, name);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    private static JsonNode element(JsonNode array, String index) {
        return index.matches("[0-9]{1,6}") ? array.get(Integer.parseInt(index)) : null;
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
