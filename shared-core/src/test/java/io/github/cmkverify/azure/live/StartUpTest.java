package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.world.Worlds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever replays a pack does not pay for what talks to Azure. */
@Tag("slow")
@Timeout(60)
class StartUpTest {
    /** Judges a base without going live. */
    public static final class Replay {
        private Replay() {}

        public static void main(String[] args) {
            System.out.println("DECISION "
                    + Worlds.base("rbac").record().judge().decision().kind());
        }
    }

    @Test
    void aReplayLoadsNothingOfAzureNorOfHttp() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replay.class.getName()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).contains("DECISION PROMOTE").contains("io.github.cmkverify.checks.Suite");
        assertThat(printed.lines()
                        .filter(line -> line.contains(" com.azure.")
                                || line.contains(" com.microsoft.")
                                || line.contains(" reactor.")
                                || line.contains(" org.slf4j.")
                                || line.contains(" java.net.http.")
                                || line.contains(" io.github.cmkverify.azure.live.") && !line.contains("StartUpTest")))
                .isEmpty();
    }
}
