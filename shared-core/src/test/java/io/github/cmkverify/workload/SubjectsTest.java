package io.github.cmkverify.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Subjects are named from what could be read, and remedies are filled in with those names. */
class SubjectsTest {
    private static final World RBAC = Worlds.base("rbac");
    private static final String GROUPS = "/subscriptions/a1000000-0000-4000-8000-0000000000ff/resourceGroups/";
    private static final String VAULT = GROUPS + "rg-claims-keys/providers/Microsoft.KeyVault/vaults/kv-claims";
    private static final Map<String, String> OF_THE_PROFILE = Map.of(
            "subscription", "a1000000-0000-4000-8000-000000000001",
            "resourceGroup", "rg-claims",
            "account", "aoai-claims");

    private static Subject subject(Recorded recorded, String check) {
        return recorded.judge().findings().stream()
                .filter(finding -> finding.check().id().equals(check))
                .findFirst()
                .orElseThrow()
                .subject();
    }

    @Test
    void aKeyIsNamedWithItsVaultAndItsIdentity() {
        Subject key = subject(RBAC.record(), "CMK-KEY-001");

        assertThat(key.account()).isEqualTo("aoai-claims");
        assertThat(key.name()).isEqualTo("account key");
        assertThat(key.resource()).isEqualTo(VAULT + "/keys/cmk-claims");
        assertThat(key.line()).isPositive();
        assertThat(key.names())
                .containsAllEntriesOf(OF_THE_PROFILE)
                .containsEntry("location", "swedencentral")
                .containsEntry("vault", "kv-claims")
                .containsEntry("keyVaultUri", "https://kv-claims.vault.azure.net")
                .containsEntry("vaultId", VAULT)
                .containsEntry("key", "cmk-claims")
                .containsEntry("keyId", VAULT + "/keys/cmk-claims")
                .containsEntry("keyVersion", "aaaa45549d7bf14ff4bf178c10d3bdca")
                .containsEntry("principalId", "a1000000-0000-4000-8000-00000000c1a1")
                .hasSize(11);
    }

    @Test
    void aVaultIsTheResourceOfItsOwnChecks() {
        assertThat(subject(RBAC.record(), "CMK-VLT-001").resource()).isEqualTo(VAULT);
    }

    @Test
    void aKeyThatFollowsItsNewestVersionIsNamedWithoutOne() {
        assertThat(subject(Worlds.base("version-less").record(), "CMK-KEY-001").names())
                .containsKey("key")
                .doesNotContainKey("keyVersion");
    }

    /** What is not known is left out, and the account stands in for what lies behind it. */
    @Test
    void whatCouldNotBeReadHasNoName() {
        Recorded nothing = RBAC.record().with(List.of());
        Subject account = subject(nothing, "CMK-ACC-001");

        assertThat(account.names()).isEqualTo(OF_THE_PROFILE);
        assertThat(account.resource())
                .isEqualTo("/subscriptions/a1000000-0000-4000-8000-000000000001/resourceGroups/rg-claims"
                        + "/providers/Microsoft.CognitiveServices/accounts/aoai-claims");
        assertThat(subject(nothing, "CMK-KEY-001").resource()).isEqualTo(account.resource());
        assertThat(subject(nothing, "CMK-VLT-001").resource()).isEqualTo(account.resource());
        assertThat(subject(nothing, "CMK-KEY-001").names()).isEqualTo(OF_THE_PROFILE);
    }
}
