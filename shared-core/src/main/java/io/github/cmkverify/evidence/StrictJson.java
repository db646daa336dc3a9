package io.github.cmkverify.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;

/**
 * JSON that can be read in one way only: no duplicate names, also not by case (Azure spells names in any case, FACTS 0.15),
 * nothing after the document.
 */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /** Why a text was refused; the message never quotes the text. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads one JSON object. */
    public static ObjectNode object(Bytes bytes) throws Refused {
        JsonNode node = read(bytes);
        if (!node.isObject()) {
            throw new Refused("not a JSON object");
        }
        refuseAmbiguousNames(node);
        return (ObjectNode) node;
    }

    private static void refuseAmbiguousNames(JsonNode node) throws Refused {
        var names = new HashSet<String>();
        for (var fields = node.fieldNames(); fields.hasNext(); ) {
            if (!names.add(fields.next().toLowerCase(Locale.ROOT))) {
                throw new Refused("an object has one name twice, in different case");
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                refuseAmbiguousNames(child);
            }
        }
    }

    private static JsonNode read(Bytes bytes) throws Refused {
        try {
            JsonNode node = MAPPER.readTree(bytes.shared());
            if (node == null || node.isMissingNode()) {
                throw new Refused("empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new Refused(
                    where == null
                            ? "not strict JSON"
                            : "not strict JSON at line " + where.getLineNr() + ", column " + where.getColumnNr());
        } catch (IOException e) {
            throw new Refused("not readable as JSON");
        }
    }
}
