package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Defect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofHours(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aBuildLogGetsLines() {
        try (var progress = Progress.start(err, false, OFTEN)) {
            progress.at("reading the evidence pack");
            await(told -> told.contains("cmk-verify: still reading the evidence pack (0 s)\n"));
            progress.at("collecting");
            progress.items(3, 40);
            await(told -> told.contains("cmk-verify: still collecting, 3 of 40 (0 s)\n"));
        }
        assertThat(told()).doesNotContain("\r", "\u001b");
    }

    @Test
    void aTerminalGetsOneLineThatIsWipedAtTheEnd() {
        try (var progress = Progress.start(err, true, OFTEN)) {
            progress.at("collecting");
            progress.items(20, 40);
            await(told -> told.contains("\r\u001b[K[###############               ] collecting, 20 of 40 ("));
            progress.items(41, 40);
            await(told -> told.contains("[##############################] collecting, 41 of 40 ("));
            progress.at("judging");
            await(told -> told.contains("\r\u001b[Kjudging ("));
        }
        assertThat(told()).endsWith("\r\u001b[K").doesNotContain("\n");
    }

    @Test
    void quickWorkSaysNothing() {
        try (var progress = Progress.start(err, true, NEVER)) {
            progress.at("judging");
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void nothingIsToldAfterTheEnd() throws InterruptedException {
        var progress = Progress.start(err, false, OFTEN);
        await(told -> told.contains("still starting"));
        progress.close();
        String before = told();
        Thread.sleep(50);
        assertThat(told()).isEqualTo(before);
    }

    /** A message gets a line of its own, and the bar comes back below it. */
    @Test
    void aListenerMakesRoomForWhatItSays() {
        var console = new Console(err, err, Map.of(), () -> true);
        try (var listener = new ConsoleListener(console, Optional.of(Progress.start(err, true, OFTEN)))) {
            listener.doing("collecting");
            await(told -> told.contains("\r\u001b[Kcollecting ("));
            listener.items(1, 2);
            await(told -> told.contains("] collecting, 1 of 2 ("));
            await(told -> {
                listener.problem("no way");
                return told().contains("\r\u001b[Kcmk-verify: no way\n");
            });
            await(told -> {
                listener.defect(new Defect(new IllegalStateException("broken")));
                return told().contains("\r\u001b[Kcmk-verify: internal error (IllegalStateException: broken)");
            });
        }
        assertThat(told()).endsWith("\r\u001b[K");
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void await(Predicate<String> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.test(told())) {
            assertThat(System.nanoTime()).as(told()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
