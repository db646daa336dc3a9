package io.github.cmkverify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An example of the jar, unpacked for as long as it is judged: a pack is read from files only. */
final class ExampleFiles implements AutoCloseable {
    private final String name;
    private final Path folder;

    private ExampleFiles(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    static ExampleFiles unpack(String name) throws IOException {
        var files = new ExampleFiles(name, Files.createTempDirectory("cmk-verify-demo"));
        try {
            files.copy("cmk-profile.yml");
            files.copy("evidence/manifest.json");
            files.copy("evidence/manifest.json.sha256");
            JsonNode manifest = new ObjectMapper()
                    .readTree(files.folder.resolve("evidence/manifest.json").toFile());
            for (JsonNode file : manifest.findValues("file")) {
                files.copy("evidence/" + file.textValue());
            }
            return files;
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    private void copy(String file) throws IOException {
        String resource = "/io/github/cmkverify/examples/" + name + "/" + file;
        try (InputStream in = ExampleFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("this jar has no " + resource);
            }
            Path target = folder.resolve(file);
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(in, target);
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
