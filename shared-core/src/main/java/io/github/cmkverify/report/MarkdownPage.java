package io.github.cmkverify.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Markdown of a limited size: where there is too much, sections end at a whole row and say how many are left out. */
final class MarkdownPage {
    /** More than the line about rows that were left out. */
    private static final int OMISSION = 120;

    private final List<Section> sections = new ArrayList<>();

    /**
     * @param head always written
     * @param rows written as far as there is room, the first ones first
     * @param foot always written
     */
    private record Section(String head, List<String> rows, String foot) {
        int fixed() {
            return size(head) + size(foot) + (rows.isEmpty() ? 0 : OMISSION);
        }
    }

    /** A section that is always whole. */
    void add(String text) {
        sections.add(new Section(text, List.of(), ""));
    }

    /** A section of rows, each ended by a line feed; nothing when there are none. */
    void add(String head, List<String> rows, String foot) {
        if (!rows.isEmpty()) {
            sections.add(new Section(head, rows, foot));
        }
    }

    /** A table with these column names; nothing when there are no rows. */
    void table(String before, List<String> columns, List<List<String>> rows, String after) {
        add(
                before + row(columns) + row(columns.stream().map(name -> "---").toList()),
                rows.stream().map(MarkdownPage::row).toList(),
                after);
    }

    /**
     * @param most bytes of UTF-8
     * @throws IllegalStateException when what is always written is longer
     */
    String text(int most) {
        int room = most - sections.stream().mapToInt(Section::fixed).sum();
        if (room < 0) {
            throw new IllegalStateException("the page does not fit into " + most + " bytes");
        }
        var page = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            boolean last =
                    sections.subList(i + 1, sections.size()).stream().allMatch(section -> section.rows.isEmpty());
            room -= write(sections.get(i), last ? room : room / 2, page);
        }
        return page.toString();
    }

    /** Writes {@code section} with rows of at most {@code room} bytes, and returns how many they took. */
    private static int write(Section section, int room, StringBuilder page) {
        page.append(section.head);
        int used = 0;
        int written = 0;
        for (String row : section.rows) {
            int size = size(row);
            if (used + size > room) {
                break;
            }
            page.append(row);
            used += size;
            written++;
        }
        if (written < section.rows.size()) {
            page.append("\n_")
                    .append(section.rows.size() - written)
                    .append(" of ")
                    .append(section.rows.size())
                    .append(" rows are left out here for their size; the JSON report has them all._\n");
        }
        page.append(section.foot);
        return used;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
