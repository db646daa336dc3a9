package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts in two resource groups, and one that is for something else. */
@Timeout(60)
class InitRunTest {
    @TempDir
    Path place;

    private final Heard heard = new Heard();
    private final List<Item> items = new ArrayList<>(Rehearsal.WORLD.record().items());

    @BeforeEach
    void addAccounts() {
        Item claims = items.stream()
                .filter(item -> item.key().kind() == EvidenceKind.ACCOUNT)
                .findFirst()
                .orElseThrow();
        items.add(changed(claims, text -> text.replace("rg-claims", "_RG_Other").replace("aoai-claims", "aoai-other")));
        items.add(changed(
                claims, text -> text.replace("aoai-claims", "face-claims").replace("\"OpenAI\"", "\"Face\"")));
    }

    private static Item changed(Item item, UnaryOperator<String> change) {
        Answer answer = item.pages()
                .get(0)
                .answer()
                .<Answer>fold(
                        received -> new Answer.Received(
                                received.status(),
                                received.time(),
                                received.requestId(),
                                received.mediaType(),
                                Bytes.utf8(change.apply(received.body().text()))),
                        missing -> missing);
        String url = change.apply(item.pages().get(0).request().url());
        var request = new Request("GET", url, item.pages().get(0).request().apiVersion(), Optional.empty());
        return Item.of(EvidenceKind.ACCOUNT.key(change.apply(item.key().argument(0))), request, answer);
    }

    private InitRun.Result propose(String tenant, Optional<String> group, boolean split) throws IOException {
        try (var azure = Rehearsal.start(place, items)) {
            var target = new InitRun.Target(
                    tenant,
                    Rehearsal.subscription(),
                    azure.simulator().address().toString(),
                    group,
                    split);
            return new InitRun(target, Rehearsal.live(), "", World.CATALOGUE, Clock.systemUTC()).execute(heard);
        }
    }

    @Test
    void oneWorkloadOfAllAccountsOfTheSuite() throws IOException {
        InitRun.Result result = propose(Rehearsal.tenant(), Optional.empty(), false);
        assertThat(heard.problems).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.profiles()).containsOnlyKeys("workload");
        assertThat(result.profiles().get("workload"))
                .matches("(?s)# Proposed by cmk-verify init on [0-9]{4}-[0-9]{2}-[0-9]{2}, from .*")
                .contains("name: \"aoai-claims\"", "name: \"aoai-other\"")
                .doesNotContain("face-claims");
    }

    @Test
    void orOneForEachResourceGroup() throws IOException {
        InitRun.Result result = propose(Rehearsal.tenant(), Optional.empty(), true);
        assertThat(result.profiles()).containsOnlyKeys("rg-claims", "rg_other");
        assertThat(result.profiles().get("rg-claims"))
                .contains("name: \"aoai-claims\"")
                .doesNotContain("name: \"aoai-other\"");
        assertThat(result.profiles().get("rg_other"))
                .contains("name: \"aoai-other\"")
                .doesNotContain("name: \"aoai-claims\"");
    }

    @Test
    void orOnlyOfTheGroupThatIsNamed() throws IOException {
        InitRun.Result result = propose(Rehearsal.tenant(), Optional.of("RG-CLAIMS"), false);
        assertThat(result.profiles()).containsOnlyKeys("rg-claims");
        assertThat(result.profiles().get("rg-claims")).doesNotContain("name: \"aoai-other\"");
        propose(Rehearsal.tenant(), Optional.of("rg-none"), false);
        assertThat(heard.problems)
                .singleElement()
                .asString()
                .isEqualTo("no Azure OpenAI account was found in subscription " + Rehearsal.subscription()
                        + ", resource group rg-none: check both, and that the reader has the role Reader there");
    }

    @Test
    void aTargetThatIsNoneIsRefusedBeforeAnythingIsAsked() throws IOException {
        InitRun.Result result = propose("nobody", Optional.empty(), false);
        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(result.profiles()).isEmpty();
        assertThat(heard.problems)
                .singleElement()
                .asString()
                .startsWith("what was found makes no profile: ")
                .contains("azure.tenant");
        assertThat(heard.notes).isEmpty();
    }
}
