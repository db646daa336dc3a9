package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Cloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer about another resource looks perfect and proves nothing. */
class IdentityTest {
    private static final String HOST = "kv-claims.vault.azure.net";
    private static final EvidenceKey PINNED = EvidenceKind.VAULT_KEY.key(HOST, "cmk", "0123");
    private static final EvidenceKey CURRENT = EvidenceKind.VAULT_KEY.key(HOST, "cmk", "");
    private static final EvidenceKey DELETED = EvidenceKind.VAULT_DELETED_KEY.key(HOST, "cmk");
    private static final EvidenceKey ROLE = EvidenceKind.ROLE_DEFINITION.key(
            "/subscriptions/s-1/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-other'}",
                "{'id': ''}",
                "{'id': null}",
                "{'name': 'kv-claims'}"
            })
    void anotherIdOrNoneIsForeign(String body) {
        assertThat(Recorded.state(Recorded.read(Recorded.VAULT_KEY, 200, body))).isEqualTo("FOREIGN_ANSWER");
    }

    @Test
    void aPrefixIsNotTheId() {
        assertThat(Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 200, "{'id': '" + Recorded.VAULT + "/keys/cmk'}"))
                        .detail())
                .isEqualTo("is about another resource");
        assertThat(Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 200, "{}")).detail())
                .isEqualTo("does not say which resource it is about");
    }

    @Test
    void anIdOfAnotherTypeIsSaidToBeOne() {
        Gap gap = Recorded.gap(Recorded.read(Recorded.VAULT_KEY, 200, "{'id': ['" + Recorded.VAULT + "']}"));

        assertThat(gap.kind()).isEqualTo(Gap.Kind.WRONG_TYPE);
        assertThat(gap.detail()).isEqualTo("/id: expected text");
    }

    @Test
    void aRedactedIdIsSaidToBeRedacted() {
        var evidence = new Evidence(
                Recorded.provenance(Map.of(Recorded.VAULT_KEY.text(), List.of("/id"))),
                Cloud.azure(),
                List.of(Recorded.item(Recorded.VAULT_KEY, 200, "{'id': '" + Recorded.VAULT + "'}")));

        assertThat(Recorded.gap(evidence.body(Recorded.VAULT_KEY)).kind()).isEqualTo(Gap.Kind.REDACTED);
    }

    /** The long s is upper-cased to S, so {@code equalsIgnoreCase} takes it for one. */
    @Test
    void lettersThatOnlyLookAlikeAreOtherLetters() {
        String id = Recorded.VAULT.replace("subscriptions", "\u017fubscriptions");

        assertThat(Recorded.state(Recorded.read(Recorded.VAULT_KEY, 200, "{'id': '" + id + "'}")))
                .isEqualTo("FOREIGN_ANSWER");
    }

    @ParameterizedTest
    @CsvSource({"e147488a-f6f5, READ", "E147488A-F6F5, READ", "e147488a, FOREIGN_ANSWER", "'', FOREIGN_ANSWER"})
    void aRoleDefinitionIsKnownByItsName(String name, String state) {
        String elsewhere = "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5";

        assertThat(Recorded.state(Recorded.read(ROLE, 200, "{'id': '" + elsewhere + "', 'name': '" + name + "'}")))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "https://kv-claims.vault.azure.net/keys/cmk/0123, READ, READ",
        "https://KV-Claims.vault.azure.net:443/keys/CMK/0123, READ, READ",
        "https://kv-claims.vault.azure.net/keys/cmk/9999, FOREIGN_ANSWER, READ",
        "https://kv-claims.vault.azure.net/keys/cmk, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net/keys/cmk/0123/x, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net/keys/cmk2/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net/secrets/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-other.vault.azure.net/keys/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net:8443/keys/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "http://kv-claims.vault.azure.net/keys/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net@evil.example/keys/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "kv-claims.vault.azure.net/keys/cmk/0123, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "https://kv-claims.vault.azure.net, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "mailto:keys, FOREIGN_ANSWER, FOREIGN_ANSWER",
        "'', FOREIGN_ANSWER, FOREIGN_ANSWER",
        "'not a url', FOREIGN_ANSWER, FOREIGN_ANSWER"
    })
    void aKeyBundleIsKnownByHostKeyAndVersion(String kid, String pinned, String current) {
        String body = "{'key': {'kid': '" + kid + "'}}";

        assertThat(Recorded.state(Recorded.read(PINNED, 200, body))).isEqualTo(pinned);
        assertThat(Recorded.state(Recorded.read(CURRENT, 200, body))).isEqualTo(current);
        assertThat(Recorded.state(Recorded.read(DELETED, 200, body))).isEqualTo(current);
    }

    @Test
    void anotherKeyIsCalledOne() {
        assertThat(Recorded.gap(Recorded.read(PINNED, 200, "{'key': {'kid': 'x'}}"))
                        .detail())
                .isEqualTo("is about another key");
        assertThat(Recorded.gap(Recorded.read(PINNED, 200, "{'key': {}}")).detail())
                .isEqualTo("does not say which key it is about");
    }

    @Test
    void aListIsNoResource() {
        assertThat(Recorded.gap(Recorded.read(Recorded.VERSIONS, 200, "{'id': 'x', 'value': []}"))
                        .detail())
                .isEqualTo("is a list, not a resource");
    }
}
