package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The workloads of {@code examples/}: their profiles are files for people, their packs are recorded here. */
public final class Examples {
    public static final List<String> NAMES = List.of("claims-assistant", "permit-chatbot");

    private static final Path FOLDER = Path.of("..", "examples");
    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final Instant FROM = Instant.parse("2026-11-20T08:00:00Z");
    private static final long MARCH = 1772409600L;
    private static final long SEPTEMBER = 1788220800L;
    private static final long SIX_DAYS_LATER =
            Instant.parse("2026-11-26T09:00:00Z").getEpochSecond();

    private Examples() {}

    public static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    public static World world(String name) {
        return new World(
                name,
                profile(name),
                switch (name) {
                    case "claims-assistant" -> claimsAssistant();
                    case "permit-chatbot" -> permitChatbot();
                    default -> throw new IllegalArgumentException("there is no example " + name);
                },
                FROM);
    }

    private static String profile(String name) {
        try {
            return Files.readString(folder(name).resolve(World.PROFILE_FILE));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Everything in order. */
    private static FakeAzure claimsAssistant() {
        var estate = Estate.of(TENANT, "c1000000-0000-4000-8000-000000000001", "c1000000-0000-4000-8000-0000000000ff");
        String principal = "c1000000-0000-4000-8000-00000000c1a1";
        estate.account(
                "rg-claims", "aoai-claims", principal, Worlds.uri("kv-claims"), "cmk-claims", Worlds.version('7'));
        ObjectNode vault = estate.vault("rg-claims-keys", "kv-claims");
        estate.version(vault, "cmk-claims", Worlds.version('6'), MARCH);
        estate.version(vault, "cmk-claims", Worlds.version('7'), SEPTEMBER);
        String vaultId = estate.vaultId("rg-claims-keys", "kv-claims");
        estate.assign(
                "c1000000-0000-4000-8000-0000000000e1",
                Estate.CRYPTO_SERVICE_ENCRYPTION_USER,
                principal,
                vaultId + "/keys/cmk-claims");
        estate.denyDeletions("c1000000-0000-4000-8000-0000000000d1", vaultId);
        peopleOfClaimsAssistant(estate, vaultId);
        return estate.azure();
    }

    /** People activate their rights over the key when they need them; the pipeline runs the account and nothing else. */
    private static void peopleOfClaimsAssistant(Estate estate, String vaultId) {
        String officer = "c1000000-0000-4000-8000-000000000d01";
        String platform = "c1000000-0000-4000-8000-000000000d02";
        String pipeline = "c1000000-0000-4000-8000-000000000d03";
        String emergency = "c1000000-0000-4000-8000-000000000d04";
        estate.eligible("c1000000-0000-4000-8000-0000000000a1", Estate.CRYPTO_OFFICER, officer, "User", vaultId);
        estate.activated(
                "c1000000-0000-4000-8000-0000000000a2",
                Estate.CRYPTO_OFFICER,
                officer,
                vaultId,
                "2026-11-20T06:30:00Z",
                "2026-11-20T10:30:00Z");
        estate.eligible(
                "c1000000-0000-4000-8000-0000000000a3",
                Estate.OWNER,
                platform,
                "Group",
                "/providers/Microsoft.Management/managementGroups/mg-ai");
        estate.assign(
                "c1000000-0000-4000-8000-0000000000e2",
                Estate.COGNITIVE_SERVICES_CONTRIBUTOR,
                pipeline,
                estate.groupId("rg-claims"));
        Worlds.user(estate.assign(
                "c1000000-0000-4000-8000-0000000000e3",
                Estate.OWNER,
                emergency,
                "/subscriptions/" + estate.keySubscription()));
    }

    /** Faults of several kinds on the first account, a refused read, and a second account of another environment. */
    private static FakeAzure permitChatbot() {
        var estate = Estate.of(TENANT, "c2000000-0000-4000-8000-000000000001", "c2000000-0000-4000-8000-0000000000ff");
        String principal = "c2000000-0000-4000-8000-00000000c1a1";
        ObjectNode account = estate.account(
                "rg-permits", "aoai-permits", principal, Worlds.uri("kv-permits"), "cmk-permits", Worlds.version('4'));
        Json.merge(account, Json.parse("""
                {"properties": {"publicNetworkAccess": "Enabled", "disableLocalAuth": false,
                  "networkAcls": {"ipRules": [{"value": "198.51.100.24"}, {"value": "203.0.113.0/25"}]}}}
                """));
        ObjectNode vault = estate.vault("rg-permits-keys", "kv-permits");
        vault.put("location", "northeurope");
        Json.remove(vault, "/properties/enablePurgeProtection");
        ((ObjectNode) vault.at("/properties/networkAcls")).put("bypass", "None");
        ((ArrayNode) vault.at("/properties/privateEndpointConnections"))
                .add(Json.parse("""
                {"id": "%s/privateEndpointConnections/pe-consultant.71d4",
                 "properties": {
                   "provisioningState": "Succeeded",
                   "privateEndpoint": {"id": "/subscriptions/c2000000-0000-4000-8000-0000000000aa/resourceGroups/rg-consulting/providers/Microsoft.Network/privateEndpoints/pe-consultant"},
                   "privateLinkServiceConnectionState": {"status": "Approved", "description": "for the migration", "actionsRequired": "None"}}}
                """.formatted(vault.get("id").textValue())));
        ObjectNode version = estate.version(vault, "cmk-permits", Worlds.version('4'), SEPTEMBER);
        ((ObjectNode) version.at("/properties/attributes"))
                .put("exp", SIX_DAYS_LATER)
                .put("recoveryLevel", "Recoverable+Purgeable");
        String keyId = estate.vaultId("rg-permits-keys", "kv-permits") + "/keys/cmk-permits";
        estate.azure().refuse(keyId + "/versions");
        String wrapOnly = "c2000000-0000-4000-8000-0000000000f1";
        ObjectNode role = estate.role(wrapOnly, "Permit Key Wrapper");
        ((ObjectNode) role.get("properties")).put("type", "CustomRole");
        ((ArrayNode) role.at("/properties/permissions/0/dataActions")).add("Microsoft.KeyVault/vaults/keys/*");
        ((ArrayNode) role.at("/properties/permissions/0/notDataActions"))
                .add("Microsoft.KeyVault/vaults/keys/unwrap/action")
                .add("Microsoft.KeyVault/vaults/keys/delete")
                .add("Microsoft.KeyVault/vaults/keys/purge/action");
        estate.assign("c2000000-0000-4000-8000-0000000000e1", wrapOnly, principal, keyId);
        Worlds.user(estate.assign(
                "c2000000-0000-4000-8000-0000000000e3",
                Estate.OWNER,
                "c2000000-0000-4000-8000-000000000d01",
                "/providers/Microsoft.Management/managementGroups/mg-city"));
        evaluationAccount(estate);
        estate.azure().unlock("/subscriptions/" + estate.subscription() + "/resourceGroups/rg-permits");
        return estate.azure();
    }

    /** In order, but the profile calls it production and its tag calls it test. */
    private static void evaluationAccount(Estate estate) {
        String principal = "c2000000-0000-4000-8000-00000000c1a2";
        String key = "cmk-permits-eval";
        ObjectNode account = estate.account(
                "rg-permits", "aoai-permits-eval", principal, Worlds.uri("kv-permits-eval"), key, Worlds.version('5'));
        ((ObjectNode) account.get("tags")).put("environment", "test");
        ObjectNode vault = estate.vault("rg-permits-keys", "kv-permits-eval");
        estate.version(vault, key, Worlds.version('5'), SEPTEMBER);
        estate.assign(
                "c2000000-0000-4000-8000-0000000000e2",
                Estate.CRYPTO_SERVICE_ENCRYPTION_USER,
                principal,
                estate.vaultId("rg-permits-keys", "kv-permits-eval") + "/keys/" + key);
    }
}
