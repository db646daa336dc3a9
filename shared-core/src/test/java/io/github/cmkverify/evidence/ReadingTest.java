package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Grant;
import io.github.cmkverify.profile.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One answer becomes a body, a proven absence or the gap that says why not. */
class ReadingTest {
    private static final String OWN = "{'id': '" + Recorded.VAULT + "', 'location': 'swedencentral'}";

    @Test
    void anAnswerAboutWhatWasAskedIsRead() {
        var vault = Recorded.read(Recorded.VAULT_KEY, 200, OWN);

        assertThat(Recorded.value(vault.flatMap(body -> body.text("/location"))))
                .isEqualTo("swedencentral");
        assertThat(vault.mustExist("").sources())
                .containsExactly(new io.github.cmkverify.fact.Source(Recorded.VAULT_KEY.text(), "", "answered 200"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, FOREIGN_ANSWER",
        "201, FOREIGN_ANSWER",
        "202, FOREIGN_ANSWER",
        "204, FOREIGN_ANSWER",
        "301, FOREIGN_ANSWER",
        "302, FOREIGN_ANSWER",
        "304, FOREIGN_ANSWER",
        "400, FOREIGN_ANSWER",
        "401, REFUSED",
        "403, REFUSED",
        "404, FOREIGN_ANSWER",
        "405, FOREIGN_ANSWER",
        "408, UNREACHABLE",
        "409, FOREIGN_ANSWER",
        "410, FOREIGN_ANSWER",
        "429, UNREACHABLE",
        "499, FOREIGN_ANSWER",
        "500, UNREACHABLE",
        "503, UNREACHABLE",
        "599, UNREACHABLE"
    })
    void anyOtherStatusIsAGapWhateverTheBodySays(int status, Gap.Kind kind) {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, status, OWN));

        assertThat(gap.kind()).isEqualTo(kind);
        assertThat(gap.item()).isEqualTo(Recorded.VAULT_KEY.text());
        assertThat(gap.detail()).contains(String.valueOf(status));
    }

    @Test
    void aRefusalSaysWhatToGrantAndWhere() {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 403, "{'error': {'code': 'AuthorizationFailed'}}"));

        assertThat(gap.detail()).isEqualTo("Azure answered 403 AuthorizationFailed");
        assertThat(gap.fix())
                .isEqualTo("grant Reader, which contains Microsoft.KeyVault/vaults/read, to the reader on "
                        + Recorded.VAULT);
        assertThat(gap.grant())
                .contains(new Grant("Reader", "Microsoft.KeyVault/vaults/read", Recorded.VAULT, Optional.empty()));
    }

    /** Messages as Resource Manager and the data plane of a vault write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The client 'a@b.example' with object id 'F1000000-0000-4000-8000-0000000000AD' does not have authorization"
                        + " to perform action 'x' over scope '/s' or the scope is invalid.",
                "Caller is not authorized to perform action on resource. Caller:"
                        + " appid=11111111-2222-3333-4444-555555555555;oid=f1000000-0000-4000-8000-0000000000ad;iss=https://s/"
            })
    void theReaderIsNamedWhereAzureNamesIt(String message) {
        Gap gap = Recorded.gap(Recorded.read(
                Recorded.VAULT_KEY,
                403,
                "{'error': {'code': 'AuthorizationFailed', 'message': '" + message.replace("'", "\\u0027") + "'}}"));

        assertThat(gap.grant().flatMap(Grant::reader)).contains("f1000000-0000-4000-8000-0000000000ad");
        assertThat(gap.fix()).contains(" to the reader (object id f1000000-0000-4000-8000-0000000000ad) on ");
    }

    @Test
    void noOtherTextIsTakenForTheReader() {
        for (String message :
                List.of("object id 'x; rm -rf /'", "object id 'f1000000-0000-4000-8000-0000000000adff'")) {
            Gap gap = Recorded.gap(Recorded.read(
                    Recorded.VAULT_KEY,
                    403,
                    "{'error': {'code': 'AuthorizationFailed', 'message': '" + message.replace("'", "\\u0027")
                            + "'}}"));
            assertThat(gap.grant().orElseThrow().reader()).isEmpty();
        }
    }

    /** What no role would change is not asked for as a role. */
    @ParameterizedTest
    @CsvSource({
        "ForbiddenByFirewall, firewall or private link",
        "ForbiddenByConnection, firewall or private link",
        "ForbiddenByPolicy, access policy",
        "AccessDenied, access policy",
    })
    void aRefusalThatNoRoleChangesAsksForNone(String code, String fix) {
        Gap gap = Recorded.gap(Recorded.read(
                EvidenceKind.VAULT_KEY.key("kv.vault.azure.net", "cmk", ""),
                403,
                "{'error': {'code': 'Forbidden', 'innererror': {'code': '" + code + "'}}}"));

        assertThat(gap.detail()).isEqualTo("Azure answered 403 " + code);
        assertThat(gap.grant()).isEmpty();
        assertThat(gap.fix()).contains(fix, "https://kv.vault.azure.net").doesNotContain("grant");
    }

    @Test
    void aDenyAssignmentIsNamedAsSuch() {
        Gap gap = Recorded.gap(
                Recorded.read(Recorded.VAULT_KEY, 403, "{'error': {'code': 'DenyAssignmentAuthorizationFailed'}}"));

        assertThat(gap.grant()).isEmpty();
        assertThat(gap.fix()).contains("deny assignment", Recorded.VAULT);
    }

    @Test
    void aRejectedTokenIsNoMissingGrant() {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 401, "{}"));

        assertThat(gap.detail()).isEqualTo("Azure answered 401");
        assertThat(gap.fix()).contains("sign the reader in again").doesNotContain("grant");
    }

    @Test
    void grantsAreAskedForWhereAPersonCanGiveThem() {
        assertThat(fixOfRefused(EvidenceKind.SUBSCRIPTION.key("s-1"))).endsWith(" on /subscriptions/s-1");
        assertThat(fixOfRefused(EvidenceKind.DELETED_VAULT.key("s-1", "westus", "kv")))
                .endsWith(" on /subscriptions/s-1");
        assertThat(fixOfRefused(EvidenceKind.KEY.key(Recorded.VAULT, "cmk"))).endsWith(" on " + Recorded.VAULT);
        assertThat(fixOfRefused(EvidenceKind.ROLE_ASSIGNMENTS_OF.key(Recorded.VAULT + "/keys/cmk", "o-1")))
                .endsWith(" on " + Recorded.VAULT);
        assertThat(fixOfRefused(EvidenceKind.ROLE_DEFINITION.key(
                        "/subscriptions/s-1/providers/Microsoft.Authorization/roleDefinitions/r")))
                .endsWith(" on /subscriptions/s-1");
        assertThat(fixOfRefused(
                        EvidenceKind.ROLE_DEFINITION.key("/providers/Microsoft.Authorization/roleDefinitions/r")))
                .endsWith(" on /");
        assertThat(fixOfRefused(EvidenceKind.VAULT_KEY.key("kv.vault.azure.net", "cmk", "")))
                .endsWith(" on https://kv.vault.azure.net");
        assertThat(fixOfRefused(EvidenceKind.HSM_ROLE_DEFINITIONS.key("h.managedhsm.azure.net")))
                .endsWith(" on https://h.managedhsm.azure.net");
        assertThat(fixOfRefused(Recorded.SEARCH))
                .endsWith(" on the subscription that holds " + Recorded.SEARCH.argument(0));
    }

    private static String fixOfRefused(EvidenceKey key) {
        return Recorded.gap(Recorded.read(key, 403, "")).fix();
    }

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void onlyTheCodesOfTheTableProveAbsenceAndNeverThatOfAList(EvidenceKind kind) {
        EvidenceKey key = anyKey(kind);
        var proving = Stream.of(
                        "ResourceNotFound",
                        "resourcenotfound",
                        "ResourceGroupNotFound",
                        "KeyNotFound",
                        "DeletedVaultNotFound",
                        "ParentResourceNotFound",
                        "SubscriptionNotFound",
                        "InvalidResourceType",
                        "NotFound",
                        "")
                .filter(code -> Recorded.state(Recorded.read(key, 404, "{'error': {'code': '" + code + "'}}"))
                        .equals("ABSENT"))
                .toList();

        assertThat(proving).isEqualTo(absenceCodes(kind));
        assertThat(kind.shape().isList())
                .isEqualTo(
                        proving.isEmpty() && kind != EvidenceKind.SUBSCRIPTION && kind != EvidenceKind.ROLE_DEFINITION);
    }

    private static List<String> absenceCodes(EvidenceKind kind) {
        return switch (kind) {
            case ACCOUNT, VAULT, HSM -> List.of("ResourceNotFound", "resourcenotfound", "ResourceGroupNotFound");
            case DELETED_VAULT -> List.of("ResourceNotFound", "resourcenotfound", "DeletedVaultNotFound");
            case KEY, KEY_VERSION, HSM_KEY, HSM_KEY_VERSION ->
                List.of("ResourceNotFound", "resourcenotfound", "KeyNotFound");
            case VAULT_KEY, VAULT_DELETED_KEY -> List.of("KeyNotFound");
            case SUBSCRIPTION,
                    ROLE_DEFINITION,
                    ENCRYPTION_SCOPES,
                    ACCOUNT_SEARCH,
                    VAULT_SEARCH,
                    HSM_SEARCH,
                    KEY_USE_SEARCH,
                    IDENTITY_USE_SEARCH,
                    ALL_ACCOUNTS_SEARCH,
                    SUBSCRIPTION_LOCKS,
                    MANAGEMENT_GROUP,
                    LOCKS,
                    KEY_VERSIONS,
                    HSM_KEY_VERSIONS,
                    KEYS,
                    HSM_KEYS,
                    HSM_ROLE_ASSIGNMENTS,
                    HSM_ROLE_ASSIGNMENTS_ABOVE,
                    HSM_ROLE_DEFINITIONS,
                    ROLE_ASSIGNMENTS_OF,
                    ROLE_ASSIGNMENTS,
                    VAULT_ROLE_ASSIGNMENTS_OF,
                    PIM_ELIGIBILITY,
                    PIM_ASSIGNMENTS,
                    DENY_ASSIGNMENTS -> List.of();
        };
    }

    static EvidenceKey anyKey(EvidenceKind kind) {
        String first =
                switch (kind.plane()) {
                    case ARM -> kind.template().startsWith("{0}") ? Recorded.VAULT : "s-1";
                    case GRAPH -> "kv-claims";
                    case VAULT -> "kv-claims.vault.azure.net";
                    case HSM -> "hsm-claims.managedhsm.azure.net";
                };
        String[] arguments = new String[kind.arguments()];
        Arrays.fill(arguments, "a");
        if (arguments.length > 0) {
            arguments[0] = first;
        }
        return kind.key(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>404</html>",
                "{'error': 'ResourceNotFound'}",
                "{'error': {}}",
                "{'error': {'code': 404}}",
                "{'error': {'code': null}}",
                "{'error': {'code': ['ResourceNotFound']}}",
                "{'error': {'code': 'ResourceNotFound '}}",
                "{'error': {'code': 'ResourceNotFound'}, 'Error': {'code': 'x'}}",
                "{'code': 'ResourceNotFound'}",
                "{'error': {'code': 'ResourceNotFound'}} x"
            })
    void a404WithoutTheCodeInItsPlaceProvesNothing(String body) {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 404, body));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.FOREIGN_ANSWER);
        assertThat(gap.detail()).isEqualTo("was answered 404 without an error code of Azure");
    }

    @Test
    void aCodeOfAnotherMeaningIsNamed() {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 404, "{'error': {'code': 'SubscriptionNotFound'}}"));

        assertThat(gap.detail())
                .isEqualTo("was answered 404 SubscriptionNotFound, which does not prove that it is absent");
    }

    @Test
    void aHostileCodeIsNotRepeated() {
        String code = "x".repeat(81);
        assertThat(Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 403, "{'error': {'code': '" + code + "'}}"))
                        .detail())
                .isEqualTo("Azure answered 403");
        assertThat(Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 403, "{'error': {'code': '<b>'}}"))
                        .detail())
                .isEqualTo("Azure answered 403");
    }

    @Test
    void aRedactedCodeProvesNothing() {
        var evidence = new Evidence(
                Recorded.provenance(Map.of(Recorded.VAULT_KEY.text(), List.of("/error/code"))),
                Cloud.azure(),
                List.of(Recorded.item(Recorded.VAULT_KEY, 404, "{'error': {'code': 'ResourceNotFound'}}")));

        assertThat(Recorded.state(evidence.body(Recorded.VAULT_KEY))).isEqualTo("FOREIGN_ANSWER");
    }

    @Test
    void redactionCountsForItsOwnItemInAnySpelling() {
        for (String item :
                List.of(Recorded.VAULT_KEY.text().toUpperCase(Locale.ROOT), Recorded.VAULT_KEY.text() + "2")) {
            var evidence = new Evidence(
                    Recorded.provenance(Map.of(item, List.of("/location"))),
                    Cloud.azure(),
                    List.of(Recorded.item(Recorded.VAULT_KEY, 200, OWN)));
            var location = evidence.body(Recorded.VAULT_KEY).flatMap(body -> body.text("/location"));

            assertThat(Recorded.state(location)).isEqualTo(item.endsWith("2") ? "READ" : "REDACTED");
        }
    }

    @Test
    void noAnswerSaysWhy() {
        Gap gap = Recorded.gap(
                Recorded.read(Recorded.VAULT_KEY, new Answer.Missing(Recorded.FROM, "timed out after 30 s")));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.UNREACHABLE);
        assertThat(gap.detail()).isEqualTo("timed out after 30 s");
    }

    @Test
    void aSignInPageIsCalledOne() {
        var page = new Answer.Received(
                200, Recorded.FROM, "", "TEXT/HTML; charset=utf-8", Bytes.utf8("<html>Sign in</html>"));

        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, page));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.UNPARSABLE);
        assertThat(gap.detail())
                .contains("not strict JSON")
                .endsWith("(an HTML page)")
                .doesNotContain("Sign in");
        assertThat(Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 200, "<html>"))
                        .detail())
                .doesNotContain("HTML page");
    }

    @Test
    void theAnswerToAnotherRequestIsForeign() {
        var other = EvidenceKind.VAULT.key(Recorded.VAULT + "2");
        var swapped = Item.of(Recorded.VAULT_KEY, Recorded.request(other), Recorded.answer(200, OWN));

        Gap gap = Recorded.gap(Recorded.evidence(swapped).body(Recorded.VAULT_KEY));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.FOREIGN_ANSWER);
        assertThat(gap.detail()).isEqualTo("is the answer to another request");
    }

    @Test
    void theHostMustBeThatOfTheCloud() {
        var china = new Request(
                "GET",
                Recorded.request(Recorded.VAULT_KEY)
                        .url()
                        .replace("management.azure.com", "management.chinacloudapi.cn"),
                "2026-02-01",
                Optional.empty());

        assertThat(Recorded.state(Recorded.evidence(Item.of(Recorded.VAULT_KEY, china, Recorded.answer(200, OWN)))
                        .body(Recorded.VAULT_KEY)))
                .isEqualTo("FOREIGN_ANSWER");
    }

    @Test
    void aResourceHasOnePage() {
        var page = new Item.Page(Recorded.request(Recorded.VAULT_KEY), Recorded.answer(200, OWN));

        Gap gap = Recorded.gap(Recorded.evidence(new Item(Recorded.VAULT_KEY, List.of(page, page)))
                .body(Recorded.VAULT_KEY));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.FOREIGN_ANSWER);
        assertThat(gap.detail()).isEqualTo("has 2 pages, but is no list");
    }

    @ParameterizedTest
    @CsvSource({
        "-PT5M, true",
        "-PT5M0.001S, false",
        "PT0S, true",
        "PT2M, true",
        "PT7M, true",
        "PT7M0.001S, false",
        "PT30H, false"
    })
    void answersLieInsideTheCollectionGiveOrTakeFiveMinutes(Duration afterStart, boolean read) {
        assertThat(stateAt(Recorded.FROM, Recorded.FROM.plus(afterStart))).isEqualTo(read ? "READ" : "STALE");
    }

    @ParameterizedTest
    @CsvSource({"PT24H5M, true", "PT24H5M0.001S, false", "PT0S, true"})
    void aCollectionThatTookLongerThanADayVouchesForItsLastDayOnly(Duration beforeEnd, boolean read) {
        assertThat(stateAt(Recorded.TO.minus(Duration.ofDays(40)), Recorded.TO.minus(beforeEnd)))
                .isEqualTo(read ? "READ" : "STALE");
    }

    private static String stateAt(Instant from, Instant time) {
        Provenance p = Recorded.provenance();
        var provenance = new Provenance(
                p.toolVersion(),
                p.profileSha256(),
                p.cloud(),
                p.tenant(),
                p.subscription(),
                from,
                p.collectedTo(),
                p.packSha256(),
                p.redacted());
        var answer = new Answer.Received(200, time, "", "", Bytes.utf8(OWN.replace('\'', '"')));
        var item = Item.of(Recorded.VAULT_KEY, Recorded.request(Recorded.VAULT_KEY), answer);
        return Recorded.state(new Evidence(provenance, Cloud.azure(), List.of(item)).body(Recorded.VAULT_KEY));
    }

    @Test
    void anAnswerThatNeverCameIsStaleToo() {
        var late = new Answer.Missing(Recorded.TO.plusSeconds(600), "refused");

        assertThat(Recorded.state(Recorded.read(Recorded.VAULT_KEY, late))).isEqualTo("STALE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{'value': []}", "<html>", "{'error': {'code': 'ResourceNotFound'}}"})
    void theEmptyWorldsProveNothing(String body) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            EvidenceKey key = anyKey(kind);
            var evidence = Recorded.evidence(Recorded.item(key, 200, body));
            assertThat(Recorded.state(evidence.body(key))).as(kind.id()).isNotIn("READ", "ABSENT");
            boolean emptyList = body.contains("value") && kind.shape().isList();
            if (!emptyList || kind.shape() == EvidenceKind.Shape.SEARCH) {
                assertThat(Recorded.state(evidence.list(key))).as(kind.id()).doesNotContain("complete");
            }
        }
    }

    @Test
    void idsAreTheSameInAnyCase() {
        assertThat(Recorded.state(Recorded.read(Recorded.VAULT_KEY, 200, OWN.toUpperCase(Locale.ROOT))))
                .isEqualTo("READ");
    }

    /** A run reads each account again at its end, and keeps the second answer when it differs. */
    @Test
    void anAccountThatChangedMeanwhileIsAContradiction() {
        EvidenceKey key =
                EvidenceKind.ACCOUNT.key(Recorded.GROUP + "/Microsoft.CognitiveServices/accounts/aoai-claims");
        var page = new Item.Page(
                Recorded.request(key), Recorded.answer(200, "{'id': '" + key.argument(0) + "', 'kind': 'OpenAI'}"));
        var twice = Recorded.evidence(new Item(key, List.of(page, page)));
        var thrice = Recorded.evidence(new Item(key, List.of(page, page, page)));

        assertThat(Recorded.state(
                        Recorded.evidence(new Item(key, List.of(page))).body(key)))
                .isEqualTo("READ");
        assertThat(Recorded.gap(twice.body(key)))
                .isEqualTo(new Gap(
                        Gap.Kind.CONTRADICTION,
                        key.text(),
                        "was changed, or could not be read again, while the evidence was collected",
                        "collect the evidence again when nobody is changing the account"));
        assertThat(Recorded.gap(thrice.body(key)).detail()).isEqualTo("has 3 pages, but is no list");
    }

    @Test
    void anotherResourceHasOnePageOnly() {
        var page = new Item.Page(Recorded.request(Recorded.VAULT_KEY), Recorded.answer(200, OWN));

        assertThat(Recorded.gap(Recorded.evidence(new Item(Recorded.VAULT_KEY, List.of(page, page)))
                                .body(Recorded.VAULT_KEY))
                        .detail())
                .isEqualTo("has 2 pages, but is no list");
    }
}
