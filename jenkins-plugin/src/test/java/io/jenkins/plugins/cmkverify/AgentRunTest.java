package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.model.TaskListener;
import io.github.cmkverify.ToolVersion;
import io.jenkins.plugins.cmkverify.report.Decision;
import io.jenkins.plugins.cmkverify.report.Finding;
import io.jenkins.plugins.cmkverify.report.Mark;
import io.jenkins.plugins.cmkverify.report.Outcome;
import io.jenkins.plugins.cmkverify.report.Report;
import io.jenkins.plugins.cmkverify.report.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRunTest {
    private static final Path GOLDEN = Path.of("..", "shared-core", "src", "test", "resources", "golden");
    private static final GlobalSettings.Rules NO_RULES = new GlobalSettings.Rules("", "");

    @TempDir
    private Path workspace;

    /** A log that is there and can cross to an agent. */
    private static final class Log implements TaskListener {
        private static final long serialVersionUID = 1L;
        private final transient ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public PrintStream getLogger() {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private final Log log = new Log();

    @ParameterizedTest
    @ValueSource(strings = {Examples.BLOCKED, Examples.PROMOTED})
    void theSamePackGivesTheSameBytesAsTheCommandLine(String example) throws IOException, InterruptedException {
        Examples.put(example, workspace);
        String json = run(options(example), NO_RULES);

        Path reports = workspace.resolve("by-command-line");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.cmkverify.cli.Main",
                        "verify",
                        "--profile",
                        workspace.resolve(example).resolve("cmk-profile.yml").toString(),
                        "--evidence",
                        workspace.resolve(example).resolve("evidence").toString(),
                        "--report-dir",
                        reports.toString())
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolve("command-line.log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(json).isEqualTo(Files.readString(reports.resolve("cmk-report.json")));
        assertThat(process.exitValue()).isEqualTo(Report.parse(json).exitCode());
        assertThat(workspace.resolve("cmk-report/cmk-report.json")).hasContent(json);
        assertGolden(example, json);
    }

    /** What every front end makes of an example, but for its version; {@code -Dgolden.update=true} writes it anew. */
    private static void assertGolden(String example, String json) throws IOException {
        Path golden = GOLDEN.resolve("example-" + example + ".sha256");
        String version = "\"toolVersion\": \"" + ToolVersion.text() + "\"";
        assertThat(json).contains(version);
        String found = sha256(json.replace(version, "\"toolVersion\": \"\"")) + "  " + example + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, found);
        } else {
            assertThat(found).as(golden.toString()).isEqualTo(Files.readString(golden));
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void blocksTheExampleThatIsNotLocked() throws IOException, InterruptedException {
        Examples.put(Examples.BLOCKED, workspace);
        Report report = Report.parse(run(options(Examples.BLOCKED), NO_RULES));
        assertThat(report.decision()).isEqualTo(Decision.BLOCK);
        assertThat(Mark.of(report, Optional.empty())).isEqualTo(Mark.FAILURE);
        assertThat(report.blocking()).isNotEmpty();
        assertThat(log.text()).contains("[cmk-verify] reading the evidence pack");
    }

    @Test
    void promotesTheExampleThatIsLocked() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        Report report = Report.parse(run(options(Examples.PROMOTED), NO_RULES));
        assertThat(report.isPromoted()).isTrue();
        assertThat(Mark.of(report, Optional.of(Severity.CRITICAL))).isEqualTo(Mark.SUCCESS);
    }

    @Test
    void aShardJudgesItsAccountAndNeverPromotes() throws IOException, InterruptedException {
        Examples.put(Examples.BLOCKED, workspace);
        List<String> accounts = Report.parse(run(options(Examples.BLOCKED), NO_RULES)).findings().stream()
                .map(Finding::account)
                .distinct()
                .toList();
        assertThat(accounts).hasSizeGreaterThan(1);
        for (String account : accounts) {
            VerifyOptions options = options(Examples.BLOCKED);
            options.setAccount(account);
            Report report = Report.parse(run(options, NO_RULES));
            assertThat(report.isPromoted()).isFalse();
            assertThat(report.findings()).extracting(Finding::account).containsOnly(account);
        }
    }

    @Test
    void shardsPutTogetherAreTheVerdictOfOneRun() throws IOException, InterruptedException {
        Examples.put(Examples.BLOCKED, workspace);
        Report whole = Report.parse(run(options(Examples.BLOCKED), NO_RULES));
        var parts = new ArrayList<String>();
        for (String account :
                whole.findings().stream().map(Finding::account).distinct().toList()) {
            VerifyOptions shard = options(Examples.BLOCKED);
            shard.setAccount(account);
            shard.setReportDir("shard-" + account);
            run(shard, NO_RULES);
            parts.add("shard-" + account + "/cmk-report.json");
        }
        var merge = new VerifyOptions(Examples.BLOCKED + "/cmk-profile.yml");
        merge.setReports(String.join(",", parts));
        Report merged = Report.parse(run(merge, NO_RULES));
        assertThat(merged.findings()).isEqualTo(whole.findings());
        assertThat(merged.exitCode()).isEqualTo(whole.exitCode());

        merge.setReports(parts.get(0));
        Report missing = Report.parse(run(merge, NO_RULES));
        assertThat(missing.letsPass()).isFalse();
        assertThat(missing.isPromoted()).isFalse();

        merge.setReports("../cmk-report.json");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(merge, NO_RULES))
                .withMessage("reports must name something inside the workspace");
    }

    @Test
    void theFloorOfTheOperatorCountsForEveryJob() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        String floor = "schemaVersion: 1\nthresholds: {maxEvidenceAge: 1h}\n";
        Report report = Report.parse(run(options(Examples.PROMOTED), new GlobalSettings.Rules(floor, "")));
        assertThat(report.isPromoted()).isFalse();
        assertThat(report.letsPass()).isFalse();
    }

    /** Demanding a cloud may refuse a profile; it never makes another report of the same evidence. */
    @Test
    void theCloudOfTheFloorIsDemandedAndNotFilledIn() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        String floor = "schemaVersion: 1\nazure: {cloud: %s}\n";
        String json = run(options(Examples.PROMOTED), NO_RULES);
        assertThat(run(options(Examples.PROMOTED), new GlobalSettings.Rules(floor.formatted("AzureCloud"), "")))
                .isEqualTo(json);
        Report refused = Report.parse(
                run(options(Examples.PROMOTED), new GlobalSettings.Rules(floor.formatted("AzureUSGovernment"), "")));
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.isPromoted()).isFalse();
        assertThat(log.text()).contains("azure.cloud: is AzureCloud, but the operator's floor", "AzureUSGovernment");
    }

    @Test
    void aBrokenProfileIsAnEndingAndNoCrash() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        Files.writeString(workspace.resolve(Examples.PROMOTED).resolve("cmk-profile.yml"), "schemaVersion: \u202e[");
        Report report = Report.parse(run(options(Examples.PROMOTED), NO_RULES));
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(log.text())
                .contains("cmk-profile.yml")
                .doesNotContain("\u202e")
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingItemIsNeverAPass() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        Path evidence = workspace.resolve(Examples.PROMOTED).resolve("evidence");
        try (var files = Files.walk(evidence)) {
            Path item = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("manifest"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(item);
        }
        assertThat(Report.parse(run(options(Examples.PROMOTED), NO_RULES)).letsPass())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"../outside.yml", "/etc/hostname", "link/profile.yml", "''", "."})
    void nothingOutsideTheWorkspaceIsRead(String profile) throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(workspace.resolve("link"), outside);
        var options = new VerifyOptions(profile);
        options.setEvidence("evidence");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(options, NO_RULES))
                .withMessage("profile must name something inside the workspace");
        Files.delete(outside);
    }

    @Test
    void nothingOutsideTheWorkspaceIsWritten() throws IOException {
        Examples.put(Examples.PROMOTED, workspace);
        VerifyOptions options = options(Examples.PROMOTED);
        options.setReportDir("../reports");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(options, NO_RULES))
                .withMessage("reportDir must name something inside the workspace");
    }

    @Test
    void theContextClassLoaderIsGivenBack() throws IOException, InterruptedException {
        Examples.put(Examples.PROMOTED, workspace);
        var own = new ClassLoader(null) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        try {
            assertThat(Report.parse(run(options(Examples.PROMOTED), NO_RULES)).isPromoted())
                    .isTrue();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(own);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void anAbortEndsTheRunAndIsPassedOn() throws IOException {
        Examples.put(Examples.PROMOTED, workspace);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(() -> run(options(Examples.PROMOTED), NO_RULES));
        } finally {
            assertThat(Thread.interrupted()).isFalse();
        }
        assertThat(workspace.resolve("cmk-report/cmk-report.json")).content().contains("\"decision\": \"block\"");
    }

    @Test
    void crossesToAnAgent() throws IOException, ClassNotFoundException, InterruptedException {
        Examples.put(Examples.BLOCKED, workspace);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new AgentRun(
                    options(Examples.BLOCKED),
                    "cmk-report",
                    NO_RULES,
                    AgentSignIn.application(Map.of("AZURE_CLIENT_ID", "id"), new byte[] {1, 2}),
                    Map.of("HTTPS_PROXY", "http://proxy:1"),
                    log));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOf(AgentRun.class);
        }
    }

    @Test
    void findsNothingOpenThatPassed() throws IOException, InterruptedException {
        Examples.put(Examples.BLOCKED, workspace);
        Report report = Report.parse(run(options(Examples.BLOCKED), NO_RULES));
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.PASS)
                .noneMatch(finding -> finding.isOpen());
    }

    private static VerifyOptions options(String example) {
        var options = new VerifyOptions(example + "/cmk-profile.yml");
        options.setEvidence(example + "/evidence");
        return options;
    }

    private String run(VerifyOptions options, GlobalSettings.Rules rules) throws IOException, InterruptedException {
        File directory = workspace.toFile();
        return new AgentRun(
                        options,
                        options.reportDir(VerifyOptions.DEFAULT_ID),
                        rules,
                        AgentSignIn.ofTheAgent(Map.of()),
                        Map.of(),
                        log)
                .invoke(directory, null);
    }
}
