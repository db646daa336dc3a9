package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFileTest {
    private static final UUID CHANCE = UUID.fromString("00000000-0000-0000-0000-000000000007");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block",
                "",
                "two\nlines",
                "EOF",
                "a\nEOF\nname<<EOF\nb\nEOF",
                "ghadelimiter_\npromoted=true",
                "$(id) `id` %0A ::set-output name=a::b",
                "\u00e4\u6f22\ud83d\udd11"
            })
    void aValueComesBackAsItWas(String value) throws Exception {
        Path file = Files.createFile(folder.resolve("output"));
        CommandFile.outputs(Map.of("GITHUB_OUTPUT", file.toString())).set("decision", value);
        assertThat(RunnerFiles.read(file)).containsExactly(Map.entry("decision", value));
    }

    @Test
    void valuesAreAppended() throws Exception {
        Path file = Files.writeString(folder.resolve("output"), "earlier=1\n");
        var outputs =
                CommandFile.outputs(Map.of("GITHUB_OUTPUT", file.toString())).with(() -> CHANCE);
        outputs.set("a", "1");
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .isEqualTo("earlier=1\na<<ghadelimiter_" + CHANCE + "\n1\nghadelimiter_" + CHANCE + "\n");
    }

    @Test
    void aValueThatKnowsTheDelimiterIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("output"));
        var outputs =
                CommandFile.outputs(Map.of("GITHUB_OUTPUT", file.toString())).with(() -> CHANCE);
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> outputs.set("a", "x\nghadelimiter_" + CHANCE + "\npromoted=true"));
        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "a\nb", "a<<b", "1a", "a b"})
    void aNameThatTheRunnerCouldMisreadIsRefused(String name) throws Exception {
        Path file = Files.createFile(folder.resolve("output"));
        var outputs = CommandFile.outputs(Map.of("GITHUB_OUTPUT", file.toString()));
        assertThatIllegalArgumentException().isThrownBy(() -> outputs.set(name, "x"));
    }

    @Test
    void eachFileHasItsVariable() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        String path = file.toString();
        CommandFile.variables(Map.of("GITHUB_ENV", path)).set("a", "1");
        CommandFile.state(Map.of("GITHUB_STATE", path)).set("b", "2");
        CommandFile.paths(Map.of("GITHUB_PATH", path)).line("/opt/tool");
        assertThat(Files.readString(file)).endsWith("/opt/tool\n");
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> CommandFile.paths(Map.of("GITHUB_PATH", path)).line("/a\n/b"));
    }

    @Test
    void withoutTheFileItSaysWhatIsMissing() {
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> CommandFile.outputs(Map.of()).set("a", "1"))
                .withMessageContaining("GITHUB_OUTPUT is not set");
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> CommandFile.outputs(
                                Map.of("GITHUB_OUTPUT", folder.resolve("gone").toString()))
                        .set("a", "1"))
                .withMessageContaining("gone")
                .withMessageContaining("cannot be written");
    }
}
