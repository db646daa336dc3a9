package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of {@code problems.txt}: a change to the minimal profile, and every message that it must give. */
class ProfileProblemsTest {
    record Case(String name, String yaml, List<String> messages) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = ProfileProblemsTest.class.getResourceAsStream("problems.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return Stream.of(text.split("(?m)^=== ")).skip(1).map(ProfileProblemsTest::parse);
        }
    }

    private static Case parse(String text) {
        String[] parts = text.split("(?m)^---->\n", 2);
        String name = parts[0].substring(0, parts[0].indexOf('\n'));
        String body = parts[0].substring(name.length() + 1);
        String yaml = name.startsWith("whole file") ? body : Profiles.MINIMAL + body;
        return new Case(
                name, yaml, parts[1].lines().filter(line -> !line.isBlank()).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatIsWrongAndWhere(Case c) {
        assertThat(c.messages).isNotEmpty();
        assertThat(Profiles.problems(c.yaml)).containsExactlyElementsOf(c.messages);
    }

    @Test
    void theMinimalProfileIsFine() {
        assertThat(Profiles.problems(Profiles.MINIMAL)).isEmpty();
    }

    @Test
    void allProblemsAtOnceInTheOrderOfTheFile() throws IOException {
        Case many = cases().filter(c -> c.name.contains("many problems"))
                .findFirst()
                .orElseThrow();
        List<Problem> problems = Profiles.load(many.yaml).fold(p -> List.of(), all -> all);
        assertThat(problems).hasSizeGreaterThan(10).isSorted();
        assertThat(problems).extracting(Problem::file).containsOnly("cmk-profile.yml");
    }
}
