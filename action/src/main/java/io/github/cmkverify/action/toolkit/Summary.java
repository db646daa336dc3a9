package io.github.cmkverify.action.toolkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The summary of a step, block by block. Unlike the runner's own toolkit it escapes every text, and it stays within the
 * 1 MiB above which the runner throws the whole summary away: what does not fit is left out in whole blocks, and the
 * summary says so.
 */
public final class Summary {
    /** Exactly this many bytes are accepted. */
    static final int MOST_BYTES = 1024 * 1024;

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

    /** Markdown that the caller has escaped. A block like the others: there completely or not at all. */
    public Summary markdown(String escaped) {
        return block(escaped.strip());
    }

    private Summary block(String text) {
        blocks.add(text + "\n\n"); // an empty line ends an HTML block
        return this;
    }

    /** Appends all of it, as far as it fits beside what the step wrote before. */
    public void write(CommandFile file) throws RunnerException {
        file.append(text(MOST_BYTES - Math.min(MOST_BYTES, file.size())));
    }

    /** As many whole blocks as {@code most} bytes hold, and if need be that there were more. */
    String text(long most) {
        long all = blocks.stream().mapToLong(Summary::bytes).sum();
        if (all <= most) {
            return String.join("", blocks);
        }
        var text = new StringBuilder();
        long left = most;
        for (int i = 0; i < blocks.size(); i++) {
            String note = leftOut(blocks.size() - i);
            long next = bytes(blocks.get(i));
            if (next + bytes(leftOut(blocks.size() - i - 1)) > left) {
                return bytes(note) > left ? text.toString() : text.append(note).toString();
            }
            text.append(blocks.get(i));
            left -= next;
        }
        return text.toString();
    }

    private static String leftOut(int count) {
        return "<p>" + count + (count == 1 ? " more part does" : " more parts do")
                + " not fit into a job summary, which holds 1 MiB: see the report files.</p>\n\n";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
