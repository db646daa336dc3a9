package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.Cloud;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of requests, and what is asked for a key. */
class RequestTest {
    @Test
    void armIsAskedByPath() {
        assertThat(Request.of(EvidenceKind.KEY_VERSION.key(Recorded.VAULT, "cmk", "0a"), Cloud.azure(), "2026-02-01"))
                .isEqualTo(new Request(
                        "GET",
                        "https://management.azure.com" + Recorded.VAULT
                                + "/keys/cmk/versions/0a?api-version=2026-02-01",
                        "2026-02-01",
                        Optional.empty()));
    }

    @Test
    void filtersAreEncoded() {
        assertThat(Recorded.request(EvidenceKind.ROLE_ASSIGNMENTS_OF.key(Recorded.VAULT + "/keys/cmk", "o-1"))
                        .url())
                .isEqualTo("https://management.azure.com" + Recorded.VAULT
                        + "/keys/cmk/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01"
                        + "&$filter=atScope%28%29%20and%20assignedTo%28%27o-1%27%29");
    }

    @Test
    void vaultsAreAskedAtTheirHost() {
        assertThat(Recorded.request(EvidenceKind.VAULT_KEY.key("kv.vault.azure.net", "cmk", ""))
                        .url())
                .isEqualTo("https://kv.vault.azure.net/keys/cmk?api-version=2025-07-01");
        assertThat(Recorded.request(EvidenceKind.HSM_ROLE_ASSIGNMENTS.key("h.managedhsm.azure.net", "cmk"))
                        .url())
                .isEqualTo("https://h.managedhsm.azure.net/keys/cmk/providers/Microsoft.Authorization/roleAssignments"
                        + "?api-version=7.4");
    }

    @Test
    void graphIsAskedByQuery() {
        assertThat(Recorded.request(Recorded.SEARCH))
                .isEqualTo(
                        new Request(
                                "POST",
                                "https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01",
                                "2024-04-01",
                                Optional.of(
                                        "{\"query\":\"resources | where type =~ 'microsoft.keyvault/vaults' and name =~"
                                                + " 'kv-claims' | project id, name, type, uri = tostring(properties.vaultUri)"
                                                + " | order by id asc\",\"options\":{\"resultFormat\":\"objectArray\",\"$top\":1000}}")));
    }

    @Test
    void argumentsBringNothingAlong() {
        String url = Recorded.request(EvidenceKind.VAULT.key("/subscriptions/a?$filter=x&y=1#z %{0}é"))
                .url();

        assertThat(url)
                .isEqualTo("https://management.azure.com/subscriptions/a%3F%24filter%3Dx%26y%3D1%23z%20%25%7B0%7D%C3%A9"
                        + "?api-version=2026-02-01");
        assertThat(Request.path(EvidenceKind.VAULT.key("/a?$filter=x/"))).isEqualTo("/a?$filter=x");
    }

    @Test
    void placesInArgumentsAreNotFilled() {
        assertThat(Request.path(EvidenceKind.KEY.key("{1}$1\\", "k"))).isEqualTo("{1}$1\\/keys/k");
    }

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void everyRowOfTheTableIsWhole(EvidenceKind kind) {
        EvidenceKey key = ReadingTest.anyKey(kind);
        Request request = Recorded.request(key);

        assertThat(kind.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(EvidenceKind.of(kind.id())).contains(kind);
        assertThat(kind.permission()).matches("Microsoft\\..+|\\*/read");
        assertThat(request.method()).isEqualTo(kind.plane() == EvidenceKind.Plane.GRAPH ? "POST" : "GET");
        assertThat(request.url()).contains("?api-version=" + kind.apiVersion()).doesNotContain("{", " ");
        assertThat(SameRequest.test(request, Recorded.request(key))).isTrue();
        assertThat(kind.arguments()).isBetween(0, 3);
    }

    @Test
    void idsAreUnique() {
        assertThat(Arrays.stream(EvidenceKind.values()).map(EvidenceKind::id)).doesNotHaveDuplicates();
        assertThat(EvidenceKind.of("VAULT")).isEmpty();
        assertThat(EvidenceKind.of("")).isEmpty();
    }

    @Test
    void keysCountTheirArguments() {
        assertThat(EvidenceKind.VAULT_KEY.arguments()).isEqualTo(3);
        assertThat(EvidenceKind.HSM_ROLE_DEFINITIONS.arguments()).isEqualTo(1);
        assertThat(EvidenceKind.ROLE_ASSIGNMENTS_OF.arguments()).isEqualTo(2);
        assertThatThrownBy(() -> EvidenceKind.VAULT.key("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vault takes 1 arguments, not 2");
    }

    @Test
    void keysAreTheSameInAnyCaseAndOnlyThen() {
        EvidenceKey key = EvidenceKind.KEY.key(Recorded.VAULT, "cmk");

        assertThat(key)
                .isEqualTo(EvidenceKind.KEY.key(Recorded.VAULT.toUpperCase(java.util.Locale.ROOT), "CMK"))
                .hasSameHashCodeAs(EvidenceKind.KEY.key(Recorded.VAULT, "Cmk"))
                .hasToString("key:" + Recorded.VAULT + ";cmk")
                .isNotEqualTo(EvidenceKind.HSM_KEY.key(Recorded.VAULT, "cmk"))
                .isNotEqualTo(EvidenceKind.KEY.key(Recorded.VAULT, "cmk2"))
                .isNotEqualTo("key:" + Recorded.VAULT + ";cmk");
        assertThat(EvidenceKind.KEY.key("a;b", "c")).isNotEqualTo(EvidenceKind.KEY.key("a", "b;c"));
        assertThat(EvidenceKind.VAULT.key("\u0131")).isNotEqualTo(EvidenceKind.VAULT.key("i"));
    }

    @Test
    void anItemHasAPage() {
        assertThatThrownBy(() -> new Item(Recorded.VAULT_KEY, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Recorded.VAULT_KEY + " has no page");
    }

    @Test
    void requestsAreEqualWhenAllOfThemIs() {
        var request = new Request("POST", "https://h/p", "1", Optional.of("{}"));
        assertThat(request)
                .isEqualTo(new Request("POST", "https://h/p", "1", Optional.of("{}")))
                .hasSameHashCodeAs(new Request("POST", "https://h/p", "1", Optional.of("{}")))
                .isNotEqualTo(new Request("GET", "https://h/p", "1", Optional.of("{}")))
                .isNotEqualTo(new Request("POST", "https://h/q", "1", Optional.of("{}")))
                .isNotEqualTo(new Request("POST", "https://h/p", "2", Optional.of("{}")))
                .isNotEqualTo(new Request("POST", "https://h/p", "1", Optional.empty()))
                .isNotEqualTo("https://h/p");
        // pages of one query differ by their bodies alone
        assertThat(request.hashCode())
                .isNotEqualTo(new Request("POST", "https://h/p", "1", Optional.of("{1}")).hashCode());
    }
}
