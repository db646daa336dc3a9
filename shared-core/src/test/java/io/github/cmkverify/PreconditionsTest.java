package io.github.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What ends a run before anything is judged. */
class PreconditionsTest {
    private static final World WORLD = Worlds.base("rbac");
    private static final Recorded RECORDED = WORLD.record();
    private static final Provenance GOOD = RECORDED.provenance();
    private static final Instant NOW = GOOD.collectedTo();
    private static final String OTHER = "00000000-0000-4000-8000-00000000000f";

    @Test
    void evidenceOfAnotherTargetIsNone() {
        assertStopped(
                judge(from("AzureChinaCloud", GOOD.tenant(), GOOD.subscription())),
                ExitCode.USAGE,
                "the evidence is of another cloud: collected from AzureChinaCloud, but the profile names AzureCloud");
        assertStopped(
                judge(from(GOOD.cloud(), OTHER, GOOD.subscription())),
                ExitCode.USAGE,
                "the evidence is of another directory (tenant): collected from " + OTHER + ", but the profile names "
                        + GOOD.tenant());
        assertStopped(
                judge(from(GOOD.cloud(), GOOD.tenant(), OTHER)),
                ExitCode.USAGE,
                "the evidence is of another subscription: collected from " + OTHER + ", but the profile names "
                        + GOOD.subscription());
    }

    @Test
    void ofTheSameTargetInOtherLettersItIs() {
        assertPromotes(judge(from("AZURECLOUD", upper(GOOD.tenant()), upper(GOOD.subscription()))));
    }

    @Test
    void evidenceMayBeADayOldAndNotASecondMore() {
        Instant day = GOOD.collectedFrom().plus(Duration.ofHours(24));
        assertPromotes(at(RECORDED.profile(), day));
        assertStopped(
                at(RECORDED.profile(), day.plusSeconds(1)),
                ExitCode.UNDETERMINED,
                "the evidence was collected from " + GOOD.collectedFrom()
                        + " on, which is longer ago than the 24 hours of"
                        + " thresholds.maxEvidenceAge: collect it again");
        Profile patient = WORLD.withProfile(WORLD.profileText() + "thresholds: {maxEvidenceAge: unlimited}\n")
                .profile();
        assertPromotes(at(patient, day.plus(Duration.ofDays(1000))));
    }

    @Test
    void clocksMayDifferByFiveMinutesAndNotASecondMore() {
        Instant early = NOW.minus(Duration.ofMinutes(5));
        assertPromotes(at(RECORDED.profile(), early));
        assertStopped(
                at(RECORDED.profile(), early.minusSeconds(1)),
                ExitCode.UNDETERMINED,
                "the evidence is dated " + NOW
                        + ", which lies in the future: check the clocks of the machines that collect" + " and judge");
    }

    @Test
    void aReaderThatIsNotLetInSawNothing() {
        assertStopped(
                judge(change(
                        EvidenceKind.ACCOUNT,
                        item -> new Answer.Received(401, NOW, "", "application/json", Bytes.utf8("{}")))),
                ExitCode.NO_ANSWER,
                "Azure refused the sign-in of the reader (401): sign in again and collect");
        assertThat(judge(change(
                                EvidenceKind.ACCOUNT,
                                item -> new Answer.Received(403, NOW, "", "application/json", Bytes.utf8("{}"))))
                        .decision()
                        .exit())
                .isEqualTo(ExitCode.UNDETERMINED);
    }

    @Test
    void whereNothingWasAnsweredThereIsNoVerdict() {
        List<Item> silent = RECORDED.items().stream()
                .map(item -> answered(item, new Answer.Missing(NOW, "timed out")))
                .toList();
        assertStopped(
                judge(RECORDED.with(silent)),
                ExitCode.NO_ANSWER,
                "Azure never answered: check network and proxy of the reader");
        var one = new ArrayList<>(silent);
        one.set(0, RECORDED.items().get(0));
        assertThat(judge(RECORDED.with(one)).decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(judge(RECORDED.with(List.of())).decision().exit())
                .as("nothing was asked")
                .isEqualTo(ExitCode.UNDETERMINED);
    }

    @Test
    void aSubscriptionOfAnotherDirectoryIsNotTheOneThatWasApproved() {
        assertStopped(
                judge(edit(EvidenceKind.SUBSCRIPTION, body -> body.put("tenantId", OTHER))),
                ExitCode.USAGE,
                "subscription " + GOOD.subscription() + " belongs to directory " + OTHER + ", but the profile names "
                        + GOOD.tenant());
        assertPromotes(judge(edit(EvidenceKind.SUBSCRIPTION, body -> body.put("tenantId", upper(GOOD.tenant())))));
    }

    @Test
    void anAccountOfAnotherKindIsNotForThisSuite() {
        assertStopped(
                judge(edit(EvidenceKind.ACCOUNT, body -> body.put("kind", "Face"))),
                ExitCode.USAGE,
                "the account aoai-claims is of kind Face; this suite judges OpenAI and AIServices");
        assertPromotes(judge(edit(EvidenceKind.ACCOUNT, body -> body.put("kind", "openai"))));
    }

    @Test
    void accountsThatTheProfileDoesNotHaveAreNamed() {
        var run = new Run(false, NOW, Optional.empty(), Set.of("zeta", "AOAI-claims", "alpha"));
        Verdict verdict = World.VERIFICATION.judge(RECORDED.profile(), RECORDED.evidence(), run);
        assertStopped(verdict, ExitCode.USAGE, "the profile has no account named alpha, zeta");
    }

    @Test
    void whatStoppedSaysWhichEvidenceAndProfileItHad() {
        Verdict verdict = judge(from(GOOD.cloud(), OTHER, GOOD.subscription()));
        assertThat(verdict.toolVersion()).isEqualTo("0.1.0");
        assertThat(verdict.mode()).isEqualTo(Mode.REPLAY);
        assertThat(verdict.profile()).hasValueSatisfying(profile -> assertThat(profile.sha256())
                .isEqualTo(RECORDED.profile().sha256()));
        assertThat(verdict.evidence())
                .contains(new Verdict.EvidenceInfo(GOOD.packSha256(), GOOD.collectedFrom(), GOOD.collectedTo()));
    }

    /** A waiver or a role may end while it is collected: a live run takes the beginning, a replay the end. */
    @Test
    void datesAreJudgedAtOneEndOfTheCollection() {
        assertThat(judgedAt(new Run(true, NOW, Optional.empty(), Set.of()))).contains(GOOD.collectedFrom());
        assertThat(judgedAt(new Run(false, NOW, Optional.empty(), Set.of()))).contains(GOOD.collectedTo());
        Instant audit = NOW.minus(Duration.ofDays(3));
        assertThat(judgedAt(new Run(true, NOW, Optional.of(audit), Set.of()))).contains(audit);
    }

    @Test
    void aRunIsLiveAReplayOrAnAudit() {
        assertThat(new Run(true, NOW, Optional.empty(), Set.of()).mode()).isEqualTo(Mode.LIVE);
        assertThat(new Run(false, NOW, Optional.empty(), Set.of()).mode()).isEqualTo(Mode.REPLAY);
        assertThat(new Run(true, NOW, Optional.of(NOW), Set.of()).mode()).isEqualTo(Mode.AUDIT);
    }

    @Test
    void theVersionIsTheOneOfTheBuild() {
        assertThat(ToolVersion.text()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    private static Optional<Instant> judgedAt(Run run) {
        return World.VERIFICATION
                .judge(RECORDED.profile(), RECORDED.evidence(), run)
                .evaluatedAt();
    }

    private static Verdict judge(Recorded recorded) {
        return at(recorded, recorded.profile(), NOW);
    }

    private static Verdict at(Profile profile, Instant now) {
        return at(RECORDED, profile, now);
    }

    private static Verdict at(Recorded recorded, Profile profile, Instant now) {
        return World.VERIFICATION.judge(profile, recorded.evidence(), new Run(false, now, Optional.empty(), Set.of()));
    }

    private static Recorded from(String cloud, String tenant, String subscription) {
        return RECORDED.with(new Provenance(
                GOOD.toolVersion(),
                GOOD.profileSha256(),
                cloud,
                tenant,
                subscription,
                GOOD.collectedFrom(),
                GOOD.collectedTo(),
                GOOD.packSha256(),
                GOOD.redacted()));
    }

    private interface Change {
        Answer of(Item item);
    }

    private static Recorded change(EvidenceKind kind, Change change) {
        return RECORDED.with(RECORDED.items().stream()
                .map(item -> item.key().kind() == kind ? answered(item, change.of(item)) : item)
                .toList());
    }

    private static Recorded edit(EvidenceKind kind, Consumer<ObjectNode> edit) {
        return change(kind, item -> item.pages()
                .get(0)
                .answer()
                .<Answer>fold(
                        received -> {
                            ObjectNode body = Json.object(received.body().text());
                            edit.accept(body);
                            return new Answer.Received(
                                    received.status(),
                                    received.time(),
                                    received.requestId(),
                                    received.mediaType(),
                                    Json.bytes(body));
                        },
                        missing -> missing));
    }

    private static Item answered(Item item, Answer answer) {
        return Item.of(item.key(), item.pages().get(0).request(), answer);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static void assertPromotes(Verdict verdict) {
        assertThat(verdict.decision().kind()).as(verdict.decision().cause()).isEqualTo(Decision.Kind.PROMOTE);
    }

    private static void assertStopped(Verdict verdict, ExitCode exit, String cause) {
        assertThat(verdict.decision()).isEqualTo(Decision.block(exit, cause));
        assertThat(verdict.findings()).isEmpty();
    }
}
