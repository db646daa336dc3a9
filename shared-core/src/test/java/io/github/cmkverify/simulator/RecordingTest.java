package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.Cloud;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which recorded answer a request gets. */
class RecordingTest {
    private static final String GROUP = "/subscriptions/s-1/resourceGroups/rg/providers";
    private static final String VAULT = GROUP + "/Microsoft.KeyVault/vaults/kv";
    private static final String HOST = "kv.vault.azure.net";

    private static Request request(EvidenceKey key) {
        return Request.of(key, Cloud.azure(), key.kind().apiVersion());
    }

    private static Item item(EvidenceKey key, String... bodies) {
        return new Item(
                key,
                Stream.of(bodies)
                        .map(body -> new Item.Page(request(key), answer(200, body)))
                        .toList());
    }

    private static Answer answer(int status, String body) {
        return new Answer.Received(status, Instant.EPOCH, "", "application/json", Bytes.utf8(body));
    }

    private static String body(Optional<Recording.Recorded> found) {
        return found.map(recorded -> recorded.answer().fold(got -> got.body().text(), missing -> "missing"))
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', api-version=1, it",
        "GET, '', '', it",
        "POST, '', api-version=1, nothing",
        "GET, kv.vault.azure.net, api-version=1, nothing",
        "GET, '', api-version=1&$filter=x, nothing"
    })
    void methodHostAndParametersMustBeThoseRecorded(String method, String host, String query, String found) {
        var recording = new Recording(List.of(item(EvidenceKind.VAULT.key(VAULT), "it")));

        assertThat(body(recording.next(method, host, VAULT.toUpperCase(java.util.Locale.ROOT), query, "")))
                .isEqualTo(found);
    }

    @Test
    void theDataPlaneOfAVaultIsFoundByItsHost() {
        var recording = new Recording(List.of(item(EvidenceKind.VAULT_KEY.key(HOST, "cmk", "1"), "key")));

        assertThat(body(recording.next("GET", "KV.vault.azure.net", "/keys/cmk/1", "", "")))
                .isEqualTo("key");
        assertThat(body(recording.next("GET", "", "/keys/cmk/1", "", ""))).isEqualTo("nothing");
        assertThat(body(recording.next("GET", "other.vault.azure.net", "/keys/cmk/1", "", "")))
                .isEqualTo("nothing");
    }

    @Test
    void twoAnswersToOneRequestAreGivenInTurnAndTheLastOneStays() {
        var recording = new Recording(List.of(item(EvidenceKind.VAULT.key(VAULT), "first", "second")));

        assertThat(Stream.generate(() -> body(recording.next("GET", "", VAULT, "", "")))
                        .limit(3))
                .containsExactly("first", "second", "second");
    }

    @Test
    void linksLeadToTheSimulatorAndStrangeOnesWhereTheyLed() throws StrictJson.Refused {
        URI here = URI.create("http://localhost:1");
        var list = item(EvidenceKind.KEY_VERSIONS.key(VAULT, "cmk"), "{}");
        var recorded = new Recording(List.of(list))
                .next("GET", "", VAULT + "/keys/cmk/versions", "", "")
                .orElseThrow();

        assertThat(recorded.origin()).isEqualTo("https://management.azure.com");
        assertThat(link(here, recorded, "https://management.azure.com/x?$skiptoken=1"))
                .isEqualTo("http://localhost:1/x?$skiptoken=1");
        assertThat(link(here, recorded, "https://management.azure.com.attacker.example/x"))
                .isEqualTo("https://management.azure.com.attacker.example/x");
        assertThat(Recording.leadingTo(here, recorded, Bytes.utf8("<html>")).text())
                .isEqualTo("<html>");
    }

    @Test
    void linksOfADataPlaneAreLeftAlone() throws StrictJson.Refused {
        var item = item(EvidenceKind.VAULT_KEY.key(HOST, "cmk", "1"), "{}");
        var recorded = new Recording(List.of(item))
                .next("GET", HOST, "/keys/cmk/1", "", "")
                .orElseThrow();

        assertThat(link(URI.create("http://localhost:1"), recorded, "https://" + HOST + "/x"))
                .isEqualTo("https://" + HOST + "/x");
    }

    private static String link(URI here, Recording.Recorded recorded, String link) throws StrictJson.Refused {
        Bytes body = Recording.leadingTo(here, recorded, Bytes.utf8("{\"nextLink\":\"" + link + "\"}"));
        return StrictJson.object(body).path("nextLink").asText();
    }

    /** {@code init} searches for accounts; a pack of a run has the accounts, but no search for them. */
    @Test
    void theSearchForAccountsFindsThoseRecorded() throws StrictJson.Refused {
        EvidenceKey one = account("s-1", "one");
        EvidenceKey gone = account("s-1", "gone");
        EvidenceKey other = account("s-2", "other");
        var items = List.of(
                item(one, "{\"id\":\"" + one.argument(0) + "\",\"name\":\"one\",\"type\":\"T\",\"kind\":\"OpenAI\"}"),
                Item.of(gone, request(gone), answer(404, "{\"error\":{}}")),
                item(account("s-1", "odd"), "<html>"),
                item(other, "{\"id\":\"" + other.argument(0) + "\",\"name\":\"other\"}"),
                item(EvidenceKind.VAULT.key(VAULT), "{}"));

        assertThat(AccountSearch.of(items).map(Item::key))
                .containsExactly(EvidenceKind.ACCOUNT_SEARCH.key("s-1"), EvidenceKind.ACCOUNT_SEARCH.key("s-2"));
        var found = StrictJson.object(Bytes.utf8(body(search(new Recording(items), "s-1"))));
        assertThat(found.path("totalRecords").asInt()).isEqualTo(1);
        assertThat(found.path("resultTruncated").asText()).isEqualTo("false");
        assertThat(found.path("data")).singleElement().satisfies(row -> assertThat(row.toString())
                .isEqualTo("{\"id\":\"" + one.argument(0) + "\",\"name\":\"one\",\"type\":\"T\",\"kind\":\"OpenAI\"}"));
        assertThat(body(search(new Recording(items), "s-3"))).isEqualTo("nothing");
    }

    @Test
    void aSearchThatWasRecordedIsNotMadeUp() {
        EvidenceKey search = EvidenceKind.ACCOUNT_SEARCH.key("s-1");
        var items = List.of(item(search, "{\"data\":[]}"), item(account("s-1", "one"), "{\"id\":\"x\"}"));

        assertThat(AccountSearch.of(items)).isEmpty();
        assertThat(body(search(new Recording(items), "s-1"))).isEqualTo("{\"data\":[]}");
    }

    private static EvidenceKey account(String subscription, String name) {
        return EvidenceKind.ACCOUNT.key("/subscriptions/" + subscription
                + "/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/" + name);
    }

    private static Optional<Recording.Recorded> search(Recording recording, String subscription) {
        Request request = request(EvidenceKind.ACCOUNT_SEARCH.key(subscription));
        URI url = URI.create(request.url());
        return recording.next("POST", "", url.getPath(), "", request.body().orElseThrow());
    }
}
