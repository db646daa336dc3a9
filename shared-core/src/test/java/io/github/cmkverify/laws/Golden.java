package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

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

    /** As sorted lines; where only a sample was tried, those that were found must be among them. */
    static void assertLines(String name, Collection<String> actual) {
        if (Sample.isAll()) {
            assertEquals(
                    name,
                    actual.stream().sorted().distinct().map(line -> line + "\n").collect(Collectors.joining()));
        } else {
            assertThat(lines(name)).containsAll(actual);
        }
    }

    static List<String> lines(String name) {
        return Json.resource("/golden/" + name).lines().toList();
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
