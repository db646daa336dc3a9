package io.github.cmkverify.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The YAML files of the catalogue, as people write it. Every scalar is a text, so that {@code 3.12} stays what was written. */
final class CatalogueYaml {
    private CatalogueYaml() {}

    /** The text of one file. */
    static String text(Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue/" + file + ": not readable", e);
        }
    }

    /** The one document of a file, in maps, lists and texts. */
    static Object node(String file, String text) {
        String where = CatalogueLoader.where(file);
        var settings = LoadSettings.builder()
                .setLabel(where)
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        List<Object> documents = new ArrayList<>();
        try {
            new Load(settings).loadAllFromString(text).forEach(documents::add);
        } catch (YamlEngineException e) {
            throw new IllegalStateException(where + ": not valid YAML: " + e.getMessage(), e);
        }
        if (documents.size() != 1) {
            throw new IllegalStateException(where + ": is not one YAML document");
        }
        return documents.get(0);
    }
}
