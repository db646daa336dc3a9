package io.github.cmkverify.run;

import static io.github.cmkverify.run.Answers.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final String GROUP =
            "/subscriptions/a1000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/";
    private static final String ACCOUNT = GROUP + "Microsoft.CognitiveServices/accounts/aoai";
    private static final String VAULT = GROUP + "Microsoft.KeyVault/vaults/kv";

    private final List<Item> items = new ArrayList<>();

    @Test
    void isWhatWasFoundAndApprovesNobody() throws IOException {
        JsonNode own = account("""
                {"id": "%s", "name": "aoai", "kind": "openai", "location": "swedencentral",
                 "identity": {"principalId": "00000000-0000-4000-8000-0000000000a1", "userAssignedIdentities":
                  {"one": {"principalId": "00000000-0000-4000-8000-0000000000a2"}}},
                 "properties": {"encryption": {"keyVaultProperties":
                  {"keyVaultUri": "https://kv.vault.azure.net/", "keyName": "cmk", "identityClientId": "c"}}}}
                """);
        JsonNode other = account("""
                {"id": "%s2", "name": "ais", "kind": "AIServices", "location": "westeurope",
                 "properties": {"encryption": {"keyVaultProperties": {"keyVaultUri": "", "keyName": "cmk"}}}}
                """);
        role("r1", "Key Vault Administrator");
        role("r2", "Key Vault Crypto User");
        role("r3", "Owner");
        role("r4", "Contributor");
        assignments(
                row("b1", "r1", "/one"),
                row("b1", "r1", "/two"),
                row("b2", "r2", "/one"),
                row("b3", "r3", "/one"),
                row("b4", "r4", "/one"),
                row("b5", "gone", "/one"),
                "{\"properties\": {\"principalId\": \"00000000-0000-4000-8000-0000000000b6\"}}",
                row("a1", "r1", "/one"),
                row("a2", "r4", "/one"),
                "{\"properties\": {\"roleDefinitionId\": \"/roles/r3\"}}",
                "{\"properties\": {\"principalId\": \"nobody\", \"roleDefinitionId\": \"/roles/r3\"}}");
        items.add(item(EvidenceKind.VAULT.key(VAULT), """
                        {"name": "kv", "properties": {
                         "accessPolicies": [
                          {"objectId": "00000000-0000-4000-8000-0000000000C1", "permissions": {"keys": ["get"]}},
                          {"objectId": "00000000-0000-4000-8000-0000000000a1", "permissions": {"keys": ["wrapKey"]}}],
                         "networkAcls": {
                          "ipRules": [{"value": "203.0.113.0/24"}, {"value": "203.0.113.0/24"}, {"value": "any: thing"}, {}],
                          "virtualNetworkRules": [{"id": "/sub/Net"}, {"id": "/sub/net"}, {}]},
                         "privateEndpointConnections": [{"properties": {"privateEndpoint": {"id": "/pe"}}}]}}
                        """));

        items.add(item(EvidenceKind.ROLE_DEFINITION.key("/roles/r9"), Answers.received(403, "{}")));
        // what is no vault, no list and no role is not taken for one
        items.add(item(
                EvidenceKind.KEY.key(VAULT, "cmk"),
                "{\"name\": \"cmk\", \"id\": \"/x/r1\", \"properties\": {\"roleName\": \"Owner\", \"networkAcls\":"
                        + " {\"ipRules\": [{\"value\": \"198.51.100.1\"}]}}, \"value\": [" + row("b7", "r1", "/one")
                        + "]}"));

        assertThat(text(own, other)).isEqualTo("""
                        # Proposed by cmk-verify init on 2026-11-20, from what Azure answered. It approves nothing by itself:
                        # read every line before you merge it, for afterwards Azure is compared with it. People and endpoints
                        # stand under proposed: and count as not approved until you move them (docs/profile.md).
                        schemaVersion: 1
                        workload: "claims"
                        environment: production # the strictest; correct it where it is not so
                        azure:
                          cloud: AzureCloud
                        accounts:
                          - resourceGroup: "rg"
                            name: "aoai"
                            kind: OpenAI
                            location: "swedencentral"
                            key: {vault: "kv", name: "cmk"}
                            identity: {type: UserAssigned}
                          - resourceGroup: "rg"
                            name: "ais"
                            kind: AIServices
                            location: "westeurope"
                            # no customer-managed key was found: a judgement fails until there is one (CMK-ACC-001)
                        gate:
                          mode: observe
                          failOn: critical

                        # Not approved. To approve one: move it to people.LIST with an owner and an expiry, or to network.LIST.
                        proposed:
                          people:
                            - {id: 00000000-0000-4000-8000-0000000000b1, list: keyAdmins, found: "Key Vault Administrator (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000b2, list: unwrappers, found: "Key Vault Crypto User (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000b3, list: platformOwners, found: "Owner (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000b4, list: writers, found: "Contributor (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000b5, list: writers, found: "a role that could not be read (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000b6, list: writers, found: "a role that could not be read () at"}
                            - {id: 00000000-0000-4000-8000-0000000000a1, list: unwrappers, found: "Key Vault Administrator (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000a2, list: unwrappers, found: "Contributor (User) at /one"}
                            - {id: 00000000-0000-4000-8000-0000000000c1, list: keyAdmins, found: "access policy of kv: keys [\\"get\\"]"}
                          endpoints:
                            - {address: "203.0.113.0/24", list: approvedIpRules, found: "firewall of kv"}
                            - {address: "/sub/Net", list: approvedSubnets, found: "firewall of kv"}
                            - {address: "/pe", list: approvedPrivateEndpoints, found: "private endpoint of kv"}
                        """);
    }

    @Test
    void whereNobodyWasFoundNobodyIsProposed() throws IOException {
        JsonNode account = account("{\"id\": \"%s\", \"name\": \"aoai\"}");
        assertThat(text(account)).endsWith("  failOn: critical\n");
        assignments(row("b1", "r1", "/one"));
        assertThat(text(account)).contains("proposed:\n  people:\n").doesNotContain("  endpoints:\n");
        items.clear();
        items.add(
                item(
                        EvidenceKind.VAULT.key(VAULT),
                        "{\"name\": \"kv\", \"properties\": {\"networkAcls\": {\"ipRules\": [{\"value\": \"203.0.113.7\"}]}}}"));
        assertThat(text(account)).contains("proposed:\n  endpoints:\n").doesNotContain("  people:\n");
    }

    @Test
    void isNeverLongerThanAProfileMayBe() throws IOException {
        assignments(IntStream.range(0x100, 0x400)
                .mapToObj(i -> row(Integer.toHexString(i), "r1", "/one"))
                .toArray(String[]::new));
        assertThat(text(account("{\"id\": \"%s\"}")).lines().filter(line -> line.startsWith("    - ")))
                .hasSize(500);
    }

    @Test
    void whatWasRefusedOrIsNoJsonWasNotFound() throws IOException {
        var key = EvidenceKind.ROLE_ASSIGNMENTS.key(ACCOUNT);
        String body = "{\"value\": [" + row("b1", "r1", "/one") + "]}";
        items.add(item(key, Answers.received(403, body), Answers.received(200, body + "x"), Answers.missing("gone")));
        assertThat(text(account("{\"id\": \"%s\"}"))).doesNotContain("proposed:\n");
    }

    private static JsonNode account(String json) throws IOException {
        return new ObjectMapper().readTree(json.replace("%s", ACCOUNT));
    }

    private void role(String id, String name) {
        items.add(item(
                EvidenceKind.ROLE_DEFINITION.key("/definitions-of/" + id),
                "{\"id\": \"/definitions-of/" + id + "\", \"properties\": {\"roleName\": \"" + name + "\"}}"));
    }

    private void assignments(String... rows) {
        items.add(item(
                EvidenceKind.ROLE_ASSIGNMENTS.key(ACCOUNT),
                List.of(rows).stream().collect(Collectors.joining(",", "{\"value\": [", "]}"))));
    }

    private static String row(String end, String role, String scope) {
        return "{\"properties\": {\"principalId\": \"00000000-0000-4000-8000-" + "0".repeat(12 - end.length()) + end
                + "\", \"roleDefinitionId\": \"/roles/" + role.toUpperCase(Locale.ROOT)
                + "\", \"principalType\": \"User\", \"scope\": \"" + scope + "\"}}";
    }

    private String text(JsonNode... accounts) {
        return new Proposal("claims", List.of("cloud: AzureCloud"), List.of(accounts))
                .text(LocalDate.parse("2026-11-20"), new Found(items));
    }
}
