package io.github.cmkverify.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The YAML files of the catalogue. Every scalar is a text, so that {@code 3.12} stays what was written. */
final class CatalogueFiles {
    private final UnaryOperator<String> texts;

    /** @param texts file name to its text */
    CatalogueFiles(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    static String resource(String file) {
        try (InputStream in = CatalogueFiles.class.getResourceAsStream("catalogue/" + file)) {
            if (in == null) {
                throw new IllegalStateException("catalogue/" + file + ": not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue/" + file + ": not readable", e);
        }
    }

    Fields read(String file) {
        String where = "catalogue/" + file;
        var settings = LoadSettings.builder()
                .setLabel(where)
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        var documents = new ArrayList<Object>();
        try {
            new Load(settings).loadAllFromString(texts.apply(file)).forEach(documents::add);
        } catch (YamlEngineException e) {
            throw new IllegalStateException(where + ": not valid YAML: " + e.getMessage(), e);
        }
        if (documents.size() != 1) {
            throw new IllegalStateException(where + ": is not one YAML document");
        }
        return new Fields(where, documents.get(0));
    }
}
