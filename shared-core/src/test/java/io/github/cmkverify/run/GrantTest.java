package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that somebody pastes into a shell. */
class GrantTest {
    private static final String ID = "0F1E2D3C-4b5a-4697-8877-665544332212";
    private static final String SUBSCRIPTION = "/subscriptions/a1000000-0000-4000-8000-000000000001";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg/providers/";

    @Test
    void oneCommandForWhatOneRoleGives() {
        assertThat(grants(
                        Optional.of(ID),
                        item(EvidenceKind.ACCOUNT, GROUP + "Microsoft.CognitiveServices/accounts/a"),
                        item(EvidenceKind.VAULT_KEY, "kv-claims.vault.azure.net", "cmk", "1"),
                        item(EvidenceKind.LOCKS, GROUP + "Microsoft.KeyVault/vaults/kv"),
                        item(EvidenceKind.HSM_ROLE_DEFINITIONS, "hsm-one.managedhsm.azure.net")))
                .containsExactly(
                        new Grant(
                                Set.of(EvidenceKind.ACCOUNT.permission(), EvidenceKind.LOCKS.permission()),
                                "az role assignment create --role Reader --assignee-object-id " + ID + " --scope "
                                        + SUBSCRIPTION),
                        new Grant(
                                Set.of(EvidenceKind.VAULT_KEY.permission()),
                                "az role assignment create --role \"Key Vault Reader\" --assignee-object-id " + ID
                                        + " --scope \"$(az keyvault show -n kv-claims --query id -o tsv)\""),
                        new Grant(
                                Set.of(EvidenceKind.HSM_ROLE_DEFINITIONS.permission()),
                                "az keyvault role assignment create --hsm-name hsm-one --role \"Managed HSM Crypto"
                                        + " Auditor\" --assignee-object-id " + ID + " --scope /keys"));
    }

    @Test
    void aSubscriptionMayBeAllThereIs() {
        assertThat(command(EvidenceKind.SUBSCRIPTION, SUBSCRIPTION.substring("/subscriptions/".length())))
                .endsWith(" --scope " + SUBSCRIPTION);
    }

    /** A search names no subscription. */
    @Test
    void whatIsNotKnownIsForThePersonToFillIn() {
        assertThat(grants(Optional.empty(), item(EvidenceKind.VAULT_SEARCH, "kv"))
                        .get(0)
                        .command())
                .contains("--assignee-object-id OBJECT-ID-OF-THE-READER ")
                .endsWith(" --scope /subscriptions/SUBSCRIPTION-ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a;b.vault.azure.net", "", "a b"})
    void whatIsHostileIsNeverInACommand(String hostile) {
        assertThat(command(EvidenceKind.VAULT_KEY, hostile, "cmk", "1")).contains(" show -n NAME --query ");
        assertThat(command(EvidenceKind.ACCOUNT, "/subscriptions/" + hostile)).endsWith("/SUBSCRIPTION-ID");
        assertThat(grants(Optional.of(hostile), item(EvidenceKind.VAULT_SEARCH, "kv"))
                        .get(0)
                        .command())
                .contains(" OBJECT-ID-OF-THE-READER ");
    }

    private static String command(EvidenceKind kind, String... arguments) {
        return grants(Optional.of(ID), item(kind, arguments)).get(0).command();
    }

    private static Item item(EvidenceKind kind, String... arguments) {
        return Answers.item(kind.key(arguments), Answers.received(403, "{}"));
    }

    private static List<Grant> grants(Optional<String> reader, Item... refused) {
        return Grant.all(List.of(refused), reader);
    }
}
