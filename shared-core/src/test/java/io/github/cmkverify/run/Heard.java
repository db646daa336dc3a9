package io.github.cmkverify.run;

import java.util.ArrayList;
import java.util.List;

/** What a run told. */
final class Heard implements RunListener {
    final List<String> problems = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> work = new ArrayList<>();
    final List<Integer> done = new ArrayList<>();
    Runnable whenSignedIn = () -> {};

    @Override
    public void problem(String line) {
        problems.add(line);
    }

    @Override
    public void note(String line) {
        notes.add(line);
        whenSignedIn.run();
    }

    @Override
    public void doing(String now) {
        work.add(now);
    }

    @Override
    public void items(int ready, int known) {
        done.add(ready);
    }
}
