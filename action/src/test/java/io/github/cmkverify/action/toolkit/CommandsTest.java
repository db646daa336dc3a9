package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Commands commands = new Commands(out);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "plain,::error title=t::plain",
                "100%,::error title=t::100%25",
                "%0A,::error title=t::%250A",
                "\"a\nb\r\nc\",::error title=t::a%0Ab%0D%0Ac",
                "\"a:b,c\",\"::error title=t::a:b,c\"",
                "::set-output name=a::b,::error title=t::::set-output name=a::b",
                "##[error]x,::error title=t::##[error]x"
            })
    void messagesAreEscaped(String message, String expected) {
        commands.annotate(Annotation.of(Annotation.Level.ERROR, "t", message));
        assertThat(printed()).isEqualTo(expected + "\n");
    }

    @Test
    void propertiesAreEscapedMoreAndEmptyOnesLeftOut() {
        commands.annotate(
                new Annotation(Annotation.Level.WARNING, "ti:t,le%\n", "m", Optional.of("a,b:c.yml"), Optional.of(7)));
        commands.annotate(Annotation.of(Annotation.Level.NOTICE, "", "m"));
        assertThat(printed())
                .isEqualTo("::warning title=ti%3At%2Cle%25%0A,file=a%2Cb%3Ac.yml,line=7::m\n::notice::m\n");
    }

    @Test
    void aLineWithoutAFileIsNoPlace() {
        commands.annotate(new Annotation(Annotation.Level.ERROR, "", "m", Optional.empty(), Optional.of(7)));
        assertThat(printed()).isEqualTo("::error::m\n");
    }

    @Test
    void whatIsPrintedInBetweenIsNoCommand() {
        commands.distrust();
        out.print("::set-output name=promoted::true\n");
        commands.mask("s3cret");
        out.print("##[error]x\n");
        commands.trust();
        commands.endGroup();
        assertThat(RunnerLog.commands(printed()))
                .containsExactly(
                        new RunnerLog.Command("add-mask", Map.of(), "s3cret"),
                        new RunnerLog.Command("endgroup", Map.of(), ""));
    }

    @Test
    void everyTokenIsNew() {
        commands.distrust();
        commands.debug("a");
        commands.distrust();
        List<String> tokens = printed()
                .lines()
                .filter(line -> line.startsWith("::stop-commands::"))
                .toList();
        assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aBlankSecretHidesNothing() {
        commands.mask(" ");
        assertThat(printed()).isEmpty();
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
