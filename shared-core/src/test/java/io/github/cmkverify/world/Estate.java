package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds the Azure of one world from the shapes.
 *
 * @param subscription of the accounts
 * @param keySubscription of vaults and HSMs
 */
record Estate(FakeAzure azure, String tenant, String subscription, String keySubscription) {
    static final String CRYPTO_SERVICE_ENCRYPTION_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    static final String CRYPTO_OFFICER = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603";
    static final String COGNITIVE_SERVICES_CONTRIBUTOR = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68";
    static final String MANAGED_IDENTITY_CONTRIBUTOR = "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59";
    static final String HSM_ADMINISTRATOR = "a290e904-7015-4bba-90c8-60543313cdb4";
    static final String HSM_CRYPTO_AUDITOR = "2c18b078-7c48-4d3a-af88-5a3a1b3f82b3";
    static final String HSM_CRYPTO_SERVICE_ENCRYPTION_USER = "33413926-3206-4cdd-b39a-83574fe37a17";

    private static final Set<String> STORES = Set.of("Microsoft.KeyVault/vaults", "Microsoft.KeyVault/managedHSMs");
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
        strings(estate.role(OWNER, "Owner"), "actions").add("*");
        ObjectNode contributor = estate.role(CONTRIBUTOR, "Contributor");
        strings(contributor, "actions").add("*");
        strings(contributor, "notActions")
                .add("Microsoft.Authorization/*/Delete")
                .add("Microsoft.Authorization/*/Write")
                .add("Microsoft.Authorization/elevateAccess/Action");
        ObjectNode officer = estate.role(CRYPTO_OFFICER, "Key Vault Crypto Officer");
        strings(officer, "actions").add("Microsoft.Authorization/*/read").add("Microsoft.KeyVault/vaults/*/read");
        strings(officer, "dataActions")
                .add("Microsoft.KeyVault/vaults/keys/*")
                .add("Microsoft.KeyVault/vaults/keyrotationpolicies/*");
        strings(estate.role(COGNITIVE_SERVICES_CONTRIBUTOR, "Cognitive Services Contributor"), "actions")
                .add("Microsoft.Authorization/*/read")
                .add("Microsoft.CognitiveServices/*")
                .add("Microsoft.Resources/deployments/*");
        strings(estate.role(MANAGED_IDENTITY_CONTRIBUTOR, "Managed Identity Contributor"), "actions")
                .add("Microsoft.ManagedIdentity/userAssignedIdentities/read")
                .add("Microsoft.ManagedIdentity/userAssignedIdentities/write")
                .add("Microsoft.ManagedIdentity/userAssignedIdentities/delete");
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
        lock("no-delete-" + name, "ReadOnly", "/subscriptions/" + subscription + "/resourceGroups/" + group);
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
        ObjectNode vault = Json.shape(
                "vault",
                Map.of("id", vaultId(group, name), "name", name, "tenant", tenant, "subscription", keySubscription));
        azure.put(vault);
        lock("no-delete", "CanNotDelete", vaultId(group, name));
        return vault;
    }

    String vaultId(String group, String name) {
        return "/subscriptions/" + keySubscription + "/resourceGroups/" + group
                + "/providers/Microsoft.KeyVault/vaults/" + name;
    }

    ObjectNode hsm(String group, String name) {
        ObjectNode hsm = Json.shape(
                "managed-hsm",
                Map.of("id", hsmId(group, name), "name", name, "tenant", tenant, "subscription", keySubscription));
        azure.put(hsm);
        lock("no-delete", "CanNotDelete", hsmId(group, name));
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

    /** The part of a profile that approves every vault and every private endpoint there is; {@code network} goes on. */
    String approvals() {
        var vaults = new TreeSet<String>();
        var endpoints = new TreeSet<String>();
        azure.resources().forEach(resource -> {
            if (STORES.contains(resource.path("type").asText(""))) {
                vaults.add(resource.get("name").textValue());
            }
            resource.at("/properties/privateEndpointConnections")
                    .forEach(connection -> endpoints.add(
                            connection.at("/properties/privateEndpoint/id").textValue()));
        });
        return "approvedVaults: [" + String.join(", ", vaults) + "]\nnetwork:\n  approvedPrivateEndpoints:\n    - "
                + String.join("\n    - ", endpoints) + "\n";
    }

    void lock(String name, String level, String scope) {
        azure.lock(Json.shape("lock", Map.of("name", name, "level", level, "scope", scope)));
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
                        "definition", definition(role)));
        azure.assign(assignment);
        return assignment;
    }

    /** A role that {@code principalId}, of {@code type}, may activate. */
    ObjectNode eligible(String name, String role, String principalId, String type, String scope) {
        ObjectNode instance = Json.shape("pim-eligibility", pim(name, role, principalId, type, scope));
        azure.eligible(instance);
        return instance;
    }

    /** A role that a person has activated from {@code start} to {@code end}. */
    ObjectNode activated(String name, String role, String principalId, String scope, String start, String end) {
        ObjectNode assignment = Json.shape(
                "role-assignment",
                Map.of("name", name, "principalId", principalId, "scope", scope, "definition", definition(role)));
        ((ObjectNode) assignment.get("properties")).put("principalType", "User");
        ObjectNode instance = Json.shape("pim-assignment", pim(name, role, principalId, "User", scope));
        ((ObjectNode) instance.get("properties"))
                .put("assignmentType", "Activated")
                .put("startDateTime", start)
                .put("endDateTime", end);
        azure.scheduled(assignment, instance);
        return instance;
    }

    private Map<String, String> pim(String name, String role, String principalId, String type, String scope) {
        return Map.of(
                "name", name,
                "principalId", principalId,
                "principalType", type,
                "scope", scope,
                "definition", definition(role));
    }

    private String definition(String role) {
        return "/subscriptions/" + keySubscription + "/providers/Microsoft.Authorization/roleDefinitions/" + role;
    }

    String groupId(String resourceGroup) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
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
                HSM_CRYPTO_AUDITOR,
                "Managed HSM Crypto Auditor",
                List.of(
                        "Microsoft.KeyVault/managedHsm/keys/read/action",
                        "Microsoft.KeyVault/managedHsm/roleAssignments/read/action",
                        "Microsoft.KeyVault/managedHsm/roleDefinitions/read/action"));
        localRole(
                host,
                HSM_ADMINISTRATOR,
                "Managed HSM Administrator",
                List.of(
                        "Microsoft.KeyVault/managedHsm/securitydomain/download/action",
                        "Microsoft.KeyVault/managedHsm/backup/start/action",
                        "Microsoft.KeyVault/managedHsm/restore/start/action",
                        "Microsoft.KeyVault/managedHsm/roleAssignments/write/action",
                        "Microsoft.KeyVault/managedHsm/roleAssignments/delete/action",
                        "Microsoft.KeyVault/managedHsm/roleAssignments/read/action"));
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
