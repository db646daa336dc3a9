package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.Defect;
import io.github.cmkverify.run.RunListener;
import java.util.List;
import java.util.Optional;

/** Tells a run on stderr. */
final class ConsoleListener implements RunListener, AutoCloseable {
    private final Console console;
    private final Optional<Progress> progress;

    ConsoleListener(Console console, Optional<Progress> progress) {
        this.console = console;
        this.progress = progress;
    }

    @Override
    public void problem(String line) {
        progress.ifPresent(Progress::clear);
        console.complain(line);
    }

    @Override
    public void problems(String what, List<String> lines) {
        problem(what + ", for " + lines.size() + " reasons:");
        lines.forEach(line -> console.err().println(Visible.text(line)));
    }

    @Override
    public void defect(Defect defect) {
        progress.ifPresent(Progress::clear);
        console.complain(defect);
    }

    @Override
    public void note(String line) {
        problem(line);
    }

    @Override
    public void doing(String work) {
        progress.ifPresent(shown -> shown.at(work));
    }

    @Override
    public void items(int done, int known) {
        progress.ifPresent(shown -> shown.items(done, known));
    }

    @Override
    public void close() {
        progress.ifPresent(Progress::close);
    }
}
