package io.github.cmkverify.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of requests. Everything that is asked of Azure stands here: the path, the api-version, the permission it
 * needs, the error codes that prove absence, and how the answer shows that it is the answer to this question.
 *
 * <p>Paths and api-versions: FACTS B.0 to B.7, B.15. {@code {0}}, {@code {1}} ... are the arguments of the
 * {@link EvidenceKey}.
 */
public enum EvidenceKind {
    SUBSCRIPTION(
            "subscription",
            Plane.ARM,
            "/subscriptions/{0}",
            "2022-12-01",
            Shape.RESOURCE,
            "Microsoft.Resources/subscriptions/read"),
    /** Of {@code init} alone: no check asks for it. */
    ACCOUNT_SEARCH(
            "account-search",
            Plane.GRAPH,
            "resources | where subscriptionId =~ '{0}' and type =~ 'microsoft.cognitiveservices/accounts'"
                    + " | project id, name, type, kind | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "Microsoft.CognitiveServices/accounts/read"),
    ACCOUNT(
            "account",
            Plane.ARM,
            "{0}",
            "2025-06-01",
            Shape.RESOURCE,
            "Microsoft.CognitiveServices/accounts/read",
            "ResourceNotFound",
            "ResourceGroupNotFound"),
    ENCRYPTION_SCOPES(
            "encryption-scopes",
            Plane.ARM,
            "{0}/encryptionScopes",
            "2025-06-01",
            Shape.CHILDREN,
            "Microsoft.CognitiveServices/accounts/encryptionScopes/read"),

    VAULT_SEARCH(
            "vault-search",
            Plane.GRAPH,
            "resources | where type =~ 'microsoft.keyvault/vaults' and name =~ '{0}'"
                    + " | project id, name, type, uri = tostring(properties.vaultUri) | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "Microsoft.KeyVault/vaults/read"),
    HSM_SEARCH(
            "hsm-search",
            Plane.GRAPH,
            "resources | where type =~ 'microsoft.keyvault/managedhsms' and tostring(properties.hsmUri) contains '{0}'"
                    + " | project id, name, type, uri = tostring(properties.hsmUri) | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "Microsoft.KeyVault/managedHSMs/read"),

    /**
     * What names the host and the key, also as a part of a longer name; {@code named} tells those that name both. Each
     * row repeats what was searched for, so that the answer to another search shows.
     */
    KEY_USE_SEARCH(
            "key-use-search",
            Plane.GRAPH,
            "resources | extend text = tostring(properties) | where text contains '{0}' and text contains '{1}'"
                    + " | project id, name, type, named = text matches regex '(?i)(^|[^a-z0-9-]){0}'"
                    + " and text matches regex '(?i)(^|[^a-z0-9-]){1}([^a-z0-9-]|$)', host = '{0}', key = '{1}'"
                    + " | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "*/read"),
    IDENTITY_USE_SEARCH(
            "identity-use-search",
            Plane.GRAPH,
            "resources | where tostring(identity.userAssignedIdentities) contains '\"{0}\"'"
                    + " | project id, name, type | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "*/read"),
    /** Encryption scopes are not in the graph: they are listed account by account. */
    ALL_ACCOUNTS_SEARCH(
            "all-accounts-search",
            Plane.GRAPH,
            "resources | where type =~ 'microsoft.cognitiveservices/accounts' | project id, name, type"
                    + " | order by id asc",
            "2024-04-01",
            Shape.SEARCH,
            "Microsoft.CognitiveServices/accounts/read"),
    /** Answered only to who may read at the subscription itself, and so sees all of its resource groups. */
    SUBSCRIPTION_LOCKS(
            "subscription-locks",
            Plane.ARM,
            "/subscriptions/{0}/providers/Microsoft.Authorization/locks?$filter=atScope()",
            "2020-05-01",
            Shape.LOCKS,
            "*/read"),
    MANAGEMENT_GROUP(
            "management-group",
            Plane.ARM,
            "/providers/Microsoft.Management/managementGroups/{0}/descendants",
            "2020-05-01",
            Shape.LIST,
            "Microsoft.Management/managementGroups/descendants/read"),
    LOCKS(
            "locks",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/locks?$filter=atScope()",
            "2020-05-01",
            Shape.LOCKS,
            "Microsoft.Authorization/locks/read"),

    VAULT(
            "vault",
            Plane.ARM,
            "{0}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/vaults/read",
            "ResourceNotFound",
            "ResourceGroupNotFound"),
    DELETED_VAULT(
            "deleted-vault",
            Plane.ARM,
            "/subscriptions/{0}/providers/Microsoft.KeyVault/locations/{1}/deletedVaults/{2}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/locations/deletedVaults/read",
            "ResourceNotFound",
            "DeletedVaultNotFound"),
    KEY(
            "key",
            Plane.ARM,
            "{0}/keys/{1}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/vaults/keys/read",
            "KeyNotFound",
            "ResourceNotFound"),
    KEY_VERSION(
            "key-version",
            Plane.ARM,
            "{0}/keys/{1}/versions/{2}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/vaults/keys/versions/read",
            "KeyNotFound",
            "ResourceNotFound"),
    KEY_VERSIONS(
            "key-versions",
            Plane.ARM,
            "{0}/keys/{1}/versions",
            "2026-02-01",
            Shape.CHILDREN,
            "Microsoft.KeyVault/vaults/keys/versions/read"),
    KEYS("keys", Plane.ARM, "{0}/keys", "2026-02-01", Shape.CHILDREN, "Microsoft.KeyVault/vaults/keys/read"),
    VAULT_KEY(
            "vault-key",
            Plane.VAULT,
            "/keys/{1}/{2}",
            "2025-07-01",
            Shape.KEY_BUNDLE,
            "Microsoft.KeyVault/vaults/keys/read (data action)",
            "KeyNotFound"),
    VAULT_DELETED_KEY(
            "vault-deleted-key",
            Plane.VAULT,
            "/deletedkeys/{1}",
            "2025-07-01",
            Shape.KEY_BUNDLE,
            "Microsoft.KeyVault/vaults/keys/read (data action)",
            "KeyNotFound"),

    HSM(
            "hsm",
            Plane.ARM,
            "{0}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/managedHSMs/read",
            "ResourceNotFound",
            "ResourceGroupNotFound"),
    HSM_KEY(
            "hsm-key",
            Plane.ARM,
            "{0}/keys/{1}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/managedHSMs/keys/read",
            "KeyNotFound",
            "ResourceNotFound"),
    HSM_KEY_VERSION(
            "hsm-key-version",
            Plane.ARM,
            "{0}/keys/{1}/versions/{2}",
            "2026-02-01",
            Shape.RESOURCE,
            "Microsoft.KeyVault/managedHSMs/keys/versions/read",
            "KeyNotFound",
            "ResourceNotFound"),
    HSM_KEY_VERSIONS(
            "hsm-key-versions",
            Plane.ARM,
            "{0}/keys/{1}/versions",
            "2026-02-01",
            Shape.CHILDREN,
            "Microsoft.KeyVault/managedHSMs/keys/versions/read"),
    HSM_KEYS(
            "hsm-keys",
            Plane.ARM,
            "{0}/keys",
            "2026-02-01",
            Shape.CHILDREN,
            "Microsoft.KeyVault/managedHSMs/keys/read"),
    HSM_ROLE_ASSIGNMENTS(
            "hsm-role-assignments",
            Plane.HSM,
            "/keys/{1}/providers/Microsoft.Authorization/roleAssignments",
            "7.4",
            Shape.LIST,
            "Microsoft.KeyVault/managedHsm/roleAssignments/read/action (local role Managed HSM Crypto Auditor)"),
    HSM_ROLE_ASSIGNMENTS_ABOVE(
            "hsm-role-assignments-above",
            Plane.HSM,
            "{1}/providers/Microsoft.Authorization/roleAssignments",
            "7.4",
            Shape.LIST,
            "Microsoft.KeyVault/managedHsm/roleAssignments/read/action (local role Managed HSM Crypto Auditor)"),
    HSM_ROLE_DEFINITIONS(
            "hsm-role-definitions",
            Plane.HSM,
            "/keys/providers/Microsoft.Authorization/roleDefinitions",
            "7.4",
            Shape.LIST,
            "Microsoft.KeyVault/managedHsm/roleDefinitions/read/action (local role Managed HSM Crypto Auditor)"),

    ROLE_ASSIGNMENTS_OF(
            "role-assignments-of",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope() and assignedTo('{1}')",
            "2022-04-01",
            Shape.AT_SCOPE,
            "Microsoft.Authorization/roleAssignments/read"),
    ROLE_ASSIGNMENTS(
            "role-assignments",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()",
            "2022-04-01",
            Shape.AT_SCOPE,
            "Microsoft.Authorization/roleAssignments/read"),
    VAULT_ROLE_ASSIGNMENTS_OF(
            "vault-role-assignments-of",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo('{1}')",
            "2022-04-01",
            Shape.AROUND,
            "Microsoft.Authorization/roleAssignments/read"),
    PIM_ELIGIBILITY(
            "pim-eligibility",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?$filter=atScope()",
            "2020-10-01",
            Shape.AT_SCOPE,
            "Microsoft.Authorization/roleEligibilityScheduleInstances/read"),
    PIM_ASSIGNMENTS(
            "pim-assignments",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances?$filter=atScope()",
            "2020-10-01",
            Shape.AT_SCOPE,
            "Microsoft.Authorization/roleAssignmentScheduleInstances/read"),
    ROLE_DEFINITION(
            "role-definition",
            Plane.ARM,
            "{0}",
            "2022-04-01",
            Shape.NAMED,
            "Microsoft.Authorization/roleDefinitions/read"),
    DENY_ASSIGNMENTS(
            "deny-assignments",
            Plane.ARM,
            "{0}/providers/Microsoft.Authorization/denyAssignments?$filter=atScope()",
            "2022-04-01",
            Shape.AT_SCOPE,
            "Microsoft.Authorization/denyAssignments/read");

    /** Which host is asked, and so which token. */
    public enum Plane {
        /** Azure Resource Manager, GET. */
        ARM,
        /** Resource Graph: a POST to Resource Manager that only reads. Used to find, never to judge. */
        GRAPH,
        /** The data plane of a vault, GET; argument 0 is the host. */
        VAULT,
        /** The data plane of a Managed HSM, GET; argument 0 is the host. */
        HSM
    }

    /** How an answer shows that it belongs to the question. */
    public enum Shape {
        /** One resource whose {@code id} is the path that was asked. */
        RESOURCE,
        /** One resource whose {@code name} is the last segment of the path: Azure returns role definitions under other ids. */
        NAMED,
        /** A key bundle of the data plane whose {@code key.kid} names host, key and version. */
        KEY_BUNDLE,
        /** Pages of {@code value}, whose rows lie under the path that was asked. */
        CHILDREN,
        /** Pages of {@code value}, whose rows were made at the resource that was asked about or above it. */
        AT_SCOPE,
        /** Pages of {@code value}, whose rows were made at the resource that was asked about, above it or below it. */
        AROUND,
        /** Pages of {@code value}, whose rows are locks of the resource that was asked about, or above or below it. */
        LOCKS,
        /** Pages of {@code value}. */
        LIST,
        /** Pages of {@code data} from Resource Graph. */
        SEARCH;

        public boolean isList() {
            return this == CHILDREN
                    || this == AT_SCOPE
                    || this == AROUND
                    || this == LOCKS
                    || this == LIST
                    || this == SEARCH;
        }
    }

    private final String id;
    private final Plane plane;
    private final String template;
    private final String apiVersion;
    private final Shape shape;
    private final String permission;
    private final Set<String> absenceCodes;

    EvidenceKind(
            String id,
            Plane plane,
            String template,
            String apiVersion,
            Shape shape,
            String permission,
            String... absenceCodes) {
        this.id = id;
        this.plane = plane;
        this.template = template;
        this.apiVersion = apiVersion;
        this.shape = shape;
        this.permission = permission;
        this.absenceCodes = Set.of(absenceCodes);
    }

    /** The name used in packs, reports and the catalogue. */
    public String id() {
        return id;
    }

    public Plane plane() {
        return plane;
    }

    /** Path (or Resource Graph query) with places for the arguments. */
    public String template() {
        return template;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public Shape shape() {
        return shape;
    }

    /** The action that the reader needs. */
    public String permission() {
        return permission;
    }

    /** Error codes with which a 404 proves that the resource does not exist; compared in any case. */
    public boolean provesAbsence(String code) {
        return absenceCodes.stream().anyMatch(code::equalsIgnoreCase);
    }

    /** How many arguments a key of this kind has. */
    public int arguments() {
        int count = plane == Plane.VAULT || plane == Plane.HSM ? 1 : 0;
        for (int i = 0; i < 4; i++) {
            count = template.contains("{" + i + "}") ? Math.max(count, i + 1) : count;
        }
        return count;
    }

    public EvidenceKey key(String... arguments) {
        return new EvidenceKey(this, List.of(arguments));
    }

    public static Optional<EvidenceKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
