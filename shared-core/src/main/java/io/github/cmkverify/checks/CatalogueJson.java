package io.github.cmkverify.checks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The catalogue as the build leaves it: the nodes of its YAML files as one JSON object. Every run reads it, and YAML takes several
 * times as long.
 */
final class CatalogueJson {
    private static final String NAME = "catalogue.json";

    private CatalogueJson() {}

    /** The node of each file. */
    static Map<String, Object> read() {
        try (InputStream in = CatalogueJson.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(
                        NAME + " is not on the class path: the build makes it (process-classes)");
            }
            try (JsonParser json = new JsonFactory().createParser(in)) {
                json.nextToken();
                return map(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + ": not readable", e);
        }
    }

    /** By hand: an object mapper takes longer to get ready than this takes to read. */
    private static Object node(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> map(json);
            case START_ARRAY -> list(json);
            default -> json.getText();
        };
    }

    private static Map<String, Object> map(JsonParser json) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            map.put(name, node(json));
        }
        return map;
    }

    private static List<Object> list(JsonParser json) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(node(json));
        }
        return list;
    }

    /**
     * The step of the build: refuses what does not fit together, before anybody runs it.
     *
     * @param args the folder of the YAML files, and that of the classes
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<String, Object> nodes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".yml"))
                    .forEach(file -> nodes.put(file, CatalogueYaml.node(file, CatalogueYaml.text(folder, file))));
        }
        CatalogueLoader.of(nodes::get);
        String place = CatalogueJson.class.getPackageName().replace('.', '/');
        new JsonMapper().writeValue(Path.of(args[1], place, NAME).toFile(), nodes);
    }
}
