package io.github.cmkverify.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/**
 * JSON that can be read in one way only: well-formed UTF-8 and nothing else, no duplicate names, also not by case (Azure
 * spells names in any case, FACTS 0.15), no half characters, nothing after the document. Nested at most 1000 deep.
 */
public final class StrictJson {
    /** More digits behind the point, or zeros before it, than any number of Azure has. */
    private static final int MOST_DIGITS = 1000;

    private static final String BEYOND_MEASURE = "JSON with a number beyond all measure";

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
            if (!names.add(Names.lower(fields.next()))) {
                throw new Refused("JSON with one name twice in an object, in different case");
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                refuseAmbiguousNames(child);
            } else if (child.isTextual()) {
                refuseHalfCharacters(child.textValue());
            } else if (child.isBigDecimal()
                    && Math.abs((long) child.decimalValue().scale()) > MOST_DIGITS) {
                throw new Refused(BEYOND_MEASURE);
            }
        }
    }

    /** A surrogate without its other half is no text, and no report could be written with it. Jackson sees to the names. */
    private static void refuseHalfCharacters(String text) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new Refused("JSON with half a character in a text");
                }
                i++;
            }
        }
    }

    private static JsonNode read(Bytes bytes) throws Refused {
        try {
            JsonNode node = MAPPER.readTree(utf8(bytes.shared()));
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
            throw new Refused("not UTF-8");
        } catch (NumberFormatException e) {
            // Jackson lets it through for an exponent of ten digits and more; which of them differs from JDK to JDK
            throw new Refused(BEYOND_MEASURE);
        }
    }

    /** Jackson alone would guess the encoding, and let overlong forms of a character pass. */
    private static Reader utf8(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8.newDecoder());
    }
}
