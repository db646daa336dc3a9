package io.github.cmkverify.report;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A rule of a SARIF file; its texts are ours.
 *
 * @param help Markdown
 */
record SarifRule(String id, String title, String description, String help, Severity severity, List<String> tags) {
    /** The rule of a run that has no verdict on any resource. */
    static final String RUN = "CMK-RUN";

    SarifRule {
        tags = List.copyOf(tags);
    }

    /** The checks that were judged, each once, and the rule of the run. */
    static List<SarifRule> of(Verdict verdict) {
        var checks = verdict.findings().stream().map(Finding::check).distinct().map(SarifRule::of);
        return Stream.concat(Stream.of(ofRun()), checks).toList();
    }

    private static SarifRule ofRun() {
        return new SarifRule(
                RUN,
                "The run has a verdict",
                "A run that could not judge, or that blocks for another reason than a failed check, is no all-clear.",
                "Settle the cause that the result names, then run again.",
                Severity.CRITICAL,
                tagged());
    }

    private static SarifRule of(CatalogueEntry check) {
        return new SarifRule(
                check.id(),
                check.title(),
                check.conditions().pass(),
                help(check),
                check.severity(),
                tagged(Groups.name(Groups.of(check)).toLowerCase(Locale.ROOT)));
    }

    private static List<String> tagged(String... more) {
        return Stream.concat(Stream.of("security", "azure", "customer-managed-key"), Stream.of(more))
                .toList();
    }

    private static String help(CatalogueEntry check) {
        var help = new ArrayList<String>();
        add(help, "Why", check.why());
        add(help, "Passes when", check.conditions().pass());
        add(help, "Fails when", check.conditions().fail());
        add(help, "Undetermined when", check.conditions().undetermined());
        String remedy = String.join("\n", check.remedy().lines());
        add(help, "Remedy", remedy.isEmpty() ? "" : "\n\n```\n" + remedy + "\n```");
        return help.isEmpty() ? check.title() : String.join("\n\n", help);
    }

    private static void add(List<String> help, String heading, String text) {
        if (!text.isBlank()) {
            help.add("**" + heading + ":** " + text);
        }
    }

    /** What GitHub sorts and filters by: above 9.0 is critical, from 7.0 high, from 4.0 medium, below low. */
    private String securitySeverity() {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
        };
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    void write(JsonWriter json) throws IOException {
        json.text("id", id);
        text("shortDescription", title, json);
        text("fullDescription", description.isBlank() ? title : description, json);
        json.object("help", () -> {
            json.text("text", help);
            json.text("markdown", help);
        });
        json.object("defaultConfiguration", () -> json.text("level", level(severity)));
        json.object("properties", () -> {
            json.text("security-severity", securitySeverity());
            json.texts("tags", tags);
        });
    }

    /** GitHub takes 1,024 characters. */
    private static void text(String name, String text, JsonWriter json) throws IOException {
        json.object(name, () -> json.text("text", Visible.cut(text, 1000)));
    }
}
