package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.run.Reports;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();

    @Test
    void bothVerdictsAreAsTheyShouldBe() {
        var result = cli.run("demo", "--report-dir", place);
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("=== examples/claims-assistant", "\nPROMOTE  ", "=== examples/permit-chatbot", "\nBLOCK  ")
                .contains("Both verdicts are as they should be.");
        new Reports(place.resolve("claims-assistant")).assertPromote();
        new Reports(place.resolve("permit-chatbot")).assertBlock(1);
    }

    @Test
    void oneExampleEndsAsVerifyWould() {
        assertThat(cli.run("demo", "claims-assistant", "--quiet", "--report-dir", place))
                .satisfies(result -> assertThat(result.exit()).isZero())
                .satisfies(result -> assertThat(result.out()).startsWith("PROMOTE  "));
        assertThat(cli.run("demo", "permit-chatbot", "--quiet", "--report-dir", place))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(1))
                .satisfies(result -> assertThat(result.out()).startsWith("BLOCK  "));
    }

    /** By a clock that is wrong the evidence is not of today. */
    @Test
    void aVerdictThatIsNotTheOneItShouldBeIsADefect() {
        var result = cli.at(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).run("demo", "--quiet", "--report-dir", place);
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out())
                .contains("A verdict is not the one it should be: this is a defect, please report it.")
                .doesNotContain("Both verdicts");
    }

    @Test
    void nothingIsLeftInTheTemporaryDirectory() throws IOException {
        Path folder;
        try (ExampleFiles files = ExampleFiles.unpack("claims-assistant")) {
            folder = files.folder();
            assertThat(folder.resolve("evidence/manifest.json")).isRegularFile();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void anExampleThatTheJarLacksIsSaidInALine() {
        assertThatThrownBy(() -> ExampleFiles.unpack("nothing"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("examples/nothing/cmk-profile.yml");
    }
}
