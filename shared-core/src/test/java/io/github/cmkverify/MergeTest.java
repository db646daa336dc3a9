package io.github.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of parts, put together: the same as one run, and never green by what is not there. */
class MergeTest {
    private static final Recorded WHOLE = Worlds.base("two-accounts").record();
    private static final Profile PROFILE = WHOLE.profile();
    private static final Instant NOW = WHOLE.provenance().collectedTo();
    private static final List<Part> PARTS = parts(WHOLE);

    static Stream<Recorded> recorded() {
        return Stream.concat(
                Worlds.BASES.stream().map(name -> Worlds.base(name).record()),
                Cases.all().stream().map(Case::record));
    }

    /** Whatever is found: accounts one by one, judged apart and put together, give what one run gives. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void isWhatOneRunFinds(Recorded recorded) {
        Verdict whole = recorded.judge();
        Verdict merged = World.VERIFICATION.merge(
                recorded.profile(), parts(recorded), recorded.provenance().collectedTo());
        if (whole.findings().isEmpty()) {
            assertThat(merged.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
            assertThat(merged.decision().cause()).contains(whole.decision().cause());
        } else {
            assertThat(json(merged)).isEqualTo(json(whole));
        }
    }

    @Test
    void twoGreenPartsPromote() {
        assertThat(PARTS).hasSize(2);
        assertThat(merged(PARTS).decision().kind()).isEqualTo(Decision.Kind.PROMOTE);
    }

    @Test
    void theOrderOfThePartsDoesNotMatter() {
        assertThat(json(merged(List.of(PARTS.get(1), PARTS.get(0))))).isEqualTo(json(merged(PARTS)));
    }

    @Test
    void aMissingPartIsUndetermined() {
        assertUndetermined(PARTS.subList(0, 1), "no sound report covers the account");
        assertUndetermined(List.of(), "no sound report covers the account");
    }

    @Test
    void anAccountTwiceCountsNeitherTime() {
        assertUndetermined(
                List.of(
                        PARTS.get(0),
                        PARTS.get(1),
                        new Part("again", PARTS.get(1).report())),
                "more than one report covers the account");
    }

    @Test
    void evidenceOfYesterdayIsNotOfToday() {
        Verdict stale = World.VERIFICATION.merge(PROFILE, PARTS, NOW.plus(Duration.ofHours(25)));
        assertThat(stale.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(stale.decision().cause()).contains("longer ago than the 24 hours");
        Verdict early = World.VERIFICATION.merge(PROFILE, PARTS, NOW.minus(Duration.ofHours(1)));
        assertThat(early.decision().cause()).contains("lies in the future");
    }

    @Test
    void anotherProfileIsNotThisOne() {
        Profile other = Worlds.base("two-accounts")
                .withProfile(Worlds.base("two-accounts").profileText() + "\n# one comment more\n")
                .profile();
        Verdict verdict = World.VERIFICATION.merge(other, PARTS, NOW);
        assertThat(verdict.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(verdict.decision().cause()).contains("is about another profile, or another state of it");
    }

    @Test
    void anotherVersionIsNotThisOne() {
        var newer = new CmkVerification(World.CATALOGUE, "0.2.0");
        assertThat(newer.merge(PROFILE, PARTS, NOW).decision().cause()).contains("another version of cmk-verify");
        assertThat(newer.merge(PROFILE, PARTS, NOW).decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
    }

    @Test
    void anAuditNeverPromotes() {
        var run = new Run(false, NOW, Optional.of(NOW), Set.of());
        Part audit = part("audit", World.VERIFICATION.judge(PROFILE, WHOLE.evidence(), run));
        assertUndetermined(List.of(audit), "is of an audit");
    }

    @Test
    void aRunThatStoppedJudgedNothing() {
        Verdict stopped = World.VERIFICATION.stopped(
                Optional.of(PROFILE), Mode.LIVE, Decision.block(ExitCode.NO_ANSWER, "Azure never answered"));
        assertUndetermined(
                List.of(PARTS.get(0), part("two", stopped)), "the report two judged nothing: Azure never answered");
    }

    /** Nobody has to look for a failure behind a part that is missing. */
    @Test
    void aFailureWinsOverWhatIsMissing() {
        Recorded broken = broken();
        Part failed = parts(broken).stream()
                .filter(part -> text(part).contains("\"outcome\": \"FAIL\""))
                .findFirst()
                .orElseThrow();
        Verdict verdict = World.VERIFICATION.merge(
                broken.profile(), List.of(failed), broken.run().now());
        assertThat(verdict.decision().exit()).isEqualTo(ExitCode.FAILED);
        assertThat(verdict.decision().cause())
                .contains("no sound report covers the account")
                .contains("failed");
        assertThat(verdict.findings()).isNotEmpty();
    }

    @Test
    void whatBlocksIsJudgedAnew() {
        Profile strict = PROFILE.withFailOn(Severity.LOW).orElseThrow();
        assertThat(World.VERIFICATION.merge(strict, PARTS, NOW).decision().kind())
                .isEqualTo(Decision.Kind.PROMOTE);
        Recorded broken = broken();
        List<Part> harmless = parts(broken).stream()
                .map(part ->
                        new Part(part.name(), Bytes.utf8(text(part).replace("\"blocks\": true", "\"blocks\": false"))))
                .toList();
        assertThat(World.VERIFICATION
                        .merge(broken.profile(), harmless, NOW)
                        .decision()
                        .exit())
                .isNotEqualTo(ExitCode.OK);
    }

    /** Only what it found counts, not what it made of that. */
    @Test
    void whatAPartDecidedDoesNotCount() {
        var bold = new Part("bold", Bytes.utf8(text(PARTS.get(0)).replace("\"partial\"", "\"promote\"")));
        assertUndetermined(List.of(bold), "no sound report covers the account");
        Recorded broken = broken();
        List<Part> promoted = parts(broken).stream()
                .map(part -> new Part(
                        part.name(),
                        Bytes.utf8(text(part)
                                .replace("\"decision\": \"block\"", "\"decision\": \"promote\"")
                                .replaceFirst("\"exitCode\": [12]", "\"exitCode\": 0"))))
                .toList();
        assertThat(World.VERIFICATION
                        .merge(broken.profile(), promoted, NOW)
                        .decision()
                        .exit())
                .isNotEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"PASS\"=\"outcome\": \"WAIVED\"",
                "\"outcome\": \"PASS\"=\"outcome\": \"NOT_APPLICABLE\"",
                "\"outcome\": \"PASS\"=\"outcome\": \"pass\"",
                "\"severity\": \"critical\"=\"severity\": \"low\"",
                "\"schemaVersion\": 1=\"schemaVersion\": 2",
                "\"pass\": =\"pass\": 1",
                "\"check\": \"CMK-ACC-001\"=\"check\": \"CMK-XXX-001\"",
                "\"title\": \"=\"title\": \"x",
                "\"subject\": \"account\"=\"subject\": \"other\"",
                "\"exitCode\": 0=\"exitCode\": 9",
                "\"evaluatedAt\": \"2026=\"evaluatedAt\": \"26",
                "\"mode\": \"replay\"=\"mode\": \"REPLAY\"",
                "{\n  \"schemaVersion\"={\n  \"more\": 1,\n  \"schemaVersion\"",
                "\n}\n=\n} x",
                "\"account\": \"=\"account\": \"x",
                "\"names\": {=\"names\": {\n        \"vault\": 7,",
                "\"sources\": [=\"sources\": [],\n      \"other\": ["
            })
    void aChangedReportIsRefused(String edit) {
        String[] both = edit.split("=", 2);
        String original = text(PARTS.get(0));
        assertThat(original).contains(both[0]);
        int at = original.indexOf(both[0]);
        String changed = original.substring(0, at) + both[1] + original.substring(at + both[0].length());
        assertUndetermined(List.of(new Part("changed", Bytes.utf8(changed)), PARTS.get(1)), "the report changed ");
    }

    /** What a person is told to do follows from the findings, and so does what it is called. */
    @Test
    void aChangedCauseIsRefused() {
        Recorded broken = broken();
        List<Part> changed = parts(broken).stream()
                .map(part ->
                        new Part(part.name(), Bytes.utf8(text(part).replace("\"fixes\": [", "\"fixes\": [\"rm\","))))
                .toList();
        assertThat(changed).isNotEqualTo(parts(broken));
        Verdict verdict =
                World.VERIFICATION.merge(broken.profile(), changed, broken.run().now());
        assertThat(verdict.decision().cause()).contains("is not as cmk-verify writes it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "\u0000",
                "{\"schemaVersion\": 1, \"toolVersion\": \"0.1.0\"}",
                "{\"schemaVersion\": 1, \"schemaVersion\": 1}",
                "{\"schemaVersion\": \"1\", \"toolVersion\": 1}"
            })
    void whatIsNoReportIsRefused(String text) {
        assertUndetermined(List.of(new Part("other", Bytes.utf8(text)), PARTS.get(1)), "the report other ");
    }

    /** Each finding taken out of a part: the check was not made. */
    @Test
    void aPartWithoutOneOfItsFindingsIsRefused() {
        Verdict part = judged(WHOLE, WHOLE.profile().accounts().get(0).name().value());
        for (Finding gone : part.findings()) {
            var others = new ArrayList<>(part.findings());
            others.remove(gone);
            assertUndetermined(
                    List.of(part("less", with(part, others)), PARTS.get(1)), "does not hold each check once");
        }
    }

    @Test
    void aFindingTwiceIsRefused() {
        Verdict part = judged(WHOLE, WHOLE.profile().accounts().get(0).name().value());
        var more = new ArrayList<>(part.findings());
        more.add(part.findings().get(0));
        assertUndetermined(List.of(part("more", with(part, more)), PARTS.get(1)), "does not hold each check once");
    }

    private static Verdict with(Verdict part, List<Finding> findings) {
        return new Verdict(
                part.toolVersion(),
                part.catalogueVersion(),
                part.mode(),
                part.profile(),
                part.evaluatedAt(),
                part.evidence(),
                part.decision(),
                part.covers(),
                part.notes(),
                findings);
    }

    /** The first case over two accounts in which a finding fails. */
    private static Recorded broken() {
        return Cases.all().stream()
                .filter(example -> example.base().equals("two-accounts"))
                .map(Case::record)
                .filter(recorded ->
                        recorded.judge().blocking().stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL))
                .findFirst()
                .orElseThrow();
    }

    private static void assertUndetermined(List<Part> parts, String why) {
        Verdict verdict = merged(parts);
        assertThat(verdict.decision().kind()).isEqualTo(Decision.Kind.BLOCK);
        assertThat(verdict.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(verdict.decision().cause()).contains(why);
    }

    private static Verdict merged(List<Part> parts) {
        return World.VERIFICATION.merge(PROFILE, parts, NOW);
    }

    /** One for each account. */
    private static List<Part> parts(Recorded recorded) {
        return recorded.profile().accounts().stream()
                .map(account -> account.name().value())
                .distinct()
                .map(name -> part(name, judged(recorded, name)))
                .toList();
    }

    private static Verdict judged(Recorded recorded, String account) {
        return World.VERIFICATION.judge(
                recorded.profile(),
                recorded.evidence(),
                new Run(false, recorded.provenance().collectedTo(), Optional.empty(), Set.of(account)));
    }

    private static Part part(String name, Verdict verdict) {
        return new Part(name, Bytes.utf8(json(verdict)));
    }

    private static String text(Part part) {
        return part.report().text();
    }

    private static String json(Verdict verdict) {
        try {
            var bytes = new ByteArrayOutputStream();
            new JsonReport().write(verdict, bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
