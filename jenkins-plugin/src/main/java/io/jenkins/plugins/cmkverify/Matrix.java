package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks against accounts, the shape in which a result is read at a glance.
 *
 * @param accounts the columns
 */
public record Matrix(List<String> accounts, List<Row> rows) {
    public Matrix {
        accounts = List.copyOf(accounts);
        rows = List.copyOf(rows);
    }

    /** A check; its cells are in the order of the accounts. */
    public record Row(String check, String title, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A check on the subjects of one account; none where it does not look at any. */
    public record Cell(List<FindingPage> findings) {
        public Cell {
            findings = List.copyOf(findings);
        }
    }

    static Matrix of(List<FindingPage> findings) {
        List<String> accounts =
                findings.stream().map(FindingPage::getAccount).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .toList();
        List<String> checks =
                findings.stream().map(FindingPage::getCheck).distinct().toList();
        return new Matrix(
                accounts,
                checks.stream().map(check -> row(check, accounts, findings)).toList());
    }

    private static Row row(String check, List<String> accounts, List<FindingPage> findings) {
        List<FindingPage> own = findings.stream()
                .filter(finding -> finding.getCheck().equals(check))
                .toList();
        return new Row(
                check,
                own.get(0).getTitle(),
                accounts.stream()
                        .map(account -> new Cell(own.stream()
                                .filter(finding -> finding.getAccount().equals(account))
                                .sorted(Comparator.comparing(Matrix::outcome))
                                .toList()))
                        .toList());
    }

    private static Outcome outcome(FindingPage page) {
        return page.getFinding().outcome();
    }
}
