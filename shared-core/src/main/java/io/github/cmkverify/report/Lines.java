package io.github.cmkverify.report;

import java.util.List;
import java.util.function.Consumer;

/** Lines for a terminal. Nothing hostile gets in unchanged: no control character, and no text without an end. */
final class Lines {
    private static final int LONGEST = 300;
    private static final int LONGEST_FIX = 2000;
    private static final int MOST = 10;
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    /** A line of ours, which may hold colours. */
    void ours(int level, String line) {
        text.append(INDENT.repeat(level)).append(line).append('\n');
    }

    /**
     * @param prefix ours
     * @param hostile made visible and cut to 300 characters
     */
    void add(int level, String prefix, String hostile) {
        ours(level, prefix + shown(hostile));
    }

    static String shown(String hostile) {
        return Visible.cut(hostile, LONGEST);
    }

    /** As {@link #add} for what a person types or pastes: half a command is worse than none. */
    void fix(int level, String prefix, String hostile) {
        ours(level, prefix + Visible.cut(hostile, LONGEST_FIX));
    }

    /** The first ten, and how many more there are. */
    <T> void some(List<T> values, Consumer<T> line) {
        values.stream().limit(MOST).forEach(line);
        if (values.size() > MOST) {
            ours(1, "and " + (values.size() - MOST) + " more, in the JSON report");
        }
    }

    String text() {
        return text.toString();
    }
}
