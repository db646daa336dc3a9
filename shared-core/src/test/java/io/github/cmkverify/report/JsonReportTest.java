package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Grant;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @Test
    void golden() throws IOException {
        Golden.assertSame("cmk-report.json", valid(Verdicts.rich()));
    }

    @Test
    void goldenOfAStoppedRun() throws IOException {
        Golden.assertSame(
                "cmk-report-stopped.json",
                valid(Verdicts.stopped(ExitCode.USAGE, "cmk-profile.yml:3:1 workload is missing")));
    }

    /** Each field of the schema is written, in the order of the schema, whatever is absent. */
    @Test
    void fieldsAreThoseOfTheSchemaInItsOrder() throws IOException {
        var schema = Written.parsed(schema());
        for (Verdict verdict : List.of(Verdicts.rich(), Verdicts.stopped(ExitCode.INTERNAL, "out of memory"))) {
            var report = Written.parsed(valid(verdict));
            assertThat(names(report)).isEqualTo(names(schema.get("properties")));
            assertThat(names(report.get("counts"))).isEqualTo(names(schema.at("/$defs/counts/properties")));
            for (JsonNode finding : report.get("findings")) {
                assertThat(names(finding)).isEqualTo(names(schema.at("/$defs/finding/properties")));
                finding.get("gaps")
                        .forEach(gap -> assertThat(names(gap)).isEqualTo(names(schema.at("/$defs/gap/properties"))));
                finding.get("sources").forEach(source -> assertThat(names(source))
                        .isEqualTo(names(schema.at("/$defs/source/properties"))));
            }
        }
        var report = Written.parsed(valid(Verdicts.rich()));
        assertThat(names(report.get("evidence"))).isEqualTo(names(schema.at("/$defs/evidence/properties")));
        assertThat(names(report.at("/findings/5/waiver"))).isEqualTo(names(schema.at("/$defs/waiver/properties")));
    }

    @Test
    void schemaNamesEveryFieldAsRequiredAndEveryWordOfTheModel() throws IOException {
        var schema = Written.parsed(schema());
        assertThat(texts(schema.get("required"))).isEqualTo(names(schema.get("properties")));
        for (String part : List.of("evidence", "counts", "finding", "waiver", "gap", "grant", "source")) {
            var object = schema.at("/$defs/" + part);
            assertThat(texts(object.get("required"))).as(part).isEqualTo(names(object.get("properties")));
            assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
        }
        assertThat(texts(schema.at("/$defs/gap/properties/kind/enum"))).isEqualTo(words(Gap.Kind.values()));
        assertThat(texts(schema.at("/$defs/finding/properties/outcome/enum"))).isEqualTo(words(Outcome.values()));
        assertThat(texts(schema.at("/$defs/finding/properties/severity/enum")))
                .isEqualTo(Arrays.stream(Severity.values()).map(Severity::text).toList());
        assertThat(texts(schema.at("/properties/mode/enum")))
                .isEqualTo(Arrays.stream(Mode.values()).map(Mode::text).toList());
        assertThat(texts(schema.at("/properties/decision/enum")))
                .isEqualTo(Arrays.stream(Decision.Kind.values())
                        .map(Decision.Kind::text)
                        .toList());
    }

    @Test
    void documentationNamesEveryField() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reports.md"), StandardCharsets.UTF_8);
        var fields = new ArrayList<>(names(Written.parsed(schema()).get("properties")));
        for (String part : List.of("evidence", "counts", "finding", "waiver", "gap", "grant", "source")) {
            fields.addAll(names(Written.parsed(schema()).at("/$defs/" + part + "/properties")));
        }
        assertThat(fields).isNotEmpty().allSatisfy(field -> assertThat(page).containsPattern("`" + field + "(\\[])?`"));
    }

    @Test
    void schemaIsASchema() throws IOException {
        var meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        assertThat(meta.validate(schema(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void schemaRefusesWhatCannotBe() throws IOException {
        String report = Written.json(Verdicts.rich());
        assertThat(problems(report.replace("\"exitCode\": 1", "\"exitCode\": 0")))
                .isNotEmpty();
        assertThat(problems(report.replace("\"decision\": \"block\"", "\"decision\": \"promote\"")))
                .isNotEmpty();
        assertThat(problems(report.replace("\"covers\"", "\"front\": \"x\", \"covers\"")))
                .isNotEmpty();
        assertThat(problems(report.replace("\"outcome\": \"WAIVED\"", "\"outcome\": \"FAIL\"")))
                .isNotEmpty();
        assertThat(problems(report.replace("\"mode\": \"replay\",", ""))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
    void stoppedRun(ExitCode exit) throws IOException {
        var report = Written.parsed(valid(Verdicts.stopped(exit, "why")));
        assertThat(report.get("decision").asText()).isEqualTo("block");
        assertThat(report.get("exitCode").asInt()).isEqualTo(exit.number());
        assertThat(report.get("cause").asText()).isEqualTo("why");
        assertThat(report.get("evaluatedAt").isNull()).isTrue();
        assertThat(report.get("evidence").isNull()).isTrue();
        assertThat(report.get("workload").isNull()).isTrue();
        assertThat(report.get("findings")).isEmpty();
    }

    @Test
    void liveEvidenceHasNoPack() throws IOException {
        var rich = Verdicts.rich();
        var live = new Verdict(
                rich.toolVersion(),
                rich.catalogueVersion(),
                Mode.LIVE,
                rich.profile(),
                rich.evaluatedAt(),
                Optional.of(new Verdict.EvidenceInfo(Optional.empty(), Verdicts.FROM, Verdicts.TO)),
                rich.decision(),
                rich.covers(),
                List.of(),
                rich.findings());
        var report = Written.parsed(valid(live));
        assertThat(report.get("mode").asText()).isEqualTo("live");
        assertThat(report.at("/evidence/packSha256").isNull()).isTrue();
        assertThat(report.at("/evidence/collectedFrom").asText()).isEqualTo("2026-08-14T06:58:00Z");
    }

    /** What the verdict says comes out of the report as it went in; only half a character becomes U+FFFD. */
    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.Hostile#texts")
    void hostileTextSurvives(String hostile) throws IOException {
        var verdict = Verdicts.hostile(hostile);
        String json = valid(verdict);
        Written.assertSafeToLookAt(json);
        var report = Written.parsed(json);
        assertThat(report.get("cause").asText()).isEqualTo(whole(hostile));
        assertThat(report.at("/findings/0/account").asText()).isEqualTo(whole(hostile));
        var open = verdict.findings().get(2);
        assertThat(report.at("/findings/2/gaps/0/fix").asText())
                .isEqualTo(whole(open.gaps().get(0).fix()));
        assertThat(report.at("/findings/2/sources/0/shown").asText())
                .isEqualTo(whole(open.sources().get(0).shown()));
        assertThat(report.get("decision").asText()).isEqualTo("block");
        assertThat(report.get("findings")).hasSize(5);
    }

    private static String whole(String text) {
        return text.codePoints()
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void otherCharactersStayReadable() throws IOException {
        String json = Written.json(Verdicts.hostile("ü 漢字 \uD83D\uDE00 / ' \" \\ \u202E \uDB40\uDC41"));
        assertThat(json)
                .contains("\"cause\": \"ü 漢字 \uD83D\uDE00 / ' \\\" \\\\ \\u202E \\uDB40\\uDC41\"")
                .endsWith("}\n");
    }

    @Test
    void remedyIsTheFilledInOne() throws IOException {
        var report = Written.parsed(Written.json(Verdicts.rich()));
        assertThat(texts(report.at("/findings/1/remedy")))
                .containsExactly("az mend -n aoai-claims --check CMK-ACC-001", "Then run again.");
        assertThat(report.at("/findings/2/remedy")).isEmpty();
        assertThat(report.at("/findings/2/parent").asText()).isEqualTo("CMK-ACC-001");
    }

    /** What causes are made of: another run must be able to group the same findings in the same way. */
    @Test
    void aRefusedReaderIsToldWhatItLacks() throws IOException {
        var grant = new Grant("Reader", "Microsoft.KeyVault/vaults/read", "/subscriptions/s", Optional.of("0b1ec7"));
        var gap = Gap.refused("vault:kv", "Azure answered 403", grant);
        var open = Stream.of(gap, gap.asFallback())
                .map(each -> Verdicts.open("CMK-VLT-001", Severity.HIGH, true, each))
                .toList();
        var report = Written.parsed(valid(Verdicts.blocked("why", ExitCode.UNDETERMINED, open)));
        var written = report.at("/findings/0/gaps/0/grant");
        assertThat(names(written)).isEqualTo(names(Written.parsed(schema()).at("/$defs/grant/properties")));
        assertThat(texts(written))
                .containsExactly("Reader", "Microsoft.KeyVault/vaults/read", "/subscriptions/s", "0b1ec7");
        assertThat(report.at("/findings/0/gaps/0/fallback")).isEqualTo(BooleanNode.FALSE);
        assertThat(report.at("/findings/1/gaps/0/fallback")).isEqualTo(BooleanNode.TRUE);
    }

    @Test
    void namesAreSortedAndAsTheyWereRead() throws IOException {
        var names = Map.of("vault", "kv $(x)", "account", "a", "key", "k");
        var subject = new Subject("a", "account key", "/x", 12, names);
        var fail =
                Verdicts.finding("CMK-KEY-001", Severity.HIGH, Outcome.FAIL, true, subject, List.of("why"), List.of());
        var report = Written.parsed(valid(Verdicts.blocked("why", ExitCode.FAILED, List.of(fail))));
        assertThat(names(report.at("/findings/0/names"))).containsExactly("account", "key", "vault");
        assertThat(report.at("/findings/0/names/vault").asText()).isEqualTo("kv $(x)");
    }

    @Test
    void reasonOfAPassIsNull() throws IOException {
        Finding pass = Verdicts.pass("CMK-ACC-003", "a", "account");
        var report = Written.parsed(valid(Verdicts.blocked("why", ExitCode.FAILED, List.of(pass))));
        assertThat(report.at("/findings/0/reason").isNull()).isTrue();
    }

    private static String valid(Verdict verdict) throws IOException {
        String json = Written.json(verdict);
        assertThat(problems(json)).isEmpty();
        return json;
    }

    static List<String> problems(String json) throws IOException {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema = FACTORY.getSchema(schema(), config);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String schema() throws IOException {
        try (InputStream in = JsonReport.class.getResourceAsStream("cmk-report.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
