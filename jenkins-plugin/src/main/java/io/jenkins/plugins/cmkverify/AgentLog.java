package io.jenkins.plugins.cmkverify;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.RunListener;
import java.io.PrintStream;
import java.util.List;

/** Tells the build log what a run does. Texts are hostile, and a secret in them is masked. */
final class AgentLog implements RunListener {
    private static final String PREFIX = "[cmk-verify] ";
    private static final int EVERY = 25;

    private final PrintStream log;
    private final List<String> secrets;
    private int told;

    AgentLog(PrintStream log, List<String> secrets) {
        this.log = log;
        this.secrets = List.copyOf(secrets);
    }

    @Override
    public void problem(String line) {
        print(line);
    }

    @Override
    public void problems(String what, List<String> lines) {
        print(what + ", for " + lines.size() + " reasons:");
        lines.forEach(line -> print("  " + line));
    }

    @Override
    public void note(String line) {
        print(line);
    }

    @Override
    public void doing(String work) {
        told = 0;
        print(work);
    }

    @Override
    public void items(int done, int known) {
        if (done - told >= EVERY) {
            told = done;
            print(done + " of " + known);
        }
    }

    void print(String line) {
        String masked = line;
        for (String secret : secrets) {
            masked = masked.replace(secret, "****");
        }
        log.println(PREFIX + Visible.text(masked));
    }
}
