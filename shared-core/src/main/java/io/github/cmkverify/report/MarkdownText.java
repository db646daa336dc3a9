package io.github.cmkverify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hostile text in GitHub's Markdown. Plain words stay as they are; every other word goes into a code span, where nothing is a
 * link, a mention, an issue, an image, HTML or the end of a table cell.
 */
final class MarkdownText {
    private static final int LONGEST = 300;
    private static final int LONGEST_CODE = 2000;

    /**
     * Words that mean nothing to Markdown or GitHub, wherever they stand in a line: letters of European languages or a short
     * number, with the punctuation of a sentence around them. A fixed set, because what is a letter differs between JDKs.
     */
    private static final Pattern PLAIN =
            Pattern.compile("\\(?(?:[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*|[0-9]{1,6})\\)?[.,;:!?…]?\\)?");

    /** GitHub links what could be a commit. */
    private static final Pattern COMMIT = Pattern.compile("\\(?[A-Fa-f]{7,}\\W*");

    private static final Pattern PIPE = Pattern.compile("(\\\\*)\\|");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final String NOTHING = "(empty)";

    private MarkdownText() {}

    /** One line of a paragraph or list; it never begins a line, something of ours stands before it. */
    static String prose(String hostile) {
        var words = new ArrayList<String>();
        var code = new ArrayList<String>();
        for (String word : Visible.cut(hostile, LONGEST).split(" ", -1)) {
            if (isPlain(word)) {
                addCode(words, code);
                words.add(word);
            } else if (!word.isEmpty()) {
                code.add(word);
            }
        }
        addCode(words, code);
        return words.isEmpty() ? NOTHING : String.join(" ", words);
    }

    /** As {@link #prose}, in a cell of a table. */
    static String cell(String hostile) {
        return inCell(prose(hostile));
    }

    /** What a person pastes, whole as one code span. */
    static String code(String hostile) {
        String visible = Visible.cut(hostile, LONGEST_CODE);
        return visible.isBlank() ? NOTHING : span(visible);
    }

    /** As {@link #code}, in a cell of a table. */
    static String codeCell(String hostile) {
        return inCell(code(hostile));
    }

    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches() && !COMMIT.matcher(word).matches();
    }

    private static void addCode(List<String> words, List<String> code) {
        if (!code.isEmpty()) {
            words.add(span(String.join(" ", code)));
            code.clear();
        }
    }

    /** Between more backticks than there are inside; one space at each end is taken off again where Markdown needs one. */
    private static String span(String visible) {
        int longest = BACKTICKS
                .matcher(visible)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        boolean touches = visible.startsWith("`") || visible.endsWith("`");
        boolean spaced = visible.startsWith(" ") && visible.endsWith(" ");
        String space = touches || spaced ? " " : "";
        return fence + space + visible + space + fence;
    }

    /**
     * An odd number of backslashes before each pipe: then every parser agrees that it does not end the cell, whether it pairs
     * backslashes or looks at the last one.
     */
    private static String inCell(String markdown) {
        return PIPE.matcher(markdown)
                .replaceAll(pipe -> Matcher.quoteReplacement(pipe.group(1) + pipe.group(1) + "\\|"));
    }
}
