package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict as SARIF 2.1.0 for code scanning on GitHub: what fails or is undetermined is a result at the line of the profile
 * that names the account; what passes or does not apply is none.
 *
 * <p>GitHub closes the alerts that a later file no longer has, so a file without results is valid and must be uploaded too. A
 * run that blocks without any result has one of its own: a verdict that blocks is never an empty file.
 */
public final class SarifReport implements ReportFormat {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final String PROFILE = "cmk-profile.yml";

    /** GitHub keeps 5,000 results of a run. */
    private static final int MOST_RESULTS = 5_000;

    private static final int MOST_NOTES = 1_000;

    private final Optional<String> profilePath;
    private final boolean withWaived;

    /** The profile lies in the root of the repository, and what is waived is left out. */
    public SarifReport() {
        this(Optional.empty(), false);
    }

    /**
     * @param profilePath of the profile, relative to the root of the repository; empty: its name alone
     * @param withWaived whether a waived finding is a suppressed result; else it is none
     */
    public SarifReport(Optional<String> profilePath, boolean withWaived) {
        this.profilePath = profilePath;
        this.withWaived = withWaived;
    }

    @Override
    public ReportFormat about(String path) {
        return new SarifReport(profilePath.or(() -> Optional.of(path)), withWaived);
    }

    @Override
    public String id() {
        return "sarif";
    }

    @Override
    public String fileName() {
        return "cmk-report.sarif";
    }

    @Override
    public void write(Verdict verdict, OutputStream out) throws IOException {
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                json.text("$schema", SCHEMA);
                json.text("version", "2.1.0");
                json.objects("runs", List.of(verdict), run -> run(run, json));
            });
        }
        out.write('\n');
    }

    private void run(Verdict verdict, JsonWriter json) throws IOException {
        var results = results(verdict);
        String uri = uri(verdict);
        json.object(
                "tool",
                () -> json.object("driver", () -> {
                    json.text("name", "CMK Verify");
                    json.text("version", verdict.toolVersion());
                    json.objects("rules", SarifRule.of(verdict), rule -> rule.write(json));
                }));
        json.object("automationDetails", () -> json.text("id", category(verdict)));
        json.objects("invocations", List.of(verdict.decision()), decision -> {
            json.flag("executionSuccessful", !verdict.findings().isEmpty());
            json.number("exitCode", decision.exit().number());
            json.text("exitCodeDescription", SarifText.plain(decision.cause()));
            json.objects("toolExecutionNotifications", notes(verdict, results.size()), note -> {
                json.text("level", "warning");
                json.object("message", () -> json.text("text", SarifText.message(note)));
            });
        });
        json.text("columnKind", "unicodeCodePoints");
        json.objects(
                "results",
                results.subList(0, Math.min(results.size(), MOST_RESULTS)),
                result -> result.write(uri, json));
        json.object("properties", () -> properties(verdict, json));
    }

    /** The worst first, so that what GitHub does not keep is the least. */
    private List<SarifResult> results(Verdict verdict) {
        var results = verdict.findings().stream()
                .filter(this::isResult)
                .sorted(WorstFirst.ORDER)
                .map(SarifResult::of)
                .toList();
        boolean red = results.stream().anyMatch(result -> result.waiver().isEmpty());
        return verdict.decision().kind() == Decision.Kind.BLOCK && !red
                ? Stream.concat(Stream.of(SarifResult.ofRun(verdict)), results.stream())
                        .toList()
                : results;
    }

    private boolean isResult(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL, UNDETERMINED -> true;
            case WAIVED -> withWaived;
            case PASS, NOT_APPLICABLE -> false;
        };
    }

    /** What could not be judged, and what is left out. */
    private static List<String> notes(Verdict verdict, int results) {
        var notes = new ArrayList<String>();
        if (results > MOST_RESULTS) {
            notes.add((results - MOST_RESULTS) + " of " + results
                    + " results are left out here, the least severe; the JSON report has them all");
        }
        verdict.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.UNDETERMINED)
                .limit(MOST_NOTES)
                .map(finding -> finding.id() + " is undetermined: " + finding.reason())
                .forEach(notes::add);
        return notes;
    }

    /** Tells the uploads of several profiles in one job apart; what follows the last slash names the run on GitHub. */
    private static String category(Verdict verdict) {
        return "cmk-verify/"
                + verdict.profile()
                        .map(profile -> ArtifactUri.of(profile.workload()).replace("/", "%2F") + "/"
                                + ArtifactUri.of(profile.environment()) + "/")
                        .orElse("");
    }

    private String uri(Verdict verdict) {
        String path = profilePath.orElseGet(
                () -> verdict.profile().map(Verdict.ProfileInfo::fileName).orElse(PROFILE));
        return ArtifactUri.of(path.isEmpty() ? PROFILE : path);
    }

    private static void properties(Verdict verdict, JsonWriter json) throws IOException {
        json.text("decision", verdict.decision().kind().text());
        json.text("mode", verdict.mode().text());
        json.text("catalogueVersion", verdict.catalogueVersion());
        json.text("profileSha256", verdict.profile().map(Verdict.ProfileInfo::sha256));
        json.text("packSha256", verdict.evidence().flatMap(Verdict.EvidenceInfo::packSha256));
        json.text("evaluatedAt", verdict.evaluatedAt());
        json.object("counts", () -> {
            json.number("pass", verdict.count(Outcome.PASS));
            json.number("fail", verdict.count(Outcome.FAIL));
            json.number("undetermined", verdict.count(Outcome.UNDETERMINED));
            json.number("notApplicable", verdict.count(Outcome.NOT_APPLICABLE));
            json.number("waived", verdict.count(Outcome.WAIVED));
            json.number("blocking", verdict.blocking().size());
        });
    }
}
