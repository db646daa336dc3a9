package io.github.cmkverify.action.toolkit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message at a place in the repository.
 *
 * @param title a few words; empty for none
 * @param file relative to the workspace, with {@code /}; empty for none
 * @param line from 1; empty for the file as a whole
 */
public record Annotation(Level level, String title, String message, Optional<String> file, Optional<Integer> line) {
    /** The runner cuts a message there; cut ourselves we keep whole characters and say so. */
    private static final int LONGEST = 4000;

    private static final int LONGEST_TITLE = 250;
    private static final String CUT = "…";

    /** How bad it is; the worst first. */
    public enum Level {
        ERROR,
        WARNING,
        NOTICE;

        String command() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Annotation {
        message = cut(message, LONGEST);
        title = cut(title, LONGEST_TITLE);
    }

    /** One without a place. */
    public static Annotation of(Level level, String title, String message) {
        return new Annotation(level, title, message, Optional.empty(), Optional.empty());
    }

    /** In the order that the runner's own toolkit writes them. */
    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("title", title);
        file.ifPresent(path -> {
            properties.put("file", path);
            line.ifPresent(number -> properties.put("line", String.valueOf(number)));
        });
        return properties;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + CUT;
    }
}
