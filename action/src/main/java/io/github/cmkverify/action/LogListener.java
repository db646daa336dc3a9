package io.github.cmkverify.action;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.RunListener;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells the log what goes on; of a long collection a line every ten seconds. */
final class LogListener implements RunListener {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int LONGEST = 2000;

    private final PrintStream out;
    private final Clock clock;
    private String work = "working";
    private Instant told;

    LogListener(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void problem(String line) {
        print(line);
    }

    @Override
    public void problems(String what, List<String> lines) {
        print(what + ", for " + lines.size() + " reasons:");
        lines.forEach(line -> out.println("  " + Visible.cut(line, LONGEST)));
    }

    @Override
    public void note(String line) {
        print(line);
    }

    @Override
    public void doing(String nowDoing) {
        work = nowDoing;
    }

    @Override
    public void items(int done, int known) {
        Instant now = clock.instant();
        if (Duration.between(told, now).compareTo(EVERY) >= 0) {
            told = now;
            print("still " + work + ", " + done + " of " + known);
        }
    }

    private void print(String line) {
        out.println("cmk-verify: " + Visible.cut(line, LONGEST));
        out.flush();
    }
}
