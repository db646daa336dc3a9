package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"repository\":{\"visibility\":\"private\",\"private\":true}}`,false",
                "`{\"repository\":{\"visibility\":\"internal\",\"private\":true}}`,false",
                "`{\"repository\":{\"private\":true}}`,false",
                "`{\"repository\":{\"visibility\":\"public\",\"private\":false}}`,true",
                "`{\"repository\":{\"visibility\":\"other\",\"private\":true}}`,true",
                "`{\"repository\":{}}`,true",
                "`{}`,true",
                "`no json`,true"
            })
    void whatIsNotKnownToBeClosedIsPublic(String event, boolean expected) throws Exception {
        assertThat(job(event).isPublic()).isEqualTo(expected);
    }

    @Test
    void withoutAnEventItIsPublicAndNoFork() {
        assertThat(new Job(Map.of()).isPublic()).isTrue();
        assertThat(new Job(Map.of()).isFork()).isFalse();
        assertThat(new Job(Map.of("GITHUB_EVENT_PATH", folder.resolve("gone").toString())).isPublic())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"o/r,o/r,false", "O/R,o/r,false", "evil/r,o/r,true"})
    void aForkIsAnotherRepository(String head, String base, boolean expected) throws Exception {
        String event = "{\"pull_request\":{\"head\":{\"repo\":{\"full_name\":\"" + head
                + "\"}},\"base\":{\"repo\":{\"full_name\":\"" + base + "\"}}}}";
        assertThat(job(event).isFork()).isEqualTo(expected);
    }

    @Test
    void aHeadThatIsGoneIsAFork() throws Exception {
        assertThat(job("{\"pull_request\":{\"head\":{\"repo\":null},\"base\":{\"repo\":{\"full_name\":\"o/r\"}}}}")
                        .isFork())
                .isTrue();
    }

    @Test
    void debugIsExactlyOne() {
        assertThat(new Job(Map.of("RUNNER_DEBUG", "1")).isDebug()).isTrue();
        assertThat(new Job(Map.of("RUNNER_DEBUG", "true")).isDebug()).isFalse();
    }

    private Job job(String event) throws Exception {
        Path file = Files.writeString(folder.resolve("event.json"), event);
        return new Job(Map.of("GITHUB_EVENT_PATH", file.toString()));
    }
}
