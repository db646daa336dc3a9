package io.github.cmkverify.azure;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the identity of the service needs, and what counts as more: any data operation of a key store beyond get, wrap and
 * unwrap, and any operation of the control plane that changes a key store, rights, locks or logging. Reading settings and
 * the Event Grid actions of the built-in role are no more (FACTS A.2).
 */
public enum LeastRights {
    /** A vault with Azure RBAC. */
    VAULT(true, false),
    /** Data actions of Azure RBAC have no effect there. */
    CONTROL_PLANE(false, false),
    /** The local roles of a Managed HSM. */
    LOCAL(false, true);

    private static final List<String> CHANGES = List.of(
            "Microsoft.KeyVault/vaults/write",
            "Microsoft.KeyVault/vaults/delete",
            "Microsoft.KeyVault/vaults/deploy/action",
            "Microsoft.KeyVault/vaults/accessPolicies/write",
            "Microsoft.KeyVault/vaults/keys/write",
            "Microsoft.KeyVault/vaults/secrets/write",
            "Microsoft.KeyVault/locations/deletedVaults/purge/action",
            "Microsoft.KeyVault/managedHSMs/write",
            "Microsoft.KeyVault/managedHSMs/delete",
            "Microsoft.KeyVault/managedHSMs/keys/write",
            "Microsoft.Authorization/roleAssignments/write",
            "Microsoft.Authorization/roleAssignments/delete",
            "Microsoft.Authorization/roleDefinitions/write",
            "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
            "Microsoft.Authorization/roleEligibilityScheduleRequests/write",
            "Microsoft.Authorization/locks/write",
            "Microsoft.Authorization/locks/delete",
            "Microsoft.Insights/diagnosticSettings/write",
            "Microsoft.Insights/diagnosticSettings/delete");
    private static final List<String> GUARDED =
            List.of("microsoft.keyvault/", "microsoft.authorization/", "microsoft.insights/diagnosticsettings/");

    private static final List<String> VAULT_NEEDS =
            List.of(KeyRight.GET.dataAction(), KeyRight.WRAP.dataAction(), KeyRight.UNWRAP.dataAction());
    private static final List<String> VAULT_DATA = Stream.concat(
                    Stream.of(
                                    "update/action",
                                    "create/action",
                                    "import/action",
                                    "encrypt/action",
                                    "decrypt/action",
                                    "sign/action",
                                    "verify/action",
                                    "backup/action",
                                    "restore/action",
                                    "recover/action",
                                    "release/action",
                                    "rotate/action",
                                    "purge/action",
                                    "delete")
                            .map("Microsoft.KeyVault/vaults/keys/"::concat),
                    Stream.of(
                                    "keyrotationpolicies/read",
                                    "keyrotationpolicies/write",
                                    "secrets/getSecret/action",
                                    "secrets/setSecret/action",
                                    "secrets/readMetadata/action",
                                    "secrets/delete",
                                    "certificates/read",
                                    "certificates/create/action",
                                    "certificates/delete",
                                    "storageaccounts/read",
                                    "storageaccounts/set/action")
                            .map("Microsoft.KeyVault/vaults/"::concat))
            .toList();

    private static final List<String> LOCAL_NEEDS =
            List.of(KeyRight.GET.hsmDataAction(), KeyRight.WRAP.hsmDataAction(), KeyRight.UNWRAP.hsmDataAction());
    private static final List<String> LOCAL_DATA = Stream.of(
                    "keys/write/action",
                    "keys/create",
                    "keys/import/action",
                    "keys/delete",
                    "keys/rotate/action",
                    "keys/backup/action",
                    "keys/restore/action",
                    "keys/export/action",
                    "keys/release/action",
                    "keys/encrypt/action",
                    "keys/decrypt/action",
                    "keys/sign/action",
                    "keys/verify/action",
                    "keys/deletedKeys/read/action",
                    "keys/deletedKeys/recover/action",
                    "keys/deletedKeys/delete",
                    "roleAssignments/read/action",
                    "roleAssignments/write/action",
                    "roleAssignments/delete/action",
                    "roleDefinitions/read/action",
                    "roleDefinitions/write/action",
                    "roleDefinitions/delete/action",
                    "securitydomain/download/action",
                    "securitydomain/upload/action",
                    "backup/start/action",
                    "restore/start/action",
                    "rng/action")
            .map("Microsoft.KeyVault/managedHsm/"::concat)
            .toList();

    private final boolean data;
    private final boolean local;

    LeastRights(boolean data, boolean local) {
        this.data = data;
        this.local = local;
    }

    /** The operations with which {@code block} goes beyond; wildcards are tried with every operation we know. */
    public List<String> exceededBy(Permission block) {
        if (local) {
            return data(block, LOCAL_NEEDS, LOCAL_DATA);
        }
        Stream<String> changes = Stream.concat(CHANGES.stream(), named(block.actions(), LeastRights::isGuarded))
                .filter(block::coversAction);
        return Stream.concat(changes, data ? data(block, VAULT_NEEDS, VAULT_DATA).stream() : Stream.of())
                .distinct()
                .toList();
    }

    /** Whether {@code block} allows any data operation of a key store, so that its scope matters. */
    public boolean usesKeys(Permission block) {
        List<String> known = local ? join(LOCAL_NEEDS, LOCAL_DATA) : data ? join(VAULT_NEEDS, VAULT_DATA) : List.of();
        return (data || local)
                && Stream.concat(known.stream(), named(block.dataActions(), LeastRights::isOfKeyStore))
                        .anyMatch(block::coversDataAction);
    }

    private static List<String> data(Permission block, List<String> needs, List<String> others) {
        return Stream.concat(
                        others.stream(),
                        named(block.dataActions(), LeastRights::isOfKeyStore)
                                .filter(name -> needs.stream().noneMatch(name::equalsIgnoreCase)))
                .filter(block::coversDataAction)
                .distinct()
                .toList();
    }

    /** Operations that are written out, which may be others than we know. */
    private static Stream<String> named(List<String> patterns, Predicate<String> relevant) {
        return patterns.stream().filter(pattern -> !pattern.contains("*")).filter(relevant);
    }

    private static boolean isOfKeyStore(String operation) {
        return operation.toLowerCase(Locale.ROOT).startsWith("microsoft.keyvault/");
    }

    private static boolean isGuarded(String operation) {
        String lower = operation.toLowerCase(Locale.ROOT);
        return GUARDED.stream().anyMatch(lower::startsWith) && !lower.endsWith("/read");
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
