package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.profile.Problem;
import io.github.cmkverify.profile.ProfileLoader;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Examples;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers of what failed: approved by nobody yet, and never for what cannot be waived. */
class AcceptCommandTest {
    private static final Recorded PERMITS = Examples.world("permit-chatbot").record();
    private static final String DAY = "2026-12-31";

    @TempDir
    Path place;

    private Path report;

    @BeforeEach
    void writeReport() throws IOException {
        report = place.resolve("cmk-report.json");
        try (OutputStream out = Files.newOutputStream(report)) {
            new JsonReport().write(PERMITS.judge(), out);
        }
    }

    @Test
    void whatIsAcceptedIsRefusedUntilSomebodyApproves() {
        Cli.Result result = accept();
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(problems(result.out()))
                .isNotEmpty()
                .allMatch(problem -> problem.contains(".approver: \"TODO\" is not filled in")
                        || problem.contains(".secret: ")
                        || problem.contains(".rotationDays: "));
        assertThat(problems(approvedBy("Rita Reyes", result.out())))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("is the requester too"));
        assertThat(problems(approvedBy("Anna Okafor", result.out()))).isEmpty();
    }

    @Test
    void approvedWaiversCoverExactlyWhatWasAccepted() {
        String approved = approvedBy("Anna Okafor", accept().out());
        Verdict after = new World(
                        "approved",
                        Examples.world("permit-chatbot").profileText() + approved,
                        Examples.world("permit-chatbot").azure(),
                        Examples.world("permit-chatbot").from())
                .record()
                .judge();
        assertThat(after.count(Outcome.WAIVED))
                .isEqualTo(PERMITS.judge().findings().stream()
                        .filter(finding -> finding.outcome() == Outcome.FAIL
                                && !finding.check().positiveProof())
                        .count());
    }

    @Test
    void whatCannotBeWaivedIsLeftOutAndNamed() {
        Cli.Result result = accept();
        assertThat(result.out())
                .contains("check: CMK-KEY-003")
                .doesNotContain("CMK-KEY-001", "CMK-VLT-002", "CMK-ACS-001", "CMK-ACC-003");
        assertThat(result.err())
                .contains("left out CMK-VLT-002 aoai-permits [account key]: it belongs to the positive proof")
                .contains("left out CMK-KEY-001 aoai-permits [account key]: it is undetermined")
                .contains("it waits for CMK-ACC-003; settle that, then run again");
    }

    @Test
    void onlyTheChecksThatWereNamed() {
        assertThat(accept("--check", "key-003", "--reason", "the new key comes in January")
                        .out())
                .containsOnlyOnce("- check:")
                .contains("check: CMK-KEY-003", "reason: \"the new key comes in January\"");
    }

    @Test
    void aCheckOfThePositiveProofIsNeverAccepted() {
        Cli.Result result = accept("--check", "CMK-VLT-002");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("can never be waived")
                .contains("nothing in")
                .endsWith("that a waiver could cover among the checks that were named\n");
    }

    @Test
    void whereNothingFailedNothingIsAccepted() throws IOException {
        Files.writeString(report, "{\"schemaVersion\": 1, \"findings\": []}");
        assertThat(accept().err())
                .isEqualTo("cmk-verify: there is nothing in " + report + " that a waiver could cover\n");
    }

    @Test
    void aCheckThatThereIsNotIsNamed() {
        Cli.Result result = accept("--check", "CMK-KEY-003", "--check", "xyz-001", "--check", "CMK-KEY-999");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo("cmk-verify: no check has the id CMK-KEY-999, CMK-XYZ-001: cmk-verify checks lists them\n");
    }

    @Test
    void theTermIsTheOneOfTheProfile() throws IOException {
        assertThat(run("--expires", "2027-02-19").err())
                .endsWith(
                        "maxWaiverDays allows 90 days, the latest day is 2027-02-18; if the profile sets another limit,"
                                + " name it with --profile\n");
        assertThat(run("--expires", "2026-11-19").err()).contains("has passed");
        Path profile = place.resolve("cmk-profile.yml");
        Files.writeString(profile, PERMITS_PROFILE.replace("thresholds:\n", "thresholds:\n  maxWaiverDays: 30\n"));
        Cli.Result tooLong = run("--expires", DAY, "--profile", profile.toString());
        assertThat(tooLong.exit()).isEqualTo(3);
        assertThat(tooLong.err()).endsWith("maxWaiverDays allows 30 days, the latest day is 2026-12-20\n");
        assertThat(run("--expires", "2026-12-20", "--profile", profile.toString())
                        .exit())
                .isZero();
    }

    @Test
    void aFileThatIsThereIsLeftAsItIs() throws IOException {
        Path out = place.resolve("waivers.yml");
        assertThat(accept("--out", out.toString()).exit()).isZero();
        String first = Files.readString(out);
        assertThat(first).contains("approver: TODO");
        Cli.Result again = accept("--out", out.toString());
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err()).contains("exists already");
        assertThat(Files.readString(out)).isEqualTo(first);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidAndLeavesNothing() {
        Path out = place.resolve("missing").resolve("waivers.yml");
        Cli.Result result = accept("--out", out.toString());

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("cannot write ", "waivers.yml", "name a place that is writable");
        assertThat(result.out()).isEmpty();
        assertThat(place.resolve("missing")).doesNotExist();
    }

    /** A folder is in its place. */
    @Test
    void aDraftThatCannotBeWrittenLeavesNoFile() throws IOException {
        Path out = place.resolve("waivers.yml");
        Files.createDirectories(place.resolve("waivers.yml.tmp"));
        Cli.Result result = accept("--out", out.toString());

        assertThat(result.exit()).isEqualTo(5);
        assertThat(out).doesNotExist();
    }

    @Test
    void aReportThatIsNoneIsRefused() throws IOException {
        Files.writeString(report, "{\"schemaVersion\": 1}");
        assertThat(accept().exit()).isEqualTo(3);
        Files.writeString(report, "hello");
        assertThat(accept().err()).contains("name the cmk-report.json of a run");
        Files.delete(report);
        assertThat(accept().err()).contains("does not exist");
    }

    @Test
    void aHostileReportCannotWriteYaml() throws IOException {
        Files.writeString(report, """
                {"schemaVersion": 1, "workload": "w\\nwaivers: []", "findings": [{"check": "CMK-KEY-003", "outcome": "FAIL",
                 "account": "a", "subject": "s", "resource": "/x\\"\\n  - check: CMK-VLT-002", "reason": "r\\u202e\\n- x"}]}
                """);
        String yaml = accept().out();
        assertThat(yaml.lines().filter(line -> line.contains("- check:"))).hasSize(2); // one of them inside quotes
        assertThat(yaml.lines().filter(line -> line.startsWith("  - check:"))).hasSize(1);
        assertThat(yaml.lines().filter(line -> line.startsWith("waivers:"))).hasSize(1);
        assertThat(yaml).contains("<U+202E>", "<U+000A>");
    }

    private static final String PERMITS_PROFILE =
            Examples.world("permit-chatbot").profileText();

    /** NET-003 also wants to know where the API key is kept. */
    private static String approvedBy(String name, String waivers) {
        return waivers.replace("secret: TODO", "secret: https://kv-permits.vault.azure.net/secrets/api-key")
                .replace("rotationDays: TODO", "rotationDays: 30")
                .replace("TODO", name);
    }

    private Cli.Result accept(String... more) {
        var args = new java.util.ArrayList<>(List.of("--expires", DAY));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private Cli.Result run(String... more) {
        var args = new java.util.ArrayList<Object>(
                List.of("accept", "--report", report, "--ticket", "CHG-4711", "--requester", "Rita Reyes"));
        args.addAll(List.of(more));
        return Cli.inBuild().run(args.toArray());
    }

    private static List<String> problems(String waivers) {
        return ProfileLoader.load(
                        (PERMITS_PROFILE + waivers).getBytes(StandardCharsets.UTF_8),
                        "cmk-profile.yml",
                        World.CATALOGUE.checkIds(),
                        LocalDate.parse("2026-11-20"))
                .fold(profile -> List.<Problem>of(), problems -> problems)
                .stream()
                .map(Problem::toString)
                .toList();
    }
}
