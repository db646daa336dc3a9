package io.github.cmkverify.action.toolkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The summary of a step, block by block. Unlike the runner's own toolkit it escapes every text, and it stays within the
 * 1 MiB above which the runner throws the whole summary away: what does not fit is left out in whole lines, of the longest
 * blocks first, and the summary says so.
 */
public final class Summary {
    /** Exactly this many bytes are accepted. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final String FOLDED = "<details>";
    private static final Pattern SECTION = Pattern.compile("\n(?=## |" + FOLDED + ")");

    private final List<String> blocks = new ArrayList<>();

    /** A heading of level 1 to 6. */
    public Summary heading(int level, String text) {
        int depth = Math.max(1, Math.min(6, level));
        return block("<h" + depth + ">" + Html.text(text) + "</h" + depth + ">");
    }

    public Summary paragraph(String text) {
        return block("<p>" + Html.text(text) + "</p>");
    }

    /** Text as it is, in a fixed font. */
    public Summary code(String text) {
        return block("<pre><code>" + Html.code(text) + "</code></pre>");
    }

    public Summary list(List<String> items) {
        return block(items.stream()
                .map(item -> "<li>" + Html.text(item) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>")));
    }

    /** @param rows the first is the head */
    public Summary table(List<List<String>> rows) {
        var html = new StringBuilder("<table>");
        for (int i = 0; i < rows.size(); i++) {
            String cell = i == 0 ? "th" : "td";
            html.append(rows.get(i).stream()
                    .map(text -> "<" + cell + ">" + Html.text(text) + "</" + cell + ">")
                    .collect(Collectors.joining("", "<tr>", "</tr>")));
        }
        return block(html.append("</table>").toString());
    }

    /** A part that is folded up. */
    public Summary details(String title, String content) {
        return block("<details><summary>" + Html.text(title) + "</summary>" + Html.text(content) + "</details>");
    }

    /** @param target http or https; anything else is shown as text only */
    public Summary link(String text, URI target) {
        String scheme = String.valueOf(target.getScheme());
        return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")
                ? block("<p><a href=\"" + Html.attribute(target.toString()) + "\">" + Html.text(text) + "</a></p>")
                : paragraph(text);
    }

    public Summary separator() {
        return block("<hr>");
    }

    /** Markdown that the caller has escaped; each of its sections is a block. */
    public Summary markdown(String escaped) {
        SECTION.splitAsStream(escaped).forEach(section -> block(section.strip()));
        return this;
    }

    private Summary block(String text) {
        blocks.add(text + "\n\n"); // an empty line ends an HTML block
        return this;
    }

    /** Appends all of it, as far as it fits beside what the step wrote before. */
    public void write(CommandFile file) throws RunnerException {
        file.append(text(MOST_BYTES - Math.min(MOST_BYTES, file.size())));
    }

    /** All blocks in as many bytes; when they are more, each gets its share, and says how many of its lines were left out. */
    String text(long most) {
        var shown = new String[blocks.size()];
        long left = most;
        int waiting = blocks.size();
        for (int i : smallestFirst()) {
            shown[i] = cut(blocks.get(i), left / waiting--);
            left -= bytes(shown[i]);
        }
        return String.join("", shown);
    }

    /** What a small block leaves of its share is for the larger ones; of equal ones the earlier have more to hope for. */
    private List<Integer> smallestFirst() {
        return IntStream.range(0, blocks.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> bytes(blocks.get(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** A table that loses its last rows is still a table, and what was folded up stays so. */
    private static String cut(String block, long most) {
        if (bytes(block) <= most) {
            return block;
        }
        String[] lines = block.strip().split("\n");
        String end = block.startsWith(FOLDED) ? "\n</details>\n\n" : "\n";
        long left = most - bytes(leftOut(lines.length)) - bytes(end);
        if (left < 0) {
            return "";
        }
        var text = new StringBuilder();
        int count = 0;
        for (; count < lines.length && bytes(lines[count]) < left; count++) {
            text.append(lines[count]).append('\n');
            left -= bytes(lines[count]) + 1;
        }
        return count == 0 ? leftOut(lines.length) : text + end + leftOut(lines.length - count);
    }

    private static String leftOut(int count) {
        return "<p>" + count + (count == 1 ? " more line does" : " more lines do")
                + " not fit into a job summary, which holds 1 MiB: see the report files.</p>\n\n";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
