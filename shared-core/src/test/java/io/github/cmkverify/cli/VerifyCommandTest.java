package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.run.Reports;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();

    @Test
    void promotesWhatIsInOrder() {
        var work = Workplace.green(place);
        var result = cli.run(work.verify());
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("PROMOTE  claims-assistant (production), exit code 0\n")
                .contains("report: " + work.reports().junit())
                .endsWith("report: " + work.reports().json() + "\n")
                .doesNotContain("\u001b");
        work.reports().assertPromote();
        assertThat(work.reports().readJson().at("/evidence/packSha256").textValue())
                .isEqualTo(work.packSha256());
    }

    @Test
    void aFailureEndsWith1() {
        var work = Workplace.failing(place);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).startsWith("BLOCK").contains("FAIL CMK-ACC-003 aoai-claims");
        assertThat(result.err()).isEmpty();
        work.reports().assertBlock(1);
    }

    @Test
    void evidenceThatIsNotThereEndsWith2() {
        World world = Worlds.base("rbac");
        Recorded recorded = world.record(item -> item.filter(each -> each.key().kind() != EvidenceKind.VAULT));
        var work = Workplace.of(place, world, recorded);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).startsWith("BLOCK").contains("UNDETERMINED CMK-VLT-001");
        work.reports().assertBlock(2);
    }

    @Test
    void anAlteredPackEndsWith2AndNamesTheFile() throws IOException {
        var work = Workplace.green(place);
        work.reports().leaveStale();
        byte[] body = Files.readAllBytes(work.evidence().resolve("items/0003.json"));
        body[20] ^= 1;
        Files.write(work.evidence().resolve("items/0003.json"), body);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("items/0003.json").hasLineCount(1);
        work.reports().assertBlock(2);
        assertThat(work.reports().cause()).contains("items/0003.json");
    }

    @ParameterizedTest
    @ValueSource(longs = {25 * 60, -6})
    void evidenceOfAnotherTimeEndsWith2(long minutesLater) {
        var work = Workplace.green(place);
        Instant then = Cli.NOW.plus(Duration.ofMinutes(minutesLater));
        var result = cli.at(Clock.fixed(then, ZoneOffset.UTC)).run(work.verify());
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("cmk-verify: the evidence ").hasLineCount(1);
        work.reports().assertBlock(2);
    }

    @Test
    void anotherSubscriptionEndsWith3() {
        World world = Worlds.base("rbac");
        Recorded recorded = world.record();
        var work = Workplace.of(
                place,
                Workplace.with(world, "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"),
                recorded);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("another subscription").hasLineCount(1);
        work.reports().assertBlock(3);
    }

    @Test
    void aRefusedSignInEndsWith4() {
        World world = Worlds.base("rbac");
        Recorded recorded = world.record(item -> item.map(VerifyCommandTest::unauthorized));
        var work = Workplace.of(place, world, recorded);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("401").hasLineCount(1);
        work.reports().assertBlock(4);
    }

    private static Item unauthorized(Item item) {
        var first = item.pages().get(0);
        return Item.of(
                item.key(),
                first.request(),
                new Answer.Received(401, first.answer().time(), "", "application/json", Bytes.utf8("{}")));
    }

    @Test
    void aDefectEndsWith5AndSaysSoInTheReports() {
        var work = Workplace.green(place);
        work.reports().leaveStale();
        var result = cli.at(broken(() -> {
                    throw new IllegalStateException("no\ntime");
                }))
                .run(work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err())
                .isEqualTo(
                        "cmk-verify: internal error (IllegalStateException: no<U+000A>time): this is a defect, please"
                                + " report it with the command and, if you may, the evidence pack\n");
        work.reports().assertBlock(5);
        assertThat(work.reports().cause()).contains("internal error");
    }

    @Test
    void aDefectShowsItsTraceOnlyWhenAsked() {
        var work = Workplace.green(place);
        var result = cli.on(Map.of("CMK_VERIFY_DEBUG", "1"), false)
                .at(broken(() -> {
                    throw new IllegalStateException("no time");
                }))
                .run(work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("at io.github.cmkverify.cli.");
    }

    @Test
    void noMemoryEndsWith5AndSaysWhatToDo() {
        var work = Workplace.green(place);
        work.reports().leaveStale();
        var result = cli.at(broken(() -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .run(work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err())
                .startsWith("cmk-verify: out of memory: ")
                .contains("-Xmx")
                .hasLineCount(1);
        work.reports().assertBlock(5);
    }

    @Test
    void aReportDirectoryThatIsAFileEndsWith5() throws IOException {
        var work = Workplace.green(place);
        Files.writeString(work.reports().directory(), "mine");
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("cannot write the report").hasLineCount(1);
        assertThat(work.reports().directory()).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmk-junit.xml", "cmk-report.json"})
    void aFolderWithTheNameOfAReportEndsWith5AndLeavesNothingGreen(String name) throws IOException {
        var work = Workplace.green(place);
        work.reports().leaveStale();
        Path inTheWay = work.reports().directory().resolve(name);
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("sub"));
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("in the way").hasLineCount(1);
        work.reports().assertNothingGreen();
    }

    @Test
    void observeEndsWith0AndDoesNotPromote() {
        World failing = Workplace.with(Worlds.base("rbac"), "location: swedencentral", "location: westeurope");
        var work = Workplace.of(place, Workplace.withLine(failing, "gate: {mode: observe}"));
        var result = cli.run(work.verify());
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("OBSERVE");
        assertThat(work.reports().readJson().at("/decision").textValue()).isEqualTo("observe");
    }

    @Test
    void failOnTightens() {
        Case late = Cases.of("CMK-KEY-003").stream()
                .filter(each -> each.exit() == 1
                        && each.expect().containsValue(Outcome.FAIL)
                        && each.profile().isEmpty())
                .findFirst()
                .orElseThrow();
        World lenient = Workplace.withLine(late.world(), "gate: {failOn: critical}");
        var work = Workplace.of(place, lenient, late.record());
        assertThat(cli.run(work.verify()).exit()).isZero();
        assertThat(cli.run(work.verify("--fail-on", "critical")).exit()).isZero();
        for (String tighter : List.of("high", "medium", "low")) {
            assertThat(cli.run(work.verify("--fail-on", tighter)).exit())
                    .as(tighter)
                    .isEqualTo(1);
            work.reports().assertBlock(1);
        }
    }

    @Test
    void failOnDoesNotLoosen() {
        var work = Workplace.green(place);
        var result = cli.run(work.verify("--fail-on", "critical"));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo(
                        "cmk-verify: failing on critical would loosen the gate, which fails on high already: leave the"
                                + " option out, or change gate.failOn in the profile\n");
        work.reports().assertBlock(3);
    }

    @Test
    void theFloorHoldsAgainstTheProfile() throws IOException {
        var work = Workplace.of(place, Workplace.withLine(Worlds.base("rbac"), "gate: {mode: observe}"));
        Path floor = Files.writeString(place.resolve("floor.yml"), "schemaVersion: 1\ngate: {mode: enforce}\n");
        assertThat(cli.run(work.verify()).out()).startsWith("OBSERVE");
        var result = cli.run(work.verify("--floor", floor));
        assertThat(result.out()).startsWith("PROMOTE");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aBrokenFloorEndsWith3AndNamesTheLine() throws IOException {
        var work = Workplace.green(place);
        Path floor = Files.writeString(place.resolve("floor.yml"), "schemaVersion: 1\ngate: {mode: relax}\n");
        var result = cli.run(work.verify("--floor", floor));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("floor.yml:2:").hasLineCount(1);
        work.reports().assertBlock(3);
        assertThat(cli.run(work.verify("--floor", place.resolve("none.yml"))).exit())
                .isEqualTo(3);
    }

    @Test
    void anAuditNeverPromotes() {
        var work = Workplace.green(place);
        var result = cli.run(work.verify("--at", "2026-11-20T08:00:20Z"));
        assertThat(result.out()).doesNotContain("PROMOTE");
        assertThat(work.reports().readJson().at("/mode").textValue()).isEqualTo("audit");
        assertThat(work.reports().readJson().at("/decision").textValue()).isNotEqualTo("promote");
    }

    @Test
    void someAccountsArePartial() {
        var work = Workplace.of(place, Worlds.base("two-accounts"));
        assertThat(cli.run(work.verify()).out()).startsWith("PROMOTE");
        var one = cli.run(work.verify("--account", "AOAI-contracts"));
        assertThat(one.out()).startsWith("PARTIAL");
        assertThat(work.reports().readJson().at("/decision").textValue()).isEqualTo("partial");
        assertThat(work.reports().readJson().at("/covers").size()).isEqualTo(1);
        var both = cli.run(work.verify("--account", "aoai-contracts", "--account=ais-contracts"));
        assertThat(both.out()).doesNotStartWith("BLOCK");
        assertThat(work.reports().readJson().at("/covers").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "*"})
    void anUnknownAccountEndsWith3(String name) {
        var work = Workplace.green(place);
        var result = cli.run(work.verify("--account", name));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("no account named " + name).hasLineCount(1);
        work.reports().assertBlock(3);
    }

    @Test
    void theExpectedPackIsTaken() {
        var work = Workplace.green(place);
        assertThat(cli.run(work.verify("--expect-pack-sha256", work.packSha256()))
                        .exit())
                .isZero();
        String upper = work.packSha256().toUpperCase(Locale.ROOT);
        assertThat(cli.run(work.verify("--expect-pack-sha256", upper)).exit()).isZero();
    }

    @Test
    void anotherPackThanTheExpectedOneEndsWith2() {
        var work = Workplace.green(place);
        var result = cli.run(work.verify("--expect-pack-sha256", "0".repeat(64)));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("0".repeat(64), work.packSha256()).hasLineCount(1);
        work.reports().assertBlock(2);
    }

    @Test
    void writesTheFormatsThatWereAskedFor() {
        var work = Workplace.green(place);
        work.reports().leaveStale();
        cli.run(work.verify("--format", "json"));
        assertThat(work.reports().names()).containsExactly(Reports.LOCK, "cmk-report.json");
        cli.run(work.verify("--format", "junit,junit", "--format=junit"));
        assertThat(work.reports().names()).containsExactly(Reports.LOCK, "cmk-junit.xml");
        cli.run(work.verify("--format", "json", "--format", "junit"));
        work.reports().assertPromote();
    }

    @Test
    void quietSaysTheVerdictAndVerboseWhatWasSeen() {
        var work = Workplace.green(place);
        String quiet = cli.run(work.verify("--quiet")).out();
        String normal = cli.run(work.verify()).out();
        String verbose = cli.run(work.verify("--verbose")).out();
        assertThat(quiet).isEqualTo("PROMOTE  claims-assistant (production), exit code 0\n");
        assertThat(normal).doesNotContain("seen: ");
        assertThat(verbose).contains("PASS CMK-ACC-001", "seen: ").hasSizeGreaterThan(normal.length());
    }

    @Test
    void ofSeveralProfilesTheOverviewTells() throws IOException {
        var claims = Workplace.green(place.resolve("claims"));
        var permits = Workplace.failing(place.resolve("permits"));
        Path reports = place.resolve("reports");
        Object[] args = {
            "verify",
            "--profile",
            claims.profile(),
            "--profile",
            permits.profile(),
            "--evidence",
            claims.evidence(),
            "--report-dir",
            reports
        };
        var result = cli.run(args);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("2 profiles, 2 accounts: 1 promote, 1 block; exit code 1\n")
                .endsWith("\noverview: " + reports.resolve("cmk-overview.md")
                        + "; the reports of each profile lie in a folder beside it\n")
                .doesNotContain("report: ");
        var quiet = cli.run(with(args, "--quiet"));
        assertThat(quiet.out()).contains("PROMOTE  ", "BLOCK  ").doesNotContain("overview: ", "report: ");
        var verbose = cli.run(with(args, "--verbose"));
        assertThat(verbose.out())
                .contains("seen: ", "report: ", "\n2 profiles, 2 accounts")
                .contains("\noverview: ");
        Files.createDirectories(reports.resolve("permits/cmk-junit.xml.d"));
        Files.delete(reports.resolve("permits/cmk-junit.xml"));
        Files.move(reports.resolve("permits/cmk-junit.xml.d"), reports.resolve("permits/cmk-junit.xml"));
        var unwritten = cli.run(args);
        assertThat(unwritten.exit()).isEqualTo(5);
        assertThat(unwritten.out()).isEmpty();
    }

    private static Object[] with(Object[] args, Object more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    @Test
    void quietStillSaysWhatIsWrong() {
        var work = Workplace.green(place);
        var result = cli.run(work.verify("--quiet", "--account", "nobody"));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).contains("no account named nobody");
        assertThat(result.err()).contains("no account named nobody");
    }

    @Test
    void aTerminalGetsColourUnlessSomebodyObjects() {
        var work = Workplace.green(place);
        Map<String, String> xterm = Map.of("TERM", "xterm");
        String escape = "\u001b[";
        assertThat(cli.on(xterm, true).run(work.verify()).out()).contains(escape);
        assertThat(cli.on(xterm, false).run(work.verify()).out()).doesNotContain(escape);
        assertThat(cli.on(xterm, true).run(work.verify("--no-color")).out()).doesNotContain(escape);
        assertThat(cli.on(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)
                        .run(work.verify())
                        .out())
                .doesNotContain(escape);
        assertThat(cli.on(Map.of("TERM", "dumb"), true).run(work.verify()).out())
                .doesNotContain(escape);
        assertThat(cli.on(Map.of(), true).run(work.verify()).out()).doesNotContain(escape);
        assertThat(cli.on(Map.of("WT_SESSION", "a terminal of Windows"), true)
                        .run(work.verify())
                        .out())
                .contains(escape);
        assertThat(work.reports().readJson().toString()).doesNotContain(escape);
    }

    @Test
    void allProblemsOfAProfileAreToldALineEach() {
        World broken = Workplace.withLine(
                Workplace.with(Worlds.base("rbac"), "kind: OpenAI", "kind: Face"),
                "gate: {mode: relax, failOn: never}");
        Recorded recorded = Worlds.base("rbac").record();
        var work = Workplace.of(place, broken, recorded);
        var result = cli.run(work.verify());
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err().lines())
                .hasSize(4)
                .first()
                .isEqualTo("cmk-verify: the profile is refused, for 3 reasons:");
        assertThat(result.err().lines().skip(1)).allMatch(line -> line.matches("cmk-profile\\.yml:\\d+:\\d+ .*"));
        work.reports().assertBlock(3);
        assertThat(work.reports().cause()).contains("kind", "gate.mode", "gate.failOn");
    }

    @Test
    void hostsOfTheProfileNeedTheOperator() {
        World custom = Workplace.with(
                Worlds.base("rbac"),
                "azure:\n",
                "azure:\n  cloud: {resourceManager: \"https://arm.example.org\", authorityHost:"
                        + " \"https://login.example.org\", keyVaultSuffix: .vault.example.org}\n");
        Recorded recorded = Worlds.base("rbac").record();
        var work = Workplace.of(place, custom, recorded);
        var refused = cli.run(work.verify());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("arm.example.org", "CMK_VERIFY_ALLOWED_HOSTS");
        String notAllowed = "not a host that the operator allows";
        String hosts = "arm.example.org,login.example.org,.vault.example.org";
        assertThat(cli.run(work.verify("--allow-hosts", hosts)).err()).doesNotContain(notAllowed);
        Map<String, String> variables = Map.of("CMK_VERIFY_ALLOWED_HOSTS", hosts);
        assertThat(cli.on(variables, false).run(work.verify()).err()).doesNotContain(notAllowed);
        assertThat(cli.on(variables, false)
                        .run(work.verify("--allow-hosts", ""))
                        .err())
                .as("the option wins over the variable")
                .contains(notAllowed);
    }

    @Test
    void theSameEvidenceGivesTheSameReportWhereverItLies() throws IOException {
        var one = Workplace.green(place.resolve("one"));
        var other = Workplace.green(place.resolve("the other"));
        cli.run(one.verify("--verbose"));
        cli.at(Clock.fixed(Cli.NOW.plusSeconds(7), ZoneOffset.UTC)).run(other.verify("--quiet", "--format", "json"));
        assertThat(other.reports().json()).hasSameBinaryContentAs(one.reports().json());
    }

    /** A clock that fails: the nearest thing to a defect that a test can bring about. */
    private static Clock broken(InstantSource fails) {
        return fails.withZone(ZoneOffset.UTC);
    }
}
