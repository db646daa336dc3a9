package io.github.cmkverify.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as tests need it: read, written and changed in place. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) parse(text);
    }

    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A shape of {@code resources/world} with its places filled. */
    public static ObjectNode shape(String name, Map<String, String> places) {
        String text = resource("/world/" + name + ".json");
        for (var place : places.entrySet()) {
            text = text.replace("${" + place.getKey() + "}", place.getValue());
        }
        if (text.contains("${")) {
            throw new IllegalArgumentException(name + " has places that nobody filled: " + text);
        }
        return object(text);
    }

    public static String resource(String name) {
        try (InputStream in = Json.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compact, as Azure writes it. */
    public static Bytes bytes(JsonNode node) {
        return Bytes.utf8(node.toString());
    }

    /** Indented by two, with {@code \n}, the same on every machine. */
    public static String pretty(JsonNode node) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** JSON merge patch (RFC 7396). */
    public static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? (ObjectNode) target : MAPPER.createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                JsonNode before = result.path(field.getKey());
                result.set(field.getKey(), merge(before, field.getValue()));
            }
        });
        return result;
    }

    /** Puts {@code value} at {@code pointer}; {@code -} as last name appends to an array. The container must exist. */
    public static void set(JsonNode root, String pointer, JsonNode value) {
        JsonNode container = container(root, pointer);
        String name = name(pointer);
        if (container instanceof ObjectNode object) {
            object.set(name, value);
        } else if (container instanceof ArrayNode array && name.equals("-")) {
            array.add(value);
        } else if (container instanceof ArrayNode array && array.has(Integer.parseInt(name))) {
            array.set(Integer.parseInt(name), value);
        } else {
            throw new IllegalArgumentException("nowhere to put " + pointer);
        }
    }

    /** Takes out what is at {@code pointer}, which must be there. */
    public static void remove(JsonNode root, String pointer) {
        if (root.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("there is no " + pointer);
        }
        JsonNode container = container(root, pointer);
        if (container instanceof ObjectNode object) {
            object.remove(name(pointer));
        } else {
            ((ArrayNode) container).remove(Integer.parseInt(name(pointer)));
        }
    }

    private static JsonNode container(JsonNode root, String pointer) {
        return root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return unescape(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
