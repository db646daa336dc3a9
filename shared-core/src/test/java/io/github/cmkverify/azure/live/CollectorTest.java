package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the answers: which are asked for twice, which are kept, and what is said of them. */
@Timeout(60)
class CollectorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final String SUBSCRIPTION = "a1000000-0000-4000-8000-000000000001";
    private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/g/providers/";
    private static final EvidenceKey ACCOUNT =
            EvidenceKind.ACCOUNT.key(GROUP + "Microsoft.CognitiveServices/accounts/a");
    private static final EvidenceKey VAULT = EvidenceKind.VAULT.key(GROUP + "Microsoft.KeyVault/vaults/a");
    private static final EvidenceKey OTHER_VAULT = EvidenceKind.VAULT.key(GROUP + "Microsoft.KeyVault/vaults/b");
    private static final EvidenceKey THE_SUBSCRIPTION = EvidenceKind.SUBSCRIPTION.key(SUBSCRIPTION);

    private final ScriptedAzure azure = new ScriptedAzure();
    private final StillTime time = new StillTime(NOW);
    private final List<String> told = new ArrayList<>();

    private final Progress progress = new Progress() {
        @Override
        public void signedIn(String how) {
            told.add(how);
        }

        @Override
        public void reader(String objectId) {
            told.add("reader " + objectId);
        }

        @Override
        public void items(int done, int known) {
            told.add(done + " of " + known);
        }
    };

    @AfterEach
    void end() {
        azure.close();
    }

    /** Asks for the next of {@code keys} when the last one is there. */
    private static Subject subject(Profile profile, EvidenceKey... keys) {
        return new Subject(profile, evidence -> () -> {
            Set<EvidenceKey> next = new LinkedHashSet<>();
            for (EvidenceKey key : keys) {
                next.add(key);
                if (evidence.item(key).isEmpty()) {
                    break;
                }
            }
            return next;
        });
    }

    private List<Collected> collected(Subject... subjects) throws Exception {
        try (Collector collector = azure.collector(progress, time)) {
            return collector.collect(List.of(subjects));
        }
    }

    private Evidence evidence(EvidenceKey... keys) throws Exception {
        return evidence(collected(subject(azure.profile(), keys)).get(0));
    }

    private static Evidence evidence(Collected collected) {
        return collected.fold(evidence -> evidence, failure -> {
            throw new AssertionError(failure.getMessage());
        });
    }

    private static String failure(Collected collected) {
        return collected.fold(evidence -> "collected", failure -> failure.kind() + ": " + failure.getMessage());
    }

    private static List<String> bodies(Item item) {
        return item.pages().stream()
                .map(page -> page.answer()
                        .<String>fold(
                                received -> received.status() + " "
                                        + received.body().text(),
                                Answer.Missing::reason))
                .toList();
    }

    private List<String> account() throws Exception {
        return bodies(evidence(ACCOUNT).item(ACCOUNT).orElseThrow());
    }

    @Test
    void anAccountThatStayedAsItWasIsOneAnswer() throws Exception {
        azure.says(200, "{\"etag\":\"1\",\"b\":{\"c\":1,\"d\":2}}", "ETag", "x")
                .says(200, "{\"b\":{\"d\":2,\"c\":1},\"etag\":\"1\"}", "ETag", "y");
        assertThat(account()).containsExactly("200 {\"etag\":\"1\",\"b\":{\"c\":1,\"d\":2}}");
        assertThat(azure.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"etag\":\"1\"} | 200 | {\"etag\":\"2\"}",
                "200 | {\"etag\":\"1\"} | 404 | {\"etag\":\"1\"}",
                "404 | {} | 200 | {}",
                "200 | no JSON | 200 | none either",
                "200 | {\"etag\":\"1\"} | 403 | {}"
            })
    void anAccountThatChangedMeanwhileKeepsBothAnswers(int status, String body, int later, String laterBody)
            throws Exception {
        azure.says(status, body).says(later, laterBody);
        assertThat(account()).containsExactly(status + " " + body, later + " " + laterBody);
    }

    /** Where the body has no etag, the header says whether it changed. */
    @Test
    void theHeaderCountsWhereTheBodyHasNoEtag() throws Exception {
        azure.says(200, "{\"etag\":7}", "ETag", "x").says(200, "{\"etag\":7}", "ETag", "y");
        assertThat(account()).hasSize(2);
        azure.says(200, "{}", "ETag", "x").says(200, "{}", "ETag", "x");
        assertThat(account()).hasSize(1);
    }

    @Test
    void anAccountThatCannotBeReadAgainKeepsBothAnswers() throws Exception {
        azure.says(200, "{}");
        for (int i = 0; i < 4; i++) {
            azure.says(ScriptedAzure.CUT, "");
        }
        assertThat(account()).containsExactly("200 {}", "the connection to localhost was cut");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409})
    void whatProvesNothingIsNotAskedForAgain(int status) throws Exception {
        azure.says(status, "{}");
        assertThat(account()).containsExactly(status + " {}");
        assertThat(azure.asked()).hasSize(1);
    }

    @Test
    void anAccountThatIsNotThereIsLookedForTwice() throws Exception {
        azure.says(404, "{}").says(404, "{}");
        assertThat(account()).containsExactly("404 {}");
        assertThat(azure.asked()).hasSize(2);
    }

    @Test
    void onlyAccountsAreReadAgain() throws Exception {
        evidence(VAULT);
        assertThat(azure.asked()).hasSize(1);
    }

    /** What was taken out of either answer is said, once. */
    @Test
    void whatWasTakenOutOfBothAnswersIsSaid() throws Exception {
        azure.says(200, "{\"password\":\"x\",\"key1\":\"x\"}").says(200, "{\"password\":\"x\",\"key2\":\"x\"}");
        assertThat(evidence(ACCOUNT).provenance().redacted())
                .isEqualTo(Map.of(ACCOUNT.text(), List.of("/password", "/key1", "/key2")));
    }

    @Test
    void theChainIsFollowedAndSaidStepByStep() throws Exception {
        Evidence evidence = evidence(THE_SUBSCRIPTION, OTHER_VAULT, VAULT);
        assertThat(told)
                .containsExactly("environment (client secret of application 0f1e2d3c)", "1 of 1", "2 of 2", "3 of 3");
        assertThat(evidence.items().stream().map(Item::key))
                .as("in the same order for the same answers")
                .containsExactly(THE_SUBSCRIPTION, VAULT, OTHER_VAULT);
    }

    @Test
    void provenanceSaysWhatWasReadByWhomAndWhen() throws Exception {
        azure.says(200, "{}", "Retry-After", "1")
                .says(503, "{}", "Retry-After", "7")
                .says(200, "{\"key1\":\"x\"}");
        var provenance = evidence(VAULT, OTHER_VAULT).provenance();
        assertThat(provenance.collectedFrom()).isEqualTo(NOW);
        assertThat(provenance.collectedTo()).isEqualTo(NOW.plusSeconds(7));
        assertThat(provenance.toolVersion()).isEqualTo("1.2.3");
        assertThat(provenance.tenant()).isEqualTo(TENANT);
        assertThat(provenance.subscription()).isEqualTo(SUBSCRIPTION);
        assertThat(provenance.profileSha256()).isEqualTo(azure.profile().sha256());
        assertThat(provenance.redacted()).isEqualTo(Map.of(OTHER_VAULT.text(), List.of("/key1")));
    }

    /** Two profiles, one of which waits for what the other one has asked for. */
    @Test
    void whatSeveralNeedIsAskedForOnceAndEachGetsItsOwn() throws Exception {
        List<Collected> both = collected(
                subject(azure.profile(), VAULT, OTHER_VAULT), subject(azure.profile(), OTHER_VAULT, THE_SUBSCRIPTION));
        assertThat(evidence(both.get(0)).items().stream().map(Item::key)).containsExactly(VAULT, OTHER_VAULT);
        assertThat(evidence(both.get(1)).items().stream().map(Item::key))
                .containsExactly(THE_SUBSCRIPTION, OTHER_VAULT);
        assertThat(azure.asked()).hasSize(3);
    }

    @Test
    void aWrongSubscriptionFailsThoseThatAreAboutIt() throws Exception {
        azure.says(404, "{\"error\":{\"code\":\"SubscriptionNotFound\"}}");
        List<Collected> both = collected(subject(azure.profile(), THE_SUBSCRIPTION), subject(azure.profile(), VAULT));
        assertThat(failure(both.get(0)))
                .isEqualTo("USAGE: wrong subscription: directory " + TENANT + " shows the reader, environment (client"
                        + " secret of application 0f1e2d3c), no subscription " + SUBSCRIPTION
                        + "; correct azure.subscription, or grant the reader Reader on it");
        assertThat(evidence(both.get(1)).items()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | InvalidSubscriptionId | USAGE: wrong subscription",
                "401 | InvalidAuthenticationTokenTenant | USAGE: wrong directory: subscription a1000000",
                "403 | SubscriptionNotFound | collected",
                "404 | NotFound | collected",
                "404 | 7 | collected"
            })
    void onlyWhatSaysSoIsAWrongTarget(int status, String code, String expected) throws Exception {
        String body = "{\"error\":{\"code\":" + (code.equals("7") ? code : "\"" + code + "\"") + "}}";
        azure.says(status, body).says(status, body);
        assertThat(failure(collected(subject(azure.profile(), THE_SUBSCRIPTION)).get(0)))
                .startsWith(expected);
    }

    @Test
    void aSubscriptionWhoseAnswerIsNoJsonIsNoWrongTarget() throws Exception {
        azure.says(404, "SubscriptionNotFound");
        assertThat(failure(collected(subject(azure.profile(), THE_SUBSCRIPTION)).get(0)))
                .isEqualTo("collected");
    }

    /** One question for each version, and each profile gets the answer to its own. */
    @Test
    void theApiVersionOfAProfileIsAskedWith() throws Exception {
        var world = Worlds.base("rbac");
        Profile older = Rehearsal.custom(
                world.withProfile(world.profileText() + "apiVersions: {vault: 2025-05-01}\n"), azure.address());
        List<Collected> both = collected(subject(older, VAULT), subject(azure.profile(), VAULT));
        assertThat(azure.asked().stream().map(asked -> asked.path().replaceFirst("^.*api-version=", "")))
                .containsExactly("2025-05-01", EvidenceKind.VAULT.apiVersion());
        assertThat(evidence(both.get(0))
                        .items()
                        .iterator()
                        .next()
                        .pages()
                        .get(0)
                        .request()
                        .apiVersion())
                .isEqualTo("2025-05-01");
    }

    @Test
    void whenTheTimeIsOverNothingMoreIsAskedAndEachItemSaysWhy() throws Exception {
        try (Collector collector = azure.collector(progress, time)) {
            time.pause(Duration.ofMinutes(10));
            Evidence evidence = evidence(collector
                    .collect(List.of(subject(azure.profile(), ACCOUNT, VAULT)))
                    .get(0));
            for (EvidenceKey key : List.of(ACCOUNT, VAULT)) {
                assertThat(evidence.item(key).orElseThrow().pages())
                        .singleElement()
                        .satisfies(
                                page -> assertThat(page.answer())
                                        .isEqualTo(
                                                new Answer.Missing(
                                                        NOW.plus(Duration.ofMinutes(10)),
                                                        "the time limit of the run (10 min) was reached: give it more with --timeout")));
            }
        }
    }

    @Test
    void theReaderIsWhomTheTokenNames() throws Exception {
        azure.tokensWith("{\"tid\":\"" + TENANT.toUpperCase(java.util.Locale.ROOT) + "\",\"oid\":\"o-1\"}");
        evidence(VAULT);
        assertThat(told).startsWith("environment (client secret of application 0f1e2d3c)", "reader o-1");
    }

    @Test
    void aTokenOfAnotherDirectoryEndsTheRunBeforeAnythingIsAsked() {
        azure.tokensWith("{\"tid\":\"other\"}");
        assertThatThrownBy(() -> evidence(VAULT))
                .isInstanceOf(LiveFailure.class)
                .hasMessage(
                        "wrong directory: environment (client secret of application 0f1e2d3c) is of directory other,"
                                + " but the profile names " + TENANT
                                + "; sign in to that one or correct azure.tenant");
        assertThat(azure.asked()).isEmpty();
    }

    /** Said before anything is asked: the profile is not whose word counts here. */
    @Test
    void aHostThatTheOperatorDoesNotAllowGetsNoSignIn() {
        Profile foreign = Rehearsal.custom(Worlds.base("rbac"), "https://azure.example");
        var signIn = SignIn.of(SignIn.Method.ENVIRONMENT, Map.of());
        assertThatThrownBy(() -> Collector.open(foreign, LiveSettings.of(Map.of()), signIn, "1.2.3", progress, time))
                .isInstanceOfSatisfying(
                        LiveFailure.class, e -> assertThat(e.kind()).isEqualTo(LiveFailure.Kind.USAGE))
                .hasMessageContaining("cmk-profile.yml:")
                .hasMessageContaining("CMK_VERIFY_ALLOWED_HOSTS");
        assertThat(told).isEmpty();
    }
}
