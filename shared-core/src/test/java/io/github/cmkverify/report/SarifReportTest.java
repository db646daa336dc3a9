package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReportTest {
    private static final JsonSchema SCHEMA = schema();
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}:1");

    @Test
    void golden() throws IOException {
        Golden.assertSame("cmk-report.sarif", valid(new SarifReport(), Verdicts.rich()));
    }

    /** What GitHub shows beside an alert: the check's own words. */
    @Test
    void aRuleOfTheCatalogueExplainsItself() throws IOException {
        var verdict = Verdicts.ofAFailure();
        var check = verdict.blocking().get(0).check();
        var rule = StreamSupport.stream(run(verdict).at("/tool/driver/rules").spliterator(), false)
                .filter(node -> node.path("id").textValue().equals(check.id()))
                .findFirst()
                .orElseThrow();
        assertThat(rule.at("/help/markdown").textValue())
                .startsWith("**Why:** " + check.why() + "\n\n**Passes when:** "
                        + check.conditions().pass() + "\n\n**Fails when:** "
                        + check.conditions().fail() + "\n\n**Undetermined when:** "
                        + check.conditions().undetermined() + "\n\n**Remedy:** \n\n```\n"
                        + check.remedy().lines().get(0));
    }

    @Test
    void goldenOfAStoppedRun() throws IOException {
        Golden.assertSame(
                "cmk-report-stopped.sarif",
                valid(new SarifReport(), Verdicts.stopped(ExitCode.USAGE, "cmk-profile.yml:3:1 workload is missing")));
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.MarkdownReportTest#hostile")
    void hostileTextMakesNeitherLinksNorPlaceholders(String hostile) throws IOException {
        var report = new SarifReport(Optional.of(hostile), true);
        String written = valid(report, Verdicts.hostile(hostile));
        Written.assertSafeToLookAt(written);
        for (JsonNode message : Written.parsed(written).findValues("message")) {
            String text = message.get("text").textValue();
            assertThat(text.replaceAll("\\\\[\\\\\\[\\]]", "")).doesNotContain("[", "]", "\\");
            assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, 9.5, error", "HIGH, 8.0, error", "MEDIUM, 5.5, warning", "LOW, 2.5, note"})
    void severityIsWhatGitHubSortsBy(Severity severity, String number, String level) throws IOException {
        var run = run(Verdicts.blocked(
                "1 failed", ExitCode.FAILED, List.of(Verdicts.fail("CMK-ACC-001", severity, true, "broken"))));
        assertThat(run.at("/tool/driver/rules/1/properties/security-severity").textValue())
                .isEqualTo(number);
        assertThat(run.at("/tool/driver/rules/1/defaultConfiguration/level").textValue())
                .isEqualTo(level);
        assertThat(run.at("/results/0/level").textValue()).isEqualTo(level);
    }

    @Test
    void resultSaysWhereWhatAndWhy() throws IOException {
        var result = Written.parsed(valid(new SarifReport(Optional.of("ops/cmk profile.yml"), false), Verdicts.rich()))
                .at("/runs/0/results/0");
        assertThat(result.at("/ruleId").textValue()).isEqualTo("CMK-ACC-001");
        assertThat(result.at("/kind").textValue()).isEqualTo("fail");
        var location = result.at("/locations/0");
        assertThat(location.at("/physicalLocation/artifactLocation/uri").textValue())
                .isEqualTo("ops/cmk%20profile.yml");
        assertThat(location.at("/physicalLocation/region/startLine").intValue()).isEqualTo(12);
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").textValue())
                .isEqualTo(Samples.RESOURCE);
        assertThat(result.at("/message/text").textValue())
                .startsWith("aoai-claims, account: keySource is Microsoft.CognitiveServices. To mend it: az mend");
    }

    @Test
    void pathOfTheProfileIsThatOfTheRunUnlessGiven() throws IOException {
        assertThat(Written.write(new SarifReport().about("ops/cmk.yml"), Verdicts.rich()))
                .contains("\"uri\": \"ops/cmk.yml\"");
        var given = new SarifReport(Optional.of("given.yml"), true).about("ops/cmk.yml");
        assertThat(Written.write(given, Verdicts.rich()))
                .contains("\"uri\": \"given.yml\"", "\"suppressions\"")
                .doesNotContain("ops/cmk.yml");
    }

    @Test
    void undeterminedIsOpenAndSaidByTheTool() throws IOException {
        var run = run(Verdicts.rich());
        var open = StreamSupport.stream(run.get("results").spliterator(), false)
                .filter(result -> result.get("kind").textValue().equals("open"))
                .toList();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("ruleId").textValue()).isEqualTo("CMK-VLT-001");
        assertThat(open.get(0).has("level")).as("an open result has level none").isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .textValue())
                .startsWith("CMK-VLT-001/aoai-claims/vault kv-claims is undetermined: ");
    }

    @Test
    void waivedIsSuppressedWhenAskedFor() throws IOException {
        assertThat(run(Verdicts.rich()).toString()).doesNotContain("CHG-4711");
        var results = Written.parsed(valid(new SarifReport(Optional.empty(), true), Verdicts.rich()))
                .at("/runs/0/results");
        var waived = StreamSupport.stream(results.spliterator(), false)
                .filter(result -> result.has("suppressions"))
                .toList();
        assertThat(waived).hasSize(1);
        assertThat(waived.get(0).at("/suppressions/0/status").textValue()).isEqualTo("accepted");
        assertThat(waived.get(0).at("/suppressions/0/justification").textValue())
                .contains("CHG-4711");
    }

    @Test
    void nothingWrongIsAValidFileWithoutResults() throws IOException {
        var run = run(Verdicts.verdict(
                new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "every required proof is there"),
                List.of(Verdicts.pass("CMK-ACC-003", "aoai-claims", "account"))));
        assertThat(run.get("results")).isEmpty();
        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isTrue();
    }

    @Test
    void blockIsNeverEmpty() throws IOException {
        var stopped = run(Verdicts.stopped(ExitCode.NO_ANSWER, "sign-in refused"));
        assertThat(stopped.get("results")).hasSize(1);
        assertThat(stopped.at("/results/0/ruleId").textValue()).isEqualTo("CMK-RUN");
        assertThat(stopped.at("/invocations/0/executionSuccessful").booleanValue())
                .isFalse();
        var onlyNotApplicable = run(Verdicts.blocked(
                "1 not applicable",
                ExitCode.FAILED,
                List.of(Verdicts.waits("CMK-IDN-001", Severity.HIGH, "CMK-X-001"))));
        assertThat(onlyNotApplicable.get("results")).hasSize(1);
        var onlyWaived = new SarifReport(Optional.empty(), true);
        assertThat(Written.parsed(valid(
                                onlyWaived,
                                Verdicts.blocked(
                                        "waived",
                                        ExitCode.FAILED,
                                        List.of(Verdicts.waived("CMK-KEY-004", Severity.LOW)))))
                        .at("/runs/0/results"))
                .hasSize(2);
    }

    @Test
    void fingerprintsAreStableAndTheirOwn() throws IOException {
        var once = fingerprints(Verdicts.rich());
        assertThat(once).hasSize(3).allMatch(print -> FINGERPRINT.matcher(print).matches());
        assertThat(new HashSet<>(once)).hasSize(3);
        var later = new ArrayList<>(Verdicts.rich().findings());
        later.add(0, Verdicts.fail("CMK-NEW-001", Severity.CRITICAL, true, "another"));
        assertThat(fingerprints(Verdicts.blocked("another cause", ExitCode.FAILED, later)))
                .containsAll(once);
    }

    @Test
    void keepsTheWorstOfTooMany() throws IOException {
        var findings = new ArrayList<Finding>();
        IntStream.range(0, 5_010)
                .mapToObj(i -> Verdicts.finding(
                        "CMK-IDN-002",
                        Severity.LOW,
                        Outcome.FAIL,
                        false,
                        Samples.subject("aoai-" + i, "account"),
                        List.of("user-assigned"),
                        List.of()))
                .forEach(findings::add);
        findings.add(Verdicts.fail("CMK-ACC-001", Severity.CRITICAL, true, "broken"));
        var run = run(Verdicts.blocked("1 failed", ExitCode.FAILED, findings));
        assertThat(run.get("results")).hasSize(5_000);
        assertThat(run.at("/results/0/ruleId").textValue()).isEqualTo("CMK-ACC-001");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .textValue())
                .startsWith("11 of 5011 results are left out here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b/c#d?e%f.yml",
                "C:\\repo\\cmk.yml",
                "javascript:alert(1)",
                "//evil.example/x",
                "ü\u202E\n",
                " "
            })
    void pathIsARelativeUri(String path) {
        var uri = URI.create(ArtifactUri.of(path));
        assertThat(uri.isAbsolute()).isFalse();
        assertThat(uri.getRawAuthority()).isNull();
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.getPath()).isEqualTo(path.replace('\\', '/').replaceFirst("^//", ""));
    }

    static String valid(SarifReport format, Verdict verdict) throws IOException {
        String written = Written.write(format, verdict);
        assertThat(SCHEMA.validate(written, InputFormat.JSON)).isEmpty();
        return written;
    }

    private static JsonNode run(Verdict verdict) throws IOException {
        return Written.parsed(valid(new SarifReport(), verdict)).at("/runs/0");
    }

    private static List<String> fingerprints(Verdict verdict) throws IOException {
        return run(verdict).findValuesAsText("primaryLocationLineHash");
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V4)
                    .getSchema(Files.readString(
                            Path.of("src", "test", "resources", "sarif", "sarif-schema-2.1.0.json"),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
