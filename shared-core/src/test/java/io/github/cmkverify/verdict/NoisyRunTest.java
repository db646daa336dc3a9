package io.github.cmkverify.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.report.ConsoleReport;
import io.github.cmkverify.report.Detail;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A first run against a real tenant: much is refused, and what is wrong is wrong many times. It must stay readable. */
class NoisyRunTest {
    /** Twenty accounts that share four vaults in two resource groups of another subscription. */
    private static final World FLEET = Fleet.of(20, 4);

    private static final String ACCOUNTS = "/subscriptions/f1000000-0000-4000-8000-000000000001";
    private static final String KEYS = "/subscriptions/f1000000-0000-4000-8000-0000000000ff";

    @Test
    void oneGrantSettlesEachRoleAssignmentThatWasRefused() {
        var causes = causes(Fleet.kinds("role-assignments-of"));
        assertThat(causes).hasSize(1);
        Cause cause = causes.get(0);
        assertThat(cause.title())
                .isEqualTo(
                        "the reader lacks Microsoft.Authorization/roleAssignments/read on 4 resources below " + KEYS);
        assertThat(cause.fixes())
                .first()
                .asString()
                .startsWith("grant Reader to the reader (object id " + Fleet.READER + ") on " + KEYS
                        + ", or narrower on each of: ");
        assertThat(cause.fixes())
                .last()
                .isEqualTo("az role assignment create --role \"Reader\" --assignee-object-id " + Fleet.READER
                        + " --assignee-principal-type ServicePrincipal --scope \"" + KEYS + "\"");
        assertThat(cause.findings().stream().filter(f -> f.check().id().equals("CMK-ACS-001")))
                .hasSize(20);
    }

    @Test
    void vaultsAndKeysThatWereRefusedAreOneCause() {
        var causes = causes(Fleet.kinds("vault", "key-version", "key-versions"));
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).title())
                .isEqualTo(
                        "the reader lacks Microsoft.KeyVault/vaults/read, Microsoft.KeyVault/vaults/keys/versions/read"
                                + " on 4 resources below " + KEYS);
    }

    @Test
    void oneVaultThatWasRefusedIsNamedItself() {
        var causes = causes(item ->
                item.key().kind().id().equals("vault") && item.key().text().endsWith("/kv-0001"));
        String vault = KEYS + "/resourceGroups/rg-keys-1/providers/Microsoft.KeyVault/vaults/kv-0001";
        assertThat(causes)
                .extracting(Cause::title)
                .containsExactly("the reader lacks Microsoft.KeyVault/vaults/read on " + vault);
        assertThat(causes.get(0).fixes())
                .first()
                .isEqualTo("grant Reader to the reader (object id " + Fleet.READER + ") on " + vault);
        assertThat(accounts(causes.get(0))).hasSize(5);
    }

    @Test
    void vaultsOfOneGroupAskForThatGroup() {
        var causes = causes(item ->
                item.key().kind().id().equals("vault") && item.key().text().contains("/rg-keys-1/"));
        assertThat(causes)
                .extracting(Cause::title)
                .containsExactly("the reader lacks Microsoft.KeyVault/vaults/read on 2 resources below " + KEYS
                        + "/resourceGroups/rg-keys-1");
    }

    @Test
    void nothingReadableAtAllIsOneCause() throws IOException {
        var verdict = Fleet.refusing(FLEET, item -> true).judge();
        var causes = Cause.of(verdict.findings());
        assertThat(causes)
                .extracting(Cause::title)
                .containsExactly("the reader lacks Microsoft.Resources/subscriptions/read on " + ACCOUNTS);
        assertThat(causes.get(0).effect())
                .startsWith("settles 20 findings of 20 accounts, and ")
                .endsWith(" more can then be judged");
        int warnings = verdict.findings().size() - verdict.blocking().size();
        var text = new StringBuilder();
        new ConsoleReport(Detail.NORMAL, false).write(verdict, text);
        assertThat(text.toString())
                .contains("1 cause explains " + verdict.findings().size() + " findings, worst first:")
                .contains("and " + (verdict.blocking().size() - 3) + " more of the same causes")
                .contains("and " + warnings + " more of the same causes");
        assertThat(text.toString().lines()).hasSizeLessThan(30);
    }

    /** A role at two places that nothing holds together stays two causes, and what has another fix a third. */
    @Test
    void differentFixesStayApart() {
        var causes = causes(item -> item.key().kind().id().equals("account")
                        && item.key().text().endsWith("aoai-0001")
                || Fleet.kinds("role-assignments-of").test(item)
                || Fleet.kinds("vault-search").test(item) && item.key().text().endsWith("kv-0002"));
        assertThat(causes)
                .extracting(Cause::title)
                .containsExactlyInAnyOrder(
                        "the reader lacks Microsoft.CognitiveServices/accounts/read on " + ACCOUNTS
                                + "/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-0001",
                        "the reader lacks Microsoft.Authorization/roleAssignments/read on 3 resources below " + KEYS,
                        "the reader lacks Microsoft.KeyVault/vaults/read on the subscription that holds kv-0002");
    }

    /** What is wrong with a vault is one thing to mend, however many accounts keep their keys in it. */
    @Test
    void aSharedVaultIsMendedOnce() {
        var causes = explained(Fleet.of("fleet", 1, 20, 4, vault -> ((ObjectNode) vault.get("properties"))
                        .remove("enablePurgeProtection"))
                .record()
                .judge());
        assertThat(causes).hasSize(4).allSatisfy(cause -> {
            assertThat(cause.title()).isEqualTo("purge protection is off");
            assertThat(accounts(cause)).hasSize(5);
        });
    }

    private static Set<String> accounts(Cause cause) {
        var accounts = new HashSet<String>();
        cause.findings().forEach(finding -> accounts.add(finding.subject().account()));
        return accounts;
    }

    private static List<Cause> causes(Predicate<Item> refused) {
        return explained(Fleet.refusing(FLEET, refused).judge());
    }

    /** The causes, after the law that each finding that is not in order belongs to exactly one of them. */
    private static List<Cause> explained(Verdict verdict) {
        var causes = Cause.of(verdict.findings());
        var troubled = verdict.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASS)
                .map(Finding::id)
                .toList();
        assertThat(causes.stream().flatMap(cause -> cause.findings().stream()).map(Finding::id))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(troubled);
        assertThat(Cause.headline(causes)).contains(" " + troubled.size() + " finding");
        return causes;
    }
}
