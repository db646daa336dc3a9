package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.run.Reports;
import java.io.FileNotFoundException;
import java.nio.file.Path;
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

    @Test
    void anExampleThatTheJarLacksIsSaidInALine() {
        assertThatThrownBy(() -> ExampleFiles.unpack("nothing"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("examples/nothing/cmk-profile.yml");
    }
}
