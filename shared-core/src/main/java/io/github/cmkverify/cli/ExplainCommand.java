package io.github.cmkverify.cli;

import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Mapping;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains a check: when it passes, why it matters, how to mend what it finds.",
        footer = {"", "Examples:", "  cmk-verify explain CMK-KEY-001", "  cmk-verify explain key-001"})
final class ExplainCommand implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final int LONGEST_ID = 60;

    private final Tools tools;

    @Parameters(
            paramLabel = "CHECK",
            completionCandidates = Candidates.Checks.class,
            description = "the id of a check, such as CMK-KEY-001")
    private String id;

    ExplainCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = tools.catalogue();
        String upper = id.toUpperCase(Locale.ROOT);
        return catalogue
                .entry(upper.startsWith("CMK-") ? upper : "CMK-" + upper)
                .map(entry -> {
                    tools.out().print(text(entry));
                    return ExitCode.OK.number();
                })
                .orElseGet(() -> unknown(catalogue));
    }

    private int unknown(Catalogue catalogue) {
        tools.console()
                .complain("there is no check '" + Visible.cut(id, LONGEST_ID) + "'; the checks are "
                        + catalogue.entries().stream().map(CatalogueEntry::id).collect(Collectors.joining(", ")));
        return ExitCode.USAGE.number();
    }

    private static String text(CatalogueEntry entry) {
        var text = new StringBuilder();
        text.append(entry.id()).append("  ").append(entry.title()).append("\n\n");
        section(
                text,
                "Severity",
                entry.severity().text() + (entry.positiveProof() ? ", part of the positive proof" : ""));
        section(text, "Why", entry.why());
        section(text, "Passes when", entry.conditions().pass());
        section(text, "Fails when", entry.conditions().fail());
        section(text, "Not applicable", entry.conditions().notApplicable());
        section(text, "Undetermined", entry.conditions().undetermined());
        section(text, "Judged per", entry.per().text());
        section(text, "Builds on", entry.after().isEmpty() ? "nothing" : String.join(", ", entry.after()));
        section(text, "Evidence", evidence(entry));
        section(text, "Remedy", entry.remedy().fill(Map.of()).lines());
        section(text, "References", references(entry));
        section(text, "Mappings", entry.mappings().stream().map(Mapping::id).collect(Collectors.joining(", ")));
        return text.substring(0, text.length() - 1);
    }

    private static String evidence(CatalogueEntry entry) {
        return entry.evidence().always().stream()
                .map(need -> String.join(" or ", need.anyOf()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> references(CatalogueEntry entry) {
        var references = entry.references();
        return Stream.of(
                        references.facts().stream().map(fact -> "FACTS " + fact).collect(Collectors.joining(", ")),
                        references.policies().isEmpty()
                                ? ""
                                : "Azure Policy " + String.join(", ", references.policies()),
                        String.join(", ", references.scanners()),
                        String.join(", ", references.controls()),
                        references.note().orElse(""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void section(StringBuilder text, String title, String paragraph) {
        section(text, title, List.of(paragraph));
    }

    private static void section(StringBuilder text, String title, List<String> paragraphs) {
        text.append(title).append('\n');
        paragraphs.forEach(paragraph -> wrap(text, paragraph));
        text.append('\n');
    }

    private static void wrap(StringBuilder text, String paragraph) {
        int column = 0;
        for (String word : paragraph.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "  " : " ").append(word);
            column += (column == 0 ? 2 : 1) + word.length();
        }
        text.append('\n');
    }
}
