package io.github.cmkverify.report;

import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole verdict as JSON, for programs ({@code cmk-report.schema.json}). Texts are complete and as they were read: who
 * shows them must escape them.
 */
public final class JsonReport implements ReportFormat {
    static final int SCHEMA_VERSION = 1;

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String fileName() {
        return "cmk-report.json";
    }

    @Override
    public void write(Verdict verdict, OutputStream out) throws IOException {
        try (var json = new JsonWriter(out)) {
            json.object(() -> write(verdict, json));
        }
        out.write('\n');
    }

    private static void write(Verdict verdict, JsonWriter json) throws IOException {
        json.number("schemaVersion", SCHEMA_VERSION);
        json.text("toolVersion", verdict.toolVersion());
        json.text("catalogueVersion", verdict.catalogueVersion());
        json.text("mode", verdict.mode().text());
        json.text("workload", verdict.profile().map(Verdict.ProfileInfo::workload));
        json.text("environment", verdict.profile().map(Verdict.ProfileInfo::environment));
        json.text("profileSha256", verdict.profile().map(Verdict.ProfileInfo::sha256));
        json.text("evaluatedAt", verdict.evaluatedAt());
        json.object("evidence", verdict.evidence(), evidence -> {
            json.text("packSha256", evidence.packSha256());
            json.text("collectedFrom", evidence.collectedFrom());
            json.text("collectedTo", evidence.collectedTo());
        });
        json.text("decision", verdict.decision().kind().text());
        json.number("exitCode", verdict.decision().exit().number());
        json.text("cause", verdict.decision().cause());
        json.texts("covers", verdict.covers());
        json.texts("notes", verdict.notes());
        json.object("counts", () -> {
            json.number("pass", verdict.count(Outcome.PASS));
            json.number("fail", verdict.count(Outcome.FAIL));
            json.number("undetermined", verdict.count(Outcome.UNDETERMINED));
            json.number("notApplicable", verdict.count(Outcome.NOT_APPLICABLE));
            json.number("waived", verdict.count(Outcome.WAIVED));
            json.number("blocking", verdict.blocking().size());
        });
        json.objects("causes", Cause.of(verdict.findings()), cause -> {
            json.text("title", cause.title());
            json.text("severity", cause.severity().text());
            json.flag("blocks", cause.blocks());
            json.texts("fixes", cause.fixes());
            json.texts("findings", cause.findings().stream().map(Finding::id).toList());
        });
        json.objects("findings", verdict.findings(), finding -> write(finding, json));
    }

    private static void write(Finding finding, JsonWriter json) throws IOException {
        json.text("id", finding.id());
        json.text("check", finding.check().id());
        json.text("title", finding.check().title());
        json.text("subject", finding.subject().name());
        json.text("account", finding.subject().account());
        json.text("resource", finding.subject().resource());
        // in one order, whatever that of the map
        json.textsByName("names", new TreeMap<>(finding.subject().names()));
        json.text("severity", finding.severity().text());
        json.text("outcome", finding.outcome().name());
        json.flag("blocks", finding.blocks());
        json.text("reason", Optional.of(finding.reason()).filter(reason -> !finding.reasons()
                .isEmpty()));
        json.texts("remedy", finding.remedy());
        json.text("parent", finding.parent());
        json.object("waiver", finding.waiver(), waiver -> write(waiver, json));
        json.objects("gaps", finding.gaps(), gap -> {
            json.text("kind", gap.kind().name());
            json.text("item", gap.item());
            json.text("detail", gap.detail());
            json.text("fix", gap.fix());
            json.object("grant", gap.grant(), grant -> {
                json.text("role", grant.role());
                json.text("action", grant.action());
                json.text("place", grant.place());
                json.text("reader", grant.reader());
            });
            json.flag("fallback", gap.fallback());
        });
        json.objects("sources", finding.sources(), source -> {
            json.text("item", source.item());
            json.text("pointer", source.pointer());
            json.text("shown", source.shown());
        });
    }

    private static void write(Waiver waiver, JsonWriter json) throws IOException {
        json.text("approver", waiver.approver());
        json.text("requester", waiver.requester());
        json.text("reason", waiver.reason());
        json.text("ticket", waiver.ticket());
        json.text("expires", waiver.expires());
    }
}
