package io.github.cmkverify.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects the problems of one file, each once. */
final class Problems {
    /** A hostile file can hold half a million problems; nobody reads more than these. */
    private static final int MOST = 200;

    private final String file;
    private final TreeSet<Problem> found = new TreeSet<>();
    private boolean more;

    Problems(String file) {
        this.file = file;
    }

    void add(Place at, Path field, String message) {
        found.add(new Problem(file, at.line(), at.column(), field.dotted(), message));
        if (found.size() > MOST) {
            found.pollLast();
            more = true;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() == MOST;
    }

    /** In the order of the file. */
    List<Problem> sorted() {
        var sorted = new ArrayList<>(found);
        if (more) {
            Problem last = found.last();
            sorted.add(
                    new Problem(file, last.line(), last.column(), "", "there are more problems; correct these first"));
        }
        return sorted;
    }
}
