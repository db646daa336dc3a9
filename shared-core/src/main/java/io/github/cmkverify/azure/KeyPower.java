package io.github.cmkverify.azure;

import java.util.List;

/**
 * What somebody may do that decides over a key, in the spellings of Azure (FACTS A.2). Whoever has one of the operations has
 * the power.
 */
public enum KeyPower {
    /** To read what the key protects, or to carry the key away. */
    OPEN(
            List.of(),
            vaultKeys("unwrap/action", "decrypt/action", "backup/action", "release/action"),
            List.of("unwrapkey", "decrypt", "backup", "release"),
            hsm(
                    "keys/unwrap/action",
                    "keys/decrypt/action",
                    "keys/backup/action",
                    "keys/release/action",
                    "keys/export/action",
                    "backup/start/action")),
    /** To change or destroy the key. */
    CHANGE(
            List.of(
                    "Microsoft.KeyVault/locations/deletedVaults/purge/action",
                    "Microsoft.KeyVault/locations/deletedManagedHSMs/purge/action"),
            vaultKeys(
                    "update/action",
                    "create/action",
                    "import/action",
                    "delete",
                    "purge/action",
                    "recover/action",
                    "restore/action",
                    "rotate/action",
                    "backup/action",
                    "../keyrotationpolicies/write"),
            List.of(
                    "update",
                    "create",
                    "import",
                    "delete",
                    "purge",
                    "recover",
                    "restore",
                    "rotate",
                    "backup",
                    "setrotationpolicy"),
            hsm(
                    "keys/write/action",
                    "keys/create",
                    "keys/import/action",
                    "keys/delete",
                    "keys/rotate/action",
                    "keys/restore/action",
                    "keys/backup/action",
                    "keys/deletedKeys/delete",
                    "keys/deletedKeys/recover/action",
                    "restore/start/action")),
    /** To give rights to oneself or others, or to take those of the service away. */
    GRANT(
            List.of(
                    "Microsoft.Authorization/roleAssignments/write",
                    "Microsoft.Authorization/roleAssignments/delete",
                    "Microsoft.Authorization/roleDefinitions/write",
                    "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
                    "Microsoft.Authorization/roleEligibilityScheduleRequests/write"),
            List.of(),
            List.of(),
            hsm("roleAssignments/write/action", "roleAssignments/delete/action", "roleDefinitions/write/action")),
    /** To write access policies, without effect while the vault uses Azure RBAC. */
    WRITE_POLICIES(List.of("Microsoft.KeyVault/vaults/accessPolicies/write"), List.of(), List.of(), List.of()),
    /** To change the vault itself: on one that counts access policies this writes those as well. */
    WRITE_VAULT(
            List.of("Microsoft.KeyVault/vaults/write", "Microsoft.KeyVault/managedHSMs/write"),
            List.of(),
            List.of(),
            List.of()),
    /** To delete the vault, or what protects it from deletion. */
    DELETE_VAULT(
            List.of(
                    "Microsoft.KeyVault/vaults/delete",
                    "Microsoft.KeyVault/managedHSMs/delete",
                    "Microsoft.Authorization/locks/delete"),
            List.of(),
            List.of(),
            List.of()),
    /** To change or delete the account, or what protects it from deletion. */
    WRITE_ACCOUNT(
            List.of(
                    "Microsoft.CognitiveServices/accounts/write",
                    "Microsoft.CognitiveServices/accounts/delete",
                    "Microsoft.Authorization/locks/delete"),
            List.of(),
            List.of(),
            List.of()),
    /** To run the account: change it, deploy models, take its API keys. */
    RUN_ACCOUNT(
            List.of(
                    "Microsoft.CognitiveServices/accounts/write",
                    "Microsoft.CognitiveServices/accounts/deployments/write",
                    "Microsoft.CognitiveServices/accounts/listKeys/action"),
            List.of(),
            List.of(),
            List.of()),
    /** To become the service identity: attach it to something else, or let another issuer sign in as it. */
    BECOME_IDENTITY(
            List.of(
                    // the operation that Azure names with an asterisk of its own
                    "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/write"),
            List.of(),
            List.of(),
            List.of());

    private final List<String> actions;
    private final List<String> dataActions;
    private final List<String> policyNames;
    private final List<String> hsmDataActions;

    KeyPower(List<String> actions, List<String> dataActions, List<String> policyNames, List<String> hsmDataActions) {
        this.actions = List.copyOf(actions);
        this.dataActions = List.copyOf(dataActions);
        this.policyNames = List.copyOf(policyNames);
        this.hsmDataActions = List.copyOf(hsmDataActions);
    }

    /** On the control plane. */
    public List<String> actions() {
        return actions;
    }

    /** On a vault with Azure RBAC. */
    public List<String> dataActions() {
        return dataActions;
    }

    /** Key permissions of an access policy, lower case. */
    public List<String> policyNames() {
        return policyNames;
    }

    /** In the local roles of a Managed HSM. */
    public List<String> hsmDataActions() {
        return hsmDataActions;
    }

    private static List<String> vaultKeys(String... names) {
        return List.of(names).stream()
                .map(name -> name.startsWith("../")
                        ? "Microsoft.KeyVault/vaults/" + name.substring(3)
                        : "Microsoft.KeyVault/vaults/keys/" + name)
                .toList();
    }

    private static List<String> hsm(String... names) {
        return List.of(names).stream()
                .map(name -> "Microsoft.KeyVault/managedHsm/" + name)
                .toList();
    }
}
