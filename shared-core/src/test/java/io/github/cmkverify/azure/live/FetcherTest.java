package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages of one item, up to where no more of them could help. */
@Timeout(60)
class FetcherTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String VAULT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv";
    private static final EvidenceKey VERSIONS = EvidenceKind.KEY_VERSIONS.key(VAULT, "k");
    private static final String PATH = VAULT + "/keys/k/versions?api-version=";

    private final ScriptedAzure azure = new ScriptedAzure();
    private Connection connection;
    private Fetcher fetcher;

    @BeforeEach
    void signIn() throws Exception {
        connection = azure.connect(new StillTime(NOW));
        fetcher = new Fetcher(connection.sender(), connection.cloud(), connection.from());
    }

    @AfterEach
    void end() {
        connection.close();
        azure.close();
    }

    private ScriptedAzure page(String values, String next, String... headers) {
        return azure.says(200, "{\"value\":[" + values + "],\"nextLink\":\"" + azure.address() + next + "\"}", headers);
    }

    private List<String> paths() {
        return azure.asked().stream().map(ScriptedAzure.Asked::path).toList();
    }

    @Test
    void aListIsReadToItsEndAndItsFirstEtagKept() throws Exception {
        page("", PATH + "1&p=2", "ETag", "\"first\"");
        page("", PATH + "1&p=3", "ETag", "\"second\"").says(200, "{\"value\":[]}");
        Fetcher.Fetched fetched = fetcher.fetch(VERSIONS, "1");
        assertThat(fetched.item().pages()).hasSize(3);
        assertThat(fetched.etag()).isEqualTo("\"first\"");
        assertThat(fetched.redacted()).isEmpty();
        assertThat(paths()).containsExactly(PATH + "1", PATH + "1&p=2", PATH + "1&p=3");
    }

    /** A link may name another version than the one that was asked for; that is what its page was asked with. */
    @Test
    void theVersionOfALinkIsThatOfItsPage() throws Exception {
        page("", PATH + "2025-05-01&p=2").says(200, "{\"value\":[]}");
        assertThat(fetcher.fetch(VERSIONS, "1").item().pages().stream()
                        .map(page -> page.request().apiVersion()))
                .containsExactly("1", "2025-05-01");
    }

    @Test
    void aListThatGoesInACircleEndsWhereItBegan() throws Exception {
        page("", PATH + "1&p=2");
        page("", PATH + "1");
        assertThat(fetcher.fetch(VERSIONS, "1").item().pages()).hasSize(2);
    }

    @Test
    void aListThatNeverEndsIsReadForTwoHundredPages() throws Exception {
        for (int i = 0; i < 205; i++) {
            page("", PATH + "1&p=" + i);
        }
        assertThat(fetcher.fetch(VERSIONS, "1").item().pages()).hasSize(200);
    }

    /** A list with something taken out is incomplete however it goes on. */
    @Test
    void aListWithASecretInItIsNotReadOnAndItsPlacesAreNotedOnce() throws Exception {
        page("{\"password\":\"x\"},{\"tags\":{\"issued-token-1\":1,\"issued-token-1x\":2}}", PATH + "1&p=2");
        Fetcher.Fetched fetched = fetcher.fetch(VERSIONS, "1");
        assertThat(fetched.item().pages()).hasSize(1);
        assertThat(fetched.redacted()).containsExactly("/value/0/password", "/value/1/tags");
    }

    @Test
    void anItemIsAskedForAgainByItsFirstRequest() throws Exception {
        page("", PATH + "1&p=2").says(200, "{\"value\":[]}").says(404, "{\"password\":\"x\"}", "ETag", "\"later\"");
        Item item = fetcher.fetch(VERSIONS, "1").item();
        Fetcher.Fetched again = fetcher.again(item);
        assertThat(paths()).endsWith(PATH + "1").hasSize(3);
        assertThat(again.item().key()).isEqualTo(VERSIONS);
        assertThat(again.item().pages().get(0).answer().<Integer>fold(Answer.Received::status, missing -> 0))
                .isEqualTo(404);
        assertThat(again.redacted()).containsExactly("/password");
        assertThat(again.etag()).isEqualTo("\"later\"");
    }

    @Test
    void whatWasNeverAskedForSaysWhy() {
        Fetcher.Fetched missing = fetcher.missing(VERSIONS, "1", NOW, "too late");
        Item.Page page = missing.item().pages().get(0);
        assertThat(page.request().url()).isEqualTo(azure.address() + PATH + "1");
        assertThat(page.answer()).isEqualTo(new Answer.Missing(NOW, "too late"));
        assertThat(azure.asked()).isEmpty();
    }

    @Test
    void aPlaceIsThatOfTheFirstRequest() {
        assertThat(fetcher.place(VERSIONS, "1")).isEqualTo(new Sender.Place("localhost", Integer.MAX_VALUE));
        assertThat(fetcher.place(EvidenceKind.VAULT_KEY.key("kv.vault.azure.net", "k", "v"), "1"))
                .isEqualTo(new Sender.Place("kv.vault.azure.net", 4));
    }
}
