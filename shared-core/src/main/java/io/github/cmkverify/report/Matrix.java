package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The accounts by the groups of checks.
 *
 * @param groups in the order of the catalogue
 * @param rows the worst account first
 */
record Matrix(List<String> groups, List<Row> rows) {
    private static final Comparator<Row> WORST_FIRST =
            Comparator.comparing((Row row) -> -row.count(Effect.BLOCKS)).thenComparing(row -> -row.count(Effect.WARNS));

    Matrix {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /**
     * One account.
     *
     * @param cells in the order of the groups
     */
    record Row(String account, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        private long count(Effect effect) {
            return cells.stream()
                    .flatMap(cell -> cell.findings.stream())
                    .filter(finding -> Effect.of(finding) == effect)
                    .count();
        }
    }

    /** The findings of one account in one group; may be none. */
    record Cell(List<Finding> findings) {
        Cell {
            findings = List.copyOf(findings);
        }

        Effect effect() {
            return Effect.worst(findings);
        }

        /** The worst mark among the findings with the worst effect. */
        Mark mark() {
            return findings.stream()
                    .filter(finding -> Effect.of(finding) == effect())
                    .map(Mark::of)
                    .min(Comparator.naturalOrder())
                    .orElse(Mark.NOT_APPLICABLE);
        }

        String symbol() {
            return effect() == Effect.WARNS ? Mark.WARNING : mark().symbol();
        }

        String sign() {
            return effect() == Effect.WARNS ? "!" : mark().sign();
        }

        String tone() {
            return effect() == Effect.WARNS ? Mark.UNDETERMINED.tone() : mark().tone();
        }

        /** {@code 2 fail, 1 waits}; what is fine is told only when there is nothing else. */
        String text() {
            var counts = new EnumMap<Mark, Integer>(Mark.class);
            findings.forEach(finding -> counts.merge(Mark.of(finding), 1, Integer::sum));
            boolean fine = effect() == Effect.NONE && !counts.containsKey(Mark.WAIVED);
            return counts.entrySet().stream()
                    .filter(entry -> fine || isNews(entry.getKey()))
                    .map(entry -> entry.getValue() + " " + entry.getKey().text())
                    .collect(Collectors.joining(", "));
        }

        private static boolean isNews(Mark mark) {
            return switch (mark) {
                case FAIL, UNDETERMINED, WAITS, WAIVED -> true;
                case PASS, NOT_APPLICABLE -> false;
            };
        }
    }

    static Matrix of(Verdict verdict) {
        var groups = verdict.findings().stream()
                .map(finding -> Groups.of(finding.check()))
                .distinct()
                .toList();
        Map<String, Map<String, List<Finding>>> accounts = new LinkedHashMap<>();
        for (Finding finding : verdict.findings()) {
            accounts.computeIfAbsent(finding.subject().account(), account -> new HashMap<>())
                    .computeIfAbsent(Groups.of(finding.check()), group -> new ArrayList<>())
                    .add(finding);
        }
        var rows = accounts.entrySet().stream()
                .map(entry -> new Row(
                        entry.getKey(),
                        groups.stream()
                                .map(group -> new Cell(entry.getValue().getOrDefault(group, List.of())))
                                .toList()))
                .sorted(WORST_FIRST)
                .toList();
        return new Matrix(groups, rows);
    }
}
