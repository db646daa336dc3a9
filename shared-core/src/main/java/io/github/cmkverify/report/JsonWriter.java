package io.github.cmkverify.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** JSON with two spaces per level and {@code \n} at the end of a line; absent values are null. */
final class JsonWriter implements AutoCloseable {
    private final JsonGenerator json;

    /** @param out gets the text as UTF-8, and stays open */
    JsonWriter(OutputStream out) throws IOException {
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        var indent = new DefaultIndenter("  ", "\n");
        json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(
                new DefaultPrettyPrinter(separators).withObjectIndenter(indent).withArrayIndenter(indent));
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write() throws IOException;
    }

    /** Writes the fields of an object about {@code value}. */
    @FunctionalInterface
    interface FieldsOf<T> {
        void write(T value) throws IOException;
    }

    void object(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write();
        json.writeEndObject();
    }

    void object(String name, Fields fields) throws IOException {
        json.writeFieldName(name);
        object(fields);
    }

    <T> void object(String name, Optional<T> value, FieldsOf<T> fields) throws IOException {
        if (value.isPresent()) {
            object(name, () -> fields.write(value.get()));
        } else {
            json.writeNullField(name);
        }
    }

    <T> void objects(String name, List<T> values, FieldsOf<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(() -> fields.write(value));
        }
        json.writeEndArray();
    }

    void text(String name, Object value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(JsonText.quoted(value.toString()));
    }

    void text(String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeRawValue(JsonText.quoted(value));
        }
        json.writeEndArray();
    }

    void textsByName(String name, SortedMap<String, String> values) throws IOException {
        object(name, () -> {
            for (Map.Entry<String, String> value : values.entrySet()) {
                text(value.getKey(), value.getValue());
            }
        });
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
