package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Workplace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endings between the verdict and its reports. */
class SignalTest {
    @TempDir
    Path place;

    @Test
    void aSignalBeforeTheVerdictKeepsItFromBeingTold() {
        var work = Workplace.green(place);
        var interruption = new Interruption();
        var result = new Cli(Map.of(), false, signalling(interruption), interruption).run(work.verify());
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("cmk-verify: ended by a signal; the reports say that the run did not finish\n");
        assertThat(result.exit()).isEqualTo(5);
        work.reports().assertBlock(5);
        assertThat(work.reports().cause()).contains("ended by a signal");
    }

    @Test
    void aSignalAfterTheRunChangesNothing() {
        var work = Workplace.green(place);
        var cli = Cli.inBuild();
        assertThat(cli.run(work.verify()).exit()).isZero();
        cli.interruption().happen();
        work.reports().assertPromote();
    }

    @Test
    void outputThatBreaksWithdrawsTheVerdict() {
        var work = Workplace.green(place);
        var broken = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                work.reports().assertPromote(); // the verdict is told before it is printed
                throw new OutOfMemoryError("while printing");
            }
        };
        var result = Cli.inBuild().run(broken, work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).startsWith("cmk-verify: out of memory").hasLineCount(1);
        work.reports().assertBlock(5);
    }

    @Test
    void outputThatDoesNotArriveWithdrawsTheVerdict() {
        var work = Workplace.green(place);
        for (Object[] args : new Object[][] {work.verify(), {"checks"}}) {
            var full = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("no space left");
                }
            };
            var err = new ByteArrayOutputStream();
            var console = new Console(
                    new PrintStream(full, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    Map.of(),
                    () -> false);
            int exit = new CommandLineRun(console, Clock.fixed(Cli.NOW, ZoneOffset.UTC), new Interruption())
                    .execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
            assertThat(exit).isEqualTo(5);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("cmk-verify: the output could not be written: it is closed, or the disk is full\n");
        }
        work.reports().assertBlock(5);
        assertThat(work.reports().cause()).contains("its output could not be written");
    }

    /** The signal comes when the run asks for the time: after its blocking reports, before its verdict. */
    private static Clock signalling(Interruption interruption) {
        InstantSource source = () -> {
            interruption.happen();
            return Cli.NOW;
        };
        return source.withZone(ZoneOffset.UTC);
    }
}
