package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.world.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of {@code resources/golden}; {@code mvn test -Dgolden.update=true} writes them anew. */
final class Golden {
    private Golden() {}

    static void assertEquals(String name, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            write(Path.of("src/test/resources/golden", name), actual);
        } else {
            assertThat(actual).as("golden/" + name).isEqualTo(Json.resource("/golden/" + name));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
