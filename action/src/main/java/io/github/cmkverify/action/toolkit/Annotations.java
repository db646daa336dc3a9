package io.github.cmkverify.action.toolkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The annotations of one step. The runner keeps ten of each level per step and drops the others without a word, and needs one
 * error for itself ("Process completed with exit code 1"). So the worst are chosen here, and a notice says how many
 * are not shown.
 */
public final class Annotations {
    private static final int MOST_ERRORS = 9;
    private static final int MOST_WARNINGS = 10;
    /** One of the ten is for saying what was left out. */
    private static final int MOST_NOTICES = 9;

    private Annotations() {}

    /**
     * What is shown of {@code all}.
     *
     * @param all of one level, those that matter most first
     * @param limit how many of each level the user wants at most
     */
    public static List<Annotation> shown(List<Annotation> all, int limit) {
        var shown = new ArrayList<Annotation>();
        for (Annotation.Level level : Annotation.Level.values()) {
            all.stream()
                    .filter(annotation -> annotation.level() == level)
                    .limit(Math.min(limit, most(level)))
                    .forEach(shown::add);
        }
        shown.sort(Comparator.comparing(Annotation::level));
        int hidden = all.size() - shown.size();
        if (hidden > 0) {
            shown.add(Annotation.of(
                    Annotation.Level.NOTICE,
                    "",
                    hidden + (hidden == 1 ? " annotation is" : " annotations are")
                            + " not shown: GitHub keeps ten of each level per step. The reports have all of them."));
        }
        return List.copyOf(shown);
    }

    private static int most(Annotation.Level level) {
        return switch (level) {
            case ERROR -> MOST_ERRORS;
            case WARNING -> MOST_WARNINGS;
            case NOTICE -> MOST_NOTICES;
        };
    }
}
