package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts on several profiles at one glance: a table of their accounts, sorted by the first link of the chain that is
 * broken; what stopped before it could judge comes first, what is in order last.
 */
public final class Overview {
    /** Its name in the report directory. */
    public static final String FILE_NAME = "cmk-overview.md";

    private static final int MOST_CAUSES = 5;
    private static final int MOST_FIXES = 2;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_REASON = 100;
    private static final List<String> COLUMNS =
            List.of("Decision", "Workload", "Account", "First broken link", "Blocks", "Why");

    private static final Comparator<Row> BY_LINK =
            Comparator.comparingInt(Row::link).thenComparing(Row::workload).thenComparing(Row::account);

    private final List<Entry> entries;
    private final ExitCode exit;
    private final List<Cause> causes;
    private final List<Row> rows;

    /**
     * @param entries one for each profile
     * @param exit how the run ends
     */
    public Overview(List<Entry> entries, ExitCode exit) {
        this.entries = List.copyOf(entries);
        this.exit = exit;
        this.causes = Cause.across(entries.stream().map(Entry::verdict).toList());
        this.rows = entries.stream().flatMap(Overview::rows).sorted(BY_LINK).toList();
    }

    /** @param profile the file, for a run that could not read it */
    public record Entry(String profile, Verdict verdict) {
        String workload() {
            return verdict.profile().map(Verdict.ProfileInfo::workload).orElse(profile);
        }
    }

    /** @param link the place of the check in the chain */
    private record Row(
            int link,
            Decision.Kind decision,
            String workload,
            String account,
            String check,
            String blocks,
            String why) {
        List<String> cells() {
            return List.of(decision.name(), workload, account, check, blocks, why);
        }
    }

    private static Stream<Row> rows(Entry entry) {
        Verdict verdict = entry.verdict();
        Decision decision = verdict.decision();
        if (verdict.findings().isEmpty()) {
            return Stream.of(new Row(-1, decision.kind(), entry.workload(), "", "not judged", "", decision.cause()));
        }
        var rows = new ArrayList<Row>();
        var inOrder = new ArrayList<String>();
        for (String account : verdict.covers()) {
            var own = verdict.findings().stream()
                    .filter(finding -> finding.subject().account().equals(account))
                    .toList();
            broken(own).ifPresentOrElse(first -> rows.add(row(entry, account, own, first)), () -> inOrder.add(account));
        }
        if (!inOrder.isEmpty()) {
            String who = inOrder.size() == 1 ? inOrder.get(0) : inOrder.size() + " accounts";
            rows.add(new Row(Integer.MAX_VALUE, decision.kind(), entry.workload(), who, "", "", ""));
        }
        return rows.stream();
    }

    private static Row row(Entry entry, String account, List<Finding> own, Finding first) {
        int link = (int) own.stream()
                .map(finding -> finding.check().id())
                .distinct()
                .takeWhile(check -> !check.equals(first.check().id()))
                .count();
        return new Row(
                link,
                entry.verdict().decision().kind(),
                entry.workload(),
                account,
                first.check().id() + " " + first.outcome().name(),
                String.valueOf(own.stream().filter(Finding::blocks).count()),
                first.reason());
    }

    /** The first that blocks and waits for no other; else the first that blocks. */
    private static Optional<Finding> broken(List<Finding> own) {
        var blocking = own.stream().filter(Finding::blocks).toList();
        return blocking.stream()
                .filter(finding -> finding.parent().isEmpty())
                .findFirst()
                .or(() -> blocking.stream().findFirst());
    }

    /** For a terminal or a build log: whole lines, each ended by {@code \n}. */
    public String text() {
        var lines = new Lines();
        lines.ours(0, headline());
        if (!causes.isEmpty()) {
            lines.ours(0, "");
            lines.ours(0, Cause.headline(causes) + ", worst first:");
            for (int i = 0; i < Math.min(causes.size(), MOST_CAUSES); i++) {
                Cause cause = causes.get(i);
                lines.add(0, " " + (i + 1) + ". " + cause.severity().name() + "  ", cause.title());
                cause.fixes().stream().limit(MOST_FIXES).forEach(fix -> lines.fix(1, "fix: ", fix));
                lines.add(1, "", cause.effect());
            }
            if (causes.size() > MOST_CAUSES) {
                lines.ours(1, "and " + (causes.size() - MOST_CAUSES) + " more causes, in the reports");
            }
        }
        lines.ours(0, "");
        table().forEach(line -> lines.ours(0, line));
        return lines.text();
    }

    private List<String> table() {
        var cells = Stream.concat(
                        Stream.of(COLUMNS.stream()
                                .map(name -> name.toUpperCase(Locale.ROOT))
                                .toList()),
                        rows.stream().map(Row::cells))
                .map(Overview::shown)
                .toList();
        int[] widths = new int[COLUMNS.size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return cells.stream()
                .map(row -> {
                    var line = new StringBuilder();
                    for (int i = 0; i < widths.length; i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private static List<String> shown(List<String> cells) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            shown.add(Visible.cut(cells.get(i), i == cells.size() - 1 ? LONGEST_REASON : LONGEST_NAME));
        }
        return shown;
    }

    /** The file: the same as a page of Markdown. */
    public String markdown() {
        var page = new StringBuilder("# CMK Verify: " + headline() + "\n");
        if (!causes.isEmpty()) {
            page.append("\n## Causes\n\n").append(Cause.headline(causes)).append(", worst first:\n\n");
            causes.stream().limit(MOST_CAUSES).forEach(cause -> page.append("1. **")
                    .append(cause.severity().text())
                    .append("** ")
                    .append(MarkdownText.prose(cause.title()))
                    .append(": ")
                    .append(cause.fixes().stream()
                            .limit(MOST_FIXES)
                            .map(MarkdownText::prose)
                            .collect(Collectors.joining("; ")))
                    .append("; ")
                    .append(MarkdownText.prose(cause.effect()))
                    .append("\n"));
        }
        page.append("\n## Accounts\n\n")
                .append(line(COLUMNS))
                .append(line(COLUMNS.stream().map(name -> "---").toList()));
        rows.forEach(row -> page.append(line(row.cells().stream()
                .map(cell -> cell.isEmpty() ? "" : MarkdownText.cell(cell))
                .toList())));
        return page.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String headline() {
        int accounts = entries.stream()
                .mapToInt(entry -> entry.verdict().covers().size())
                .sum();
        return entries.size() + " profiles, " + accounts + (accounts == 1 ? " account: " : " accounts: ")
                + Stream.of(Decision.Kind.values())
                        .map(kind -> count(kind) + " " + kind.text())
                        .filter(text -> !text.startsWith("0 "))
                        .collect(Collectors.joining(", "))
                + "; exit code " + exit.number();
    }

    private long count(Decision.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.verdict().decision().kind() == kind)
                .count();
    }
}
