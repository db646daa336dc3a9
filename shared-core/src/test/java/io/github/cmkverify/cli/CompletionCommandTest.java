package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script in a bash of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its bash, if there is one, may be that of another system")
class CompletionCommandTest {
    /** Asks the function of the script, as bash does when somebody presses tab. */
    private static final String ASK = """
            source "$1"
            ask() {
                COMP_WORDS=(cmk-verify "$@"); COMP_CWORD=$#; COMPREPLY=()
                _complete_cmk-verify 2>/dev/null
                echo "$* -> ${COMPREPLY[*]}"
            }
            ask ver
            ask verify --re
            ask verify --fail-on c
            ask verify --format ''
            ask verify --auth ''
            ask checks --format j
            ask explain CMK-KEY-00
            ask demo p
            ask pack ch
            ask completion ''
            """;

    @TempDir
    Path place;

    private Path script;

    @BeforeEach
    void printScript() throws IOException {
        assumeTrue(bash("-c", "true").equals("0 "), "no bash here");
        var result = Cli.inBuild().run("completion", "bash");
        assertThat(result.exit()).isZero();
        script = Files.writeString(place.resolve("completion"), result.out());
    }

    @Test
    void isValid() throws IOException {
        assertThat(bash("-n", script.toString())).isEqualTo("0 ");
    }

    @Test
    void completes() throws IOException {
        Path ask = Files.writeString(place.resolve("ask"), ASK);
        assertThat(bash(ask.toString(), script.toString())).isEqualTo("""
                0 ver -> verify
                verify --re -> --report-dir
                verify --fail-on c -> critical
                verify --format  -> junit json md html sarif
                verify --auth  -> auto environment workload-identity managed-identity azure-cli
                checks --format j -> json
                explain CMK-KEY-00 -> CMK-KEY-001 CMK-KEY-002 CMK-KEY-003 CMK-KEY-004
                demo p -> permit-chatbot
                pack ch -> check
                completion  -> bash zsh
                """);
    }

    @Test
    void isTheSameForZsh() throws IOException {
        assertThat(Cli.inBuild().run("completion", "zsh").out())
                .isEqualTo(Files.readString(script))
                .contains("bashcompinit");
    }

    /** Exit code and what was printed. */
    private String bash(String... args) throws IOException {
        Path printed = place.resolve("printed");
        var command = new ArrayList<>(List.of("bash", "--norc", "--noprofile"));
        command.addAll(List.of(args));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
        } catch (IOException e) {
            return "no bash";
        }
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue() + " " + Files.readString(printed, StandardCharsets.UTF_8);
    }
}
