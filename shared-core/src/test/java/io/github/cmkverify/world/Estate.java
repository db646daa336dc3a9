package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Builds the Azure of one world from the shapes.
 *
 * @param subscription of the accounts
 * @param keySubscription of vaults and HSMs
 */
record Estate(FakeAzure azure, String tenant, String subscription, String keySubscription) {
    static final String CRYPTO_SERVICE_ENCRYPTION_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String HSM_CRYPTO_SERVICE_ENCRYPTION_USER = "33413926-3206-4cdd-b39a-83574fe37a17";

    private static final List<String> USE_KEY = List.of(
            "Microsoft.KeyVault/vaults/keys/read",
            "Microsoft.KeyVault/vaults/keys/wrap/action",
            "Microsoft.KeyVault/vaults/keys/unwrap/action");
    private static final List<String> USE_HSM_KEY = List.of(
            "Microsoft.KeyVault/managedHsm/keys/read/action",
            "Microsoft.KeyVault/managedHsm/keys/wrap/action",
            "Microsoft.KeyVault/managedHsm/keys/unwrap/action");

    /** An Azure with its subscription and the built-in roles. */
    static Estate of(String tenant, String subscription, String keySubscription) {
        var estate = new Estate(new FakeAzure(), tenant, subscription, keySubscription);
        estate.azure.put(Json.shape(
                "subscription", Map.of("subscription", subscription, "tenant", tenant, "name", "ai-workloads")));
        ObjectNode encryptionUser =
                estate.role(CRYPTO_SERVICE_ENCRYPTION_USER, "Key Vault Crypto Service Encryption User");
        strings(encryptionUser, "actions")
                .add("Microsoft.EventGrid/eventSubscriptions/write")
                .add("Microsoft.EventGrid/eventSubscriptions/read")
                .add("Microsoft.EventGrid/eventSubscriptions/delete");
        USE_KEY.forEach(strings(encryptionUser, "dataActions")::add);
        strings(estate.role(READER, "Reader"), "actions").add("*/read");
        return estate;
    }

    /** An account whose key is {@code key}, before its vault is made. */
    ObjectNode account(String group, String name, String principalId, String uri, String key, String version) {
        ObjectNode account = Json.shape(
                "account",
                Map.of(
                        "id", accountId(group, name),
                        "name", name,
                        "subscription", subscription,
                        "tenant", tenant,
                        "principalId", principalId,
                        "keyVaultUri", uri,
                        "key", key,
                        "version", version));
        azure.put(account);
        return account;
    }

    String accountId(String group, String name) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.CognitiveServices/accounts/" + name;
    }

    String identityId(String group, String name) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
    }

    ObjectNode scope(String account, String name, String clientId, String uri, String key, String version) {
        ObjectNode scope = Json.shape(
                "encryption-scope",
                Map.of(
                        "id", account + "/encryptionScopes/" + name,
                        "name", name,
                        "clientId", clientId,
                        "keyVaultUri", uri,
                        "key", key,
                        "version", version));
        azure.put(scope);
        return scope;
    }

    ObjectNode vault(String group, String name) {
        ObjectNode vault = Json.shape("vault", Map.of("id", vaultId(group, name), "name", name, "tenant", tenant));
        azure.put(vault);
        return vault;
    }

    String vaultId(String group, String name) {
        return "/subscriptions/" + keySubscription + "/resourceGroups/" + group
                + "/providers/Microsoft.KeyVault/vaults/" + name;
    }

    ObjectNode hsm(String group, String name) {
        ObjectNode hsm = Json.shape("managed-hsm", Map.of("id", hsmId(group, name), "name", name, "tenant", tenant));
        azure.put(hsm);
        return hsm;
    }

    String hsmId(String group, String name) {
        return "/subscriptions/" + keySubscription + "/resourceGroups/" + group
                + "/providers/Microsoft.KeyVault/managedHSMs/" + name;
    }

    /** A version of {@code key} in {@code store}, made at {@code created}. */
    ObjectNode version(ObjectNode store, String key, String version, long created) {
        boolean hsm = store.at("/properties/hsmUri").isTextual();
        String uri =
                store.at(hsm ? "/properties/hsmUri" : "/properties/vaultUri").textValue();
        ObjectNode made = Json.shape(
                "key-version",
                Map.of(
                        "id",
                        store.get("id").textValue() + "/keys/" + key + "/versions/" + version,
                        "version",
                        version,
                        "type",
                        store.get("type").textValue(),
                        "host",
                        uri.substring("https://".length(), uri.length() - 1),
                        "key",
                        key));
        ObjectNode attributes = (ObjectNode) made.at("/properties/attributes");
        attributes.put("nbf", created).put("created", created).put("updated", created);
        if (hsm) {
            ((ObjectNode) made.get("properties")).put("kty", "RSA-HSM");
        }
        azure.put(made);
        return made;
    }

    ObjectNode role(String name, String roleName) {
        ObjectNode role = Json.shape(
                "role-definition", Map.of("name", name, "roleName", roleName, "subscription", keySubscription));
        azure.put(role);
        return role;
    }

    ObjectNode assign(String name, String role, String principalId, String scope) {
        ObjectNode assignment = Json.shape(
                "role-assignment",
                Map.of(
                        "name", name,
                        "principalId", principalId,
                        "scope", scope,
                        "definition",
                                "/subscriptions/" + keySubscription
                                        + "/providers/Microsoft.Authorization/roleDefinitions/" + role));
        azure.assign(assignment);
        return assignment;
    }

    /** A deny assignment that forbids deletions, as a deployment stack makes it. */
    ObjectNode denyDeletions(String name, String scope) {
        ObjectNode deny = Json.shape("deny-assignment", Map.of("name", name, "scope", scope));
        azure.deny(deny);
        return deny;
    }

    void localRole(String host, String name, String roleName, List<String> dataActions) {
        ObjectNode role = Json.shape("hsm-role-definition", Map.of("name", name, "roleName", roleName));
        dataActions.forEach(strings(role, "dataActions")::add);
        azure.local(host, role);
    }

    void localRoles(String host) {
        localRole(host, HSM_CRYPTO_SERVICE_ENCRYPTION_USER, "Managed HSM Crypto Service Encryption User", USE_HSM_KEY);
        localRole(
                host,
                "2c18b078-7c48-4d3a-af88-5a3a1b3f82b3",
                "Managed HSM Crypto Auditor",
                List.of("Microsoft.KeyVault/managedHsm/keys/read/action"));
    }

    void assignLocally(String host, String name, String role, String principalId, String scope) {
        azure.local(
                host,
                Json.shape(
                        "hsm-role-assignment",
                        Map.of("name", name, "definition", role, "principalId", principalId, "scope", scope)));
    }

    private static ArrayNode strings(ObjectNode role, String list) {
        return (ArrayNode) role.at("/properties/permissions/0/" + list);
    }
}
