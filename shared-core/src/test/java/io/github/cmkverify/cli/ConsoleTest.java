package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Defect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm,            true,  true",
        "TERM=xterm,            false, false",
        "TERM=dumb,             true,  false",
        "TERM=xterm NO_COLOR=1, true,  false",
        "TERM=xterm NO_COLOR=,  true,  true",
        "WT_SESSION=id,         true,  true",
        "OTHER=x,               true,  false"
    })
    void colourIsForATerminalThatKnowsIt(String variables, boolean terminal, boolean colour) {
        var environment = new HashMap<String, String>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.split("=")[0], variable.substring(variable.indexOf('=') + 1));
        }
        var console = new Console(err, err, environment, () -> terminal);
        assertThat(console.colour(false)).isEqualTo(colour);
        assertThat(console.colour(true)).as("--no-color").isFalse();
    }

    @Test
    void whereADefectComesFromIsForWhoAsks() {
        var defect = new Defect(new IllegalStateException("no\ntime"));
        String line = "cmk-verify: internal error (IllegalStateException: no<U+000A>time)";
        new Console(err, err, Map.of(), () -> false).complain(defect);
        assertThat(told()).startsWith(line).hasLineCount(1);
        bytes.reset();
        new Console(err, err, Map.of("CMK_VERIFY_DEBUG", "1"), () -> false).complain(defect);
        assertThat(told()).startsWith(line).contains("\n    at io.github.cmkverify.cli.ConsoleTest.");
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
