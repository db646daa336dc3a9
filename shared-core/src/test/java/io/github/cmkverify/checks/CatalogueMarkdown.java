package io.github.cmkverify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/checks.md} from the catalogue. In test scope: the product itself prints the catalogue otherwise. */
final class CatalogueMarkdown {
    private final StringBuilder page = new StringBuilder();

    private CatalogueMarkdown() {}

    static String of(Catalogue catalogue) {
        var markdown = new CatalogueMarkdown();
        markdown.head(catalogue);
        catalogue.groups().forEach(markdown::group);
        markdown.mappings(catalogue);
        return markdown.page.toString();
    }

    private void head(Catalogue catalogue) {
        line("<!-- Generated from the catalogue (shared-core/src/main/catalogue). To renew: "
                + ChecksPageTest.COMMAND
                + " -->");
        paragraph("# The checks");
        paragraph(
                "Catalogue " + catalogue.version() + ", " + catalogue.entries().size() + " checks. "
                        + "Each check ends in PASS, FAIL, NOT_APPLICABLE or UNDETERMINED; a FAIL under a valid waiver is WAIVED. "
                        + "What could not be read, was truncated, is stale or contradictory is UNDETERMINED and blocks like a "
                        + "failure.");
        paragraph(
                "- **Per**: what the check is judged once for. A key reference is the account's own key or that of an "
                        + "enabled encryption scope.\n"
                        + "- **After**: when that check fails, this one is NOT_APPLICABLE, names it, and counts at the higher "
                        + "severity of the two.\n"
                        + "- **Positive proof**: promotion needs its PASS for each account, whatever `gate.failOn` says; it can't "
                        + "be waived.\n"
                        + "- **CMK not required**: `accounts[].cmk: not-required` in the profile, with owner, reason and an "
                        + "unexpired date.\n"
                        + "- **Evidence**: the kinds of evidence every PASS cites; `a | b`: one of them suffices.\n"
                        + "- **Remedy**: for a person with a change ticket. The suite never writes. Upper-case words are for "
                        + "you to replace; a report fills in the names it knows.\n"
                        + "- **FACTS** are the project's collected facts about Azure, with their sources.");
        paragraph("Logs and attested records are not read by this version. Where a condition below speaks of them and "
                + "they alone would decide, the outcome is UNDETERMINED.");
        line("");
        line("| Check | Title | Severity | Per | After | Positive proof |");
        line("| --- | --- | --- | --- | --- | --- |");
        catalogue
                .entries()
                .forEach(e -> line(row(
                        "[" + e.id() + "](#" + anchor(e.id()) + ")",
                        e.title(),
                        e.severity().text(),
                        e.per().text(),
                        after(e),
                        e.positiveProof() ? "yes" : "no")));
    }

    private void group(CatalogueGroup group) {
        paragraph("## " + group.title());
        group.note().ifPresent(this::paragraph);
        group.entries().forEach(this::entry);
    }

    private void entry(CatalogueEntry e) {
        paragraph("### " + e.id());
        paragraph("**" + e.title() + "**");
        paragraph("Severity **" + e.severity().text() + "** · per " + e.per().text() + " · after " + after(e)
                + (e.positiveProof() ? " · positive proof" : ""));
        line("");
        line("- **Pass:** " + e.conditions().pass());
        line("- **Fail:** " + e.conditions().fail());
        line("- **Not applicable:** " + e.conditions().notApplicable());
        line("- **Undetermined:** " + e.conditions().undetermined());
        line("- **Why:** " + e.why());
        line("- **Evidence:** " + needs(e.evidence().always()));
        e.evidence()
                .instead()
                .forEach((situation, needs) ->
                        line("  - with " + situation.replace('-', ' ') + " instead: " + needs(needs)));
        if (!e.evidence().also().isEmpty()) {
            line("  - depending on the situation also: " + code(e.evidence().also()));
        }
        line("- **References:** " + references(e.references()));
        line("- **Controls:** " + e.mappings().stream().map(m -> link(m.id())).collect(Collectors.joining(", ")));
        line("- **Remedy:**");
        Remedy remedy = e.remedy().fill(Map.of());
        remedy.az().forEach(command -> line("  - `" + command + "`"));
        remedy.terraform().forEach(text -> line("  - Terraform: `" + text + "`"));
        remedy.other().ifPresent(text -> line("  - " + text));
    }

    private void mappings(Catalogue catalogue) {
        paragraph("## Controls");
        paragraph(
                "Which controls of which standard the checks speak to. `*` marks our own reading of the standard; the "
                        + "rest comes from published mappings. The numbers of the CIS Azure Foundations benchmark move with each "
                        + "edition; an edition that is not named proves nothing.");
        var used = new TreeMap<String, Mapping>();
        catalogue.entries().forEach(e -> e.mappings().forEach(m -> used.put(m.id(), m)));
        used.values().forEach(mapping -> {
            paragraph("### " + mapping.id());
            paragraph(mapping.title() + ".");
            mapping.note().ifPresent(this::paragraph);
            line("");
            mapping.standards().forEach(s -> line("- **" + s.title() + ":** " + controls(s.controls())));
            mapping.cis()
                    .forEach(topic -> line("- **CIS Azure Foundations, " + topic.title() + ":** "
                            + topic.editions().entrySet().stream()
                                    .map(edition -> "v" + edition.getKey() + " " + controls(edition.getValue()))
                                    .collect(Collectors.joining("; "))));
        });
    }

    private static String references(References r) {
        return Stream.of(
                        r.facts().stream().map(section -> "FACTS " + section),
                        r.policies().stream().map(id -> "Azure Policy `" + id + "`"),
                        r.scanners().stream().map(id -> "`" + id + "`"),
                        r.controls().stream(),
                        r.note().stream())
                .flatMap(s -> s)
                .collect(Collectors.joining(", "));
    }

    private static String controls(List<Control> controls) {
        return controls.stream()
                .map(c -> c.id()
                        + (c.ours() ? "\\*" : "")
                        + c.note().map(n -> " (" + n + ")").orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String needs(List<EvidenceNeed> needs) {
        return code(needs.stream().map(EvidenceNeed::text).toList());
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String after(CatalogueEntry entry) {
        return entry.after().isEmpty()
                ? "nothing"
                : entry.after().stream().map(CatalogueMarkdown::link).collect(Collectors.joining(", "));
    }

    private static String link(String heading) {
        return "[" + heading + "](#" + anchor(heading) + ")";
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT);
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void paragraph(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
