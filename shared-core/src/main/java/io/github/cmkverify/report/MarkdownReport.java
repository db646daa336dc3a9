package io.github.cmkverify.report;

import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdict as GitHub's Markdown: a job summary, or a comment when it is made small enough. Of a large workload the worst
 * comes first and whole rows are left out at the end of a section, which says how many.
 */
public final class MarkdownReport implements ReportFormat {
    /** What GitHub takes for the summary of one step is 1 MiB; some of it is left to whoever writes there besides. */
    public static final int SUMMARY = 1_000_000;

    /** What GitHub takes for a comment and for the output of a check run is 65,535 characters. */
    public static final int COMMENT = 60_000;

    private static final int LEAST = 40_000;
    private static final int MOST_FIXES = 6;
    private static final String FOLDED = "\n<details><summary>";
    private static final String UNFOLDED = "</summary>\n\n";
    private static final String END = "\n</details>\n";

    private final int most;

    /** For a job summary. */
    public MarkdownReport() {
        this(SUMMARY);
    }

    /** @param most bytes, at least 40,000: what must always be said has to fit, whatever the names are */
    public MarkdownReport(int most) {
        if (most < LEAST) {
            throw new IllegalArgumentException("a report needs " + LEAST + " bytes");
        }
        this.most = most;
    }

    @Override
    public String id() {
        return "md";
    }

    @Override
    public String fileName() {
        return "cmk-report.md";
    }

    @Override
    public void write(Verdict verdict, OutputStream out) throws IOException {
        out.write(text(verdict).getBytes(StandardCharsets.UTF_8));
    }

    private String text(Verdict verdict) {
        var page = new MarkdownPage();
        page.add(head(verdict));
        page.add(
                "\n",
                verdict.notes().stream()
                        .map(note -> "- " + MarkdownText.prose(note) + "\n")
                        .toList(),
                "");
        if (!verdict.findings().isEmpty()) {
            page.add(counts(verdict));
        }
        var causes = Cause.of(verdict.findings());
        causes(causes, page);
        boolean enforced = verdict.decision().kind() == Decision.Kind.BLOCK;
        findings(enforced ? "What blocks" : "What would block", Effect.BLOCKS, verdict, causes, page);
        matrix(Matrix.of(verdict), page);
        findings("Warnings, which do not block", Effect.WARNS, verdict, causes, page);
        waivers(verdict, page);
        notJudged(verdict, page);
        proofs(verdict, page);
        page.add(Limits.TEXTS.stream()
                .map(text -> "- " + text + "\n")
                .collect(Collectors.joining("", "\n## Limits of the control\n\n", "")));
        page.table(
                "\n## Provenance\n\n",
                List.of("What", "Value"),
                Origin.of(verdict).stream()
                        .map(origin -> List.of(origin.name(), MarkdownText.codeCell(origin.value())))
                        .toList(),
                "");
        return page.text(most);
    }

    private static String head(Verdict verdict) {
        Decision decision = verdict.decision();
        return "# " + symbol(decision.kind()) + " " + decision.kind().name() + ": "
                + MarkdownText.prose(Words.about(verdict)) + "\n\n"
                + "**Next:** " + NextStep.of(decision) + ".\n\n"
                + "**Why:** " + MarkdownText.prose(decision.cause()) + " (exit code "
                + decision.exit().number() + ")\n";
    }

    private static String symbol(Decision.Kind kind) {
        return switch (kind) {
            case PROMOTE -> Mark.PASS.symbol();
            case BLOCK -> Mark.FAIL.symbol();
            case OBSERVE, PARTIAL -> Mark.WARNING;
        };
    }

    private static String counts(Verdict verdict) {
        var outcomes = List.of(Outcome.values());
        return "\n"
                + Stream.concat(Stream.of("findings"), outcomes.stream().map(Words::of))
                        .collect(Collectors.joining(" | ", "| ", " | **blocking** |\n"))
                + "| --- ".repeat(outcomes.size() + 2) + "|\n"
                + Stream.concat(
                                Stream.of(verdict.findings().size()),
                                outcomes.stream().map(verdict::count))
                        .map(Object::toString)
                        .collect(Collectors.joining(
                                " | ", "| ", " | **" + verdict.blocking().size() + "** |\n"));
    }

    private static void causes(List<Cause> causes, MarkdownPage page) {
        var rows = IntStream.range(0, causes.size())
                .mapToObj(i -> cause(i + 1, causes.get(i)))
                .toList();
        int settled = causes.stream().mapToInt(cause -> cause.findings().size()).sum();
        page.table(
                "\n## Causes\n\n" + explain(causes.size(), settled) + "\n\n",
                List.of("#", "Severity", "What is wrong", "What to do", "Settles"),
                rows,
                "");
    }

    private static String explain(int causes, int findings) {
        return (causes == 1 ? "1 cause explains " : causes + " causes explain ")
                + (findings == 1 ? "1 finding:" : findings + " findings, the worst first:");
    }

    private static List<String> cause(int number, Cause cause) {
        var fixes = cause.fixes().stream()
                .limit(MOST_FIXES)
                .map(MarkdownReport::fix)
                .collect(Collectors.joining("<br>"));
        String more = cause.fixes().size() > MOST_FIXES
                ? "<br>and " + (cause.fixes().size() - MOST_FIXES) + " more lines, in the JSON report"
                : "";
        return List.of(
                String.valueOf(number),
                (cause.blocks() ? Mark.FAIL.symbol() : Mark.WARNING) + " "
                        + cause.severity().text(),
                MarkdownText.cell(cause.title()),
                fixes + more,
                String.valueOf(cause.findings().size()));
    }

    /** A command is one piece to copy; everything else is a sentence. */
    private static String fix(String line) {
        return line.startsWith("az ") || line.startsWith("Terraform: ")
                ? MarkdownText.codeCell(line)
                : MarkdownText.cell(line);
    }

    private static void findings(
            String heading, Effect effect, Verdict verdict, List<Cause> causes, MarkdownPage page) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < causes.size(); i++) {
            int number = i + 1;
            causes.get(i).findings().forEach(finding -> numbers.putIfAbsent(finding.id(), number));
        }
        var rows = verdict.findings().stream()
                .filter(finding -> Effect.of(finding) == effect)
                .sorted(WorstFirst.ORDER)
                .map(finding -> row(finding, numbers))
                .toList();
        page.table(
                "\n## " + heading + "\n\n", List.of("Outcome", "Severity", "Check", "On", "Reason", "Cause"), rows, "");
    }

    private static List<String> row(Finding finding, Map<String, Integer> causes) {
        Mark mark = Mark.of(finding);
        return List.of(
                mark.symbol() + " " + mark.text(),
                finding.severity().text(),
                check(finding),
                subject(finding),
                MarkdownText.cell(finding.reason()),
                String.valueOf(causes.get(finding.id())));
    }

    private static String check(Finding finding) {
        return finding.check().id() + " " + MarkdownText.cell(finding.check().title());
    }

    private static String subject(Finding finding) {
        return MarkdownText.codeCell(Words.account(finding.subject().account())) + ", "
                + MarkdownText.cell(finding.subject().name());
    }

    private static void matrix(Matrix matrix, MarkdownPage page) {
        var columns = Stream.concat(
                        Stream.of("Account"), matrix.groups().stream().map(Groups::name))
                .toList();
        page.table(
                "\n## Resources by group of checks\n\n",
                columns,
                matrix.rows().stream()
                        .map(row -> Stream.concat(
                                        Stream.of(MarkdownText.codeCell(Words.account(row.account()))),
                                        row.cells().stream().map(MarkdownReport::cell))
                                .toList())
                        .toList(),
                "");
    }

    private static String cell(Matrix.Cell cell) {
        return cell.findings().isEmpty() ? "" : cell.symbol() + " " + cell.text();
    }

    private static void waivers(Verdict verdict, MarkdownPage page) {
        page.table(
                "\n## Waivers in use\n\n",
                List.of("Check", "On", "Until", "Approved by", "Asked for by", "Ticket", "Reason"),
                verdict.findings().stream()
                        .flatMap(finding -> finding.waiver().map(waiver -> waiver(finding, waiver)).stream())
                        .toList(),
                "");
    }

    private static List<String> waiver(Finding finding, Waiver waiver) {
        return List.of(
                check(finding),
                subject(finding),
                waiver.expires().toString(),
                MarkdownText.cell(waiver.approver()),
                MarkdownText.cell(waiver.requester()),
                MarkdownText.cell(waiver.ticket()),
                MarkdownText.cell(waiver.reason()));
    }

    private static void notJudged(Verdict verdict, MarkdownPage page) {
        page.table(
                FOLDED + "Not applicable, and why" + UNFOLDED,
                List.of("Check", "On", "Reason"),
                verdict.findings().stream()
                        .filter(finding -> Mark.of(finding) == Mark.NOT_APPLICABLE)
                        .map(finding -> List.of(check(finding), subject(finding), MarkdownText.cell(finding.reason())))
                        .toList(),
                END);
    }

    private static void proofs(Verdict verdict, MarkdownPage page) {
        page.table(
                FOLDED + "What the PASS of each check rests on" + UNFOLDED,
                List.of("Check", "Passed", "When it passes", "Evidence read"),
                Proof.of(verdict).stream()
                        .filter(proof -> proof.passed() > 0)
                        .map(proof -> List.of(
                                proof.check().id() + " "
                                        + MarkdownText.cell(proof.check().title()),
                                proof.passed() + " of " + proof.findings().size(),
                                MarkdownText.cell(
                                        proof.check().conditions().pass().replace("`", "")),
                                proof.evidence().stream()
                                        .map(MarkdownText::codeCell)
                                        .collect(Collectors.joining(", "))))
                        .toList(),
                END);
    }
}
