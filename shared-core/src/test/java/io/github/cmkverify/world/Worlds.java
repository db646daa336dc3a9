package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bases: each another way to do it right. All are in order: every check passes and the release is promoted. */
public final class Worlds {
    public static final List<String> BASES =
            List.of("rbac", "access-policies", "user-assigned", "hsm", "two-accounts", "version-less", "data-plane");

    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final Instant FROM = Instant.parse("2026-11-20T08:00:00Z");
    private static final long MARCH = 1772409600L;
    private static final long SEPTEMBER = 1788220800L;

    private static final Map<String, World> MADE =
            BASES.stream().collect(Collectors.toUnmodifiableMap(name -> name, Worlds::make));

    private Worlds() {}

    public static World base(String name) {
        return MADE.get(name);
    }

    private static World make(String name) {
        return switch (name) {
            case "rbac" -> rbac();
            case "access-policies" -> accessPolicies();
            case "user-assigned" -> userAssigned();
            case "hsm" -> hsm();
            case "two-accounts" -> twoAccounts();
            case "version-less" -> versionLess();
            case "data-plane" -> dataPlane();
            default -> throw new IllegalArgumentException("there is no base " + name);
        };
    }

    public static List<World> all() {
        return BASES.stream().map(Worlds::base).toList();
    }

    /** Production, system-assigned identity, Azure RBAC at the key itself, pinned version, closed firewall, lists in pages. */
    private static World rbac() {
        var estate = Estate.of(TENANT, "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-0000000000ff");
        String principal = "a1000000-0000-4000-8000-00000000c1a1";
        estate.account("rg-claims", "aoai-claims", principal, uri("kv-claims"), "cmk-claims", version('a'));
        ObjectNode vault = estate.vault("rg-claims-keys", "kv-claims");
        estate.version(vault, "cmk-claims", version('9'), MARCH);
        estate.version(vault, "cmk-claims", version('a'), SEPTEMBER);
        String vaultId = estate.vaultId("rg-claims-keys", "kv-claims");
        estate.assign(
                "a1000000-0000-4000-8000-0000000000e1",
                Estate.READER,
                principal,
                "/subscriptions/" + estate.keySubscription());
        estate.assign(
                "a1000000-0000-4000-8000-0000000000e2",
                Estate.CRYPTO_SERVICE_ENCRYPTION_USER,
                principal,
                vaultId + "/keys/cmk-claims");
        estate.denyDeletions("a1000000-0000-4000-8000-0000000000d1", vaultId);
        String officer = "a1000000-0000-4000-8000-000000000d01";
        String platform = "a1000000-0000-4000-8000-000000000d02";
        String pipeline = "a1000000-0000-4000-8000-000000000d03";
        String emergency = "a1000000-0000-4000-8000-000000000d04";
        estate.eligible("a1000000-0000-4000-8000-0000000000a1", Estate.CRYPTO_OFFICER, officer, "User", vaultId);
        estate.activated(
                "a1000000-0000-4000-8000-0000000000a2",
                Estate.CRYPTO_OFFICER,
                officer,
                vaultId,
                "2026-11-20T06:30:00Z",
                "2026-11-20T10:30:00Z");
        estate.eligible(
                "a1000000-0000-4000-8000-0000000000a3",
                Estate.OWNER,
                platform,
                "Group",
                "/subscriptions/" + estate.subscription());
        estate.assign(
                "a1000000-0000-4000-8000-0000000000e3",
                Estate.COGNITIVE_SERVICES_CONTRIBUTOR,
                pipeline,
                estate.groupId("rg-claims"));
        user(estate.assign(
                "a1000000-0000-4000-8000-0000000000e4",
                Estate.OWNER,
                emergency,
                "/subscriptions/" + estate.keySubscription()));
        estate.azure().pagesOf(1);
        return new World(
                "rbac",
                profile("claims-assistant", estate, """
                people:
                  unwrappers:
                    - {id: %1$s, owner: claims-platform, expires: 2027-06-30}
                    - {id: %5$s, owner: security, expires: 2027-06-30}
                  keyAdmins:
                    - {id: %2$s, owner: key-management, expires: 2027-06-30}
                    - {id: %3$s, owner: platform, expires: 2027-06-30}
                    - {id: %5$s, owner: security, expires: 2027-06-30}
                  writers:
                    - {id: %4$s, owner: claims-platform, expires: 2027-06-30}
                  breakGlass:
                    - {id: %5$s, owner: security, expires: 2027-06-30}
                defaults:
                  kind: OpenAI
                  location: swedencentral
                  key: {vault: kv-claims, name: cmk-claims}
                accounts:
                  - {resourceGroup: rg-claims, name: aoai-claims}
                """.formatted(principal, officer, platform, pipeline, emergency)),
                estate.azure(),
                FROM);
    }

    /** A vault that still counts access policies, open to one address besides trusted services. */
    private static World accessPolicies() {
        var estate = Estate.of(TENANT, "a2000000-0000-4000-8000-000000000001", "a2000000-0000-4000-8000-000000000001");
        String principal = "a2000000-0000-4000-8000-00000000c1a1";
        estate.account("rg-letters", "aoai-letters", principal, uri("kv-letters"), "cmk-letters", version('b'));
        ObjectNode vault = estate.vault("rg-letters", "kv-letters");
        Json.merge(vault, Json.parse("""
                {"properties": {
                  "enableRbacAuthorization": null,
                  "publicNetworkAccess": "Enabled",
                  "networkAcls": {"ipRules": [{"value": "203.0.113.7/32"}]},
                  "accessPolicies": [
                    {"tenantId": "%s", "objectId": "8d6f1a2c-0000-4000-8000-0000000000de",
                     "permissions": {"certificates": [], "keys": ["Get", "List", "Create"], "secrets": []}},
                    {"tenantId": "%s", "objectId": "%s",
                     "permissions": {"certificates": [], "keys": ["Get", "WrapKey", "UnwrapKey"], "secrets": []}}]}}
                """.formatted(TENANT, TENANT, principal)));
        estate.version(vault, "cmk-letters", version('b'), SEPTEMBER);
        String pipeline = "a2000000-0000-4000-8000-000000000d03";
        estate.assign(
                "a2000000-0000-4000-8000-0000000000e3",
                Estate.COGNITIVE_SERVICES_CONTRIBUTOR,
                pipeline,
                estate.groupId("rg-letters"));
        return new World(
                "access-policies",
                profile("letters", estate, """
                  approvedIpRules: [203.0.113.0/24]
                people:
                  unwrappers: [{id: %s, owner: letters, expires: 2027-06-30}]
                  keyAdmins: [{id: 8d6f1a2c-0000-4000-8000-0000000000de, owner: key-management, expires: 2027-06-30}]
                  writers: [{id: %s, owner: letters, expires: 2027-06-30}]
                vaultModel: accessPoliciesAccepted
                accounts:
                  - resourceGroup: rg-letters
                    name: aoai-letters
                    key: {vault: kv-letters, name: cmk-letters}
                """.formatted(principal, pipeline)),
                estate.azure(),
                FROM);
    }

    /** A user-assigned identity that holds its right on the vault through a group. */
    private static World userAssigned() {
        var estate = Estate.of(TENANT, "a3000000-0000-4000-8000-000000000001", "a3000000-0000-4000-8000-0000000000ff");
        String principal = "a3000000-0000-4000-8000-00000000c1a1";
        String group = "a3000000-0000-4000-8000-0000000009a0";
        ObjectNode account =
                estate.account("rg-triage", "aoai-triage", principal, uri("kv-triage"), "cmk-triage", version('c'));
        String client = "a3000000-0000-4000-8000-00000000c11e";
        account.putObject("identity")
                .put("type", "UserAssigned")
                .putObject("userAssignedIdentities")
                .putObject(estate.identityId("rg-triage", "id-triage"))
                .put("principalId", principal)
                .put("clientId", client);
        ((ObjectNode) account.at("/properties/encryption/keyVaultProperties")).put("identityClientId", client);
        ObjectNode vault = estate.vault("rg-triage-keys", "kv-triage");
        estate.version(vault, "cmk-triage", version('c'), SEPTEMBER);
        String vaultId = estate.vaultId("rg-triage-keys", "kv-triage");
        estate.azure().member(group, principal);
        group(estate.assign(
                "a3000000-0000-4000-8000-0000000000e1", Estate.CRYPTO_SERVICE_ENCRYPTION_USER, group, vaultId));
        group(estate.assign(
                "a3000000-0000-4000-8000-0000000000e2",
                Estate.READER,
                group,
                "/providers/Microsoft.Management/managementGroups/mg-ai"));
        estate.denyDeletions("a3000000-0000-4000-8000-0000000000d1", vaultId);
        String steward = "a3000000-0000-4000-8000-000000000d01";
        estate.eligible(
                "a3000000-0000-4000-8000-0000000000a1",
                Estate.MANAGED_IDENTITY_CONTRIBUTOR,
                steward,
                "User",
                estate.groupId("rg-triage"));
        return new World(
                "user-assigned", profile("triage", estate, """
                people:
                  unwrappers: [{id: %s, owner: triage, expires: 2027-06-30}]
                  keyAdmins: [{id: %s, owner: identities, expires: 2027-06-30}]
                allowVaultScope: true
                accounts:
                  - resourceGroup: rg-triage
                    name: aoai-triage
                    key: {vault: kv-triage, name: cmk-triage}
                    identity: {type: UserAssigned}
                """.formatted(group, steward)), estate.azure(), FROM);
    }

    /** A key in a Managed HSM of another region with a replica in the account's, and local roles. */
    private static World hsm() {
        var estate = Estate.of(TENANT, "a4000000-0000-4000-8000-000000000001", "a4000000-0000-4000-8000-0000000000ff");
        String principal = "a4000000-0000-4000-8000-00000000c1a1";
        String host = "hsm-vaultline.managedhsm.azure.net";
        ObjectNode account = estate.account(
                "rg-research", "ais-research", principal, "https://" + host, "cmk-research", version('d'));
        account.put("kind", "AIServices");
        ObjectNode hsm = estate.hsm("rg-hsm", "hsm-vaultline");
        estate.hsm("rg-hsm-test", "test-hsm-vaultline");
        estate.version(hsm, "cmk-research", version('d'), SEPTEMBER);
        estate.localRoles(host);
        String role = Estate.HSM_CRYPTO_SERVICE_ENCRYPTION_USER;
        String reader = "a4000000-0000-4000-8000-00000000aead";
        String emergency = "a4000000-0000-4000-8000-000000000d04";
        String pipeline = "a4000000-0000-4000-8000-000000000d03";
        estate.assignLocally(host, "a4000000-0000-4000-8000-0000000000e1", Estate.HSM_CRYPTO_AUDITOR, reader, "/");
        estate.assignLocally(host, "a4000000-0000-4000-8000-0000000000e2", role, principal, "/keys/cmk-research");
        estate.assignLocally(host, "a4000000-0000-4000-8000-0000000000e3", Estate.HSM_ADMINISTRATOR, emergency, "/");
        estate.assign(
                "a4000000-0000-4000-8000-0000000000e4",
                Estate.COGNITIVE_SERVICES_CONTRIBUTOR,
                pipeline,
                estate.groupId("rg-research"));
        estate.assign(
                "a4000000-0000-4000-8000-0000000000e5",
                Estate.READER,
                reader,
                "/subscriptions/" + estate.keySubscription());
        estate.azure().pagesOf(1);
        return new World(
                "hsm",
                profile("research", estate, """
                people:
                  unwrappers:
                    - {id: %1$s, owner: research, expires: 2027-06-30}
                    - {id: %2$s, owner: security, expires: 2027-06-30}
                  keyAdmins: [{id: %2$s, owner: security, expires: 2027-06-30}]
                  breakGlass: [{id: %2$s, owner: security, expires: 2027-06-30}]
                  writers: [{id: %3$s, owner: research, expires: 2027-06-30}]
                accounts:
                  - resourceGroup: rg-research
                    name: ais-research
                    kind: AIServices
                    key: {vault: hsm-vaultline, name: cmk-research, hsm: true}
                """.formatted(principal, emergency, pipeline)),
                estate.azure(),
                FROM);
    }

    /** Two accounts of both kinds; the second has an encryption scope with a key and an identity of its own. */
    private static World twoAccounts() {
        var estate = Estate.of(TENANT, "a5000000-0000-4000-8000-000000000001", "a5000000-0000-4000-8000-0000000000ff");
        String first = "a5000000-0000-4000-8000-00000000c1a1";
        String second = "a5000000-0000-4000-8000-00000000c1a2";
        String hr = "a5000000-0000-4000-8000-00000000c1a3";
        String client = "a5000000-0000-4000-8000-00000000c11e";
        estate.account("rg-contracts", "aoai-contracts", first, uri("kv-contracts"), "cmk-aoai", version('e'));
        ObjectNode services =
                estate.account("rg-contracts", "ais-contracts", second, uri("kv-contracts"), "cmk-ais", version('f'));
        services.put("kind", "AIServices");
        ((ObjectNode) services.get("identity"))
                .put("type", "SystemAssigned, UserAssigned")
                .putObject("userAssignedIdentities")
                .putObject(estate.identityId("rg-contracts", "id-hr"))
                .put("principalId", hr)
                .put("clientId", client);
        String servicesId = estate.accountId("rg-contracts", "ais-contracts");
        estate.scope(servicesId, "hr", client, uri("kv-contracts-hr"), "cmk-hr", version('0'));
        ObjectNode former = estate.scope(servicesId, "old", "", "", "", "");
        former.putObject("properties")
                .put("provisioningState", "Succeeded")
                .put("state", "Disabled")
                .put("keySource", "Microsoft.CognitiveServices");
        ObjectNode vault = estate.vault("rg-contracts-keys", "kv-contracts");
        ObjectNode hrVault = estate.vault("rg-hr-keys", "kv-contracts-hr");
        estate.version(vault, "cmk-aoai", version('e'), SEPTEMBER);
        estate.version(vault, "cmk-ais", version('f'), SEPTEMBER);
        estate.version(hrVault, "cmk-hr", version('0'), SEPTEMBER);
        String role = Estate.CRYPTO_SERVICE_ENCRYPTION_USER;
        String vaultId = estate.vaultId("rg-contracts-keys", "kv-contracts");
        String hrVaultId = estate.vaultId("rg-hr-keys", "kv-contracts-hr");
        estate.assign("a5000000-0000-4000-8000-0000000000e1", role, first, vaultId + "/keys/cmk-aoai");
        estate.assign("a5000000-0000-4000-8000-0000000000e2", role, second, vaultId + "/keys/cmk-ais");
        estate.assign("a5000000-0000-4000-8000-0000000000e3", role, hr, hrVaultId + "/keys/cmk-hr");
        estate.denyDeletions("a5000000-0000-4000-8000-0000000000d1", vaultId);
        estate.denyDeletions("a5000000-0000-4000-8000-0000000000d2", hrVaultId);
        return new World(
                "two-accounts", profile("contracts", estate, """
                people:
                  unwrappers:
                    - {id: %s, owner: contracts, expires: 2027-06-30}
                    - {id: %s, owner: contracts, expires: 2027-06-30}
                    - {id: %s, owner: hr, expires: 2027-06-30}
                defaults:
                  resourceGroup: rg-contracts
                accounts:
                  - name: aoai-contracts
                    kind: OpenAI
                    key: {vault: kv-contracts, name: cmk-aoai}
                  - name: ais-contracts
                    kind: AIServices
                    key: {vault: kv-contracts, name: cmk-ais}
                    identity: {type: any}
                    scopeKeys:
                      - {scope: hr, vault: kv-contracts-hr, name: cmk-hr}
                """.formatted(first, second, hr)), estate.azure(), FROM);
    }

    /** A reference that names no version and so follows the newest one. */
    private static World versionLess() {
        var estate = Estate.of(TENANT, "a6000000-0000-4000-8000-000000000001", "a6000000-0000-4000-8000-0000000000ff");
        String principal = "a6000000-0000-4000-8000-00000000c1a1";
        ObjectNode account = estate.account("rg-search", "aoai-search", principal, uri("kv-search"), "cmk-search", "");
        ObjectNode vault = estate.vault("rg-search-keys", "kv-search");
        estate.version(vault, "cmk-search", version('1'), MARCH);
        estate.version(vault, "cmk-search", version('2'), SEPTEMBER);
        String vaultId = estate.vaultId("rg-search-keys", "kv-search");
        estate.assign(
                "a6000000-0000-4000-8000-0000000000e1", Estate.CRYPTO_SERVICE_ENCRYPTION_USER, principal, vaultId);
        estate.denyDeletions("a6000000-0000-4000-8000-0000000000d1", vaultId);
        estate.azure().below("mg-ai", Json.object("""
                        {"id": "/providers/Microsoft.Management/managementGroups/mg-ai-lab",
                         "type": "Microsoft.Management/managementGroups", "name": "mg-ai-lab",
                         "properties": {"displayName": "Lab", "parent": {"id": "/providers/Microsoft.Management/managementGroups/mg-ai"}}}""")).below("mg-ai", Json.object("""
                        {"id": "/subscriptions/a6000000-0000-4000-8000-0000000000ff",
                         "type": "/subscriptions", "name": "a6000000-0000-4000-8000-0000000000ff",
                         "properties": {"displayName": "keys", "parent": {"id": "/providers/Microsoft.Management/managementGroups/mg-ai-lab"}}}"""));
        return new World("version-less", profile("search", estate, """
                people:
                  unwrappers: [{id: %s, owner: search, expires: 2027-06-30}]
                allowVaultScope: true
                scan: {managementGroups: [mg-ai]}
                accounts:
                  - resourceGroup: rg-search
                    name: aoai-search
                """.formatted(principal)), estate.azure(), FROM);
    }

    /** The reader may not read the version through ARM, but through the vault itself. */
    private static World dataPlane() {
        var estate = Estate.of(TENANT, "a7000000-0000-4000-8000-000000000001", "a7000000-0000-4000-8000-0000000000ff");
        String principal = "a7000000-0000-4000-8000-00000000c1a1";
        estate.account("rg-mail", "aoai-mail", principal, uri("kv-mail"), "cmk-mail", version('3'));
        ObjectNode vault = estate.vault("rg-mail-keys", "kv-mail");
        ObjectNode version = estate.version(vault, "cmk-mail", version('3'), SEPTEMBER);
        String vaultId = estate.vaultId("rg-mail-keys", "kv-mail");
        estate.assign(
                "a7000000-0000-4000-8000-0000000000e1",
                Estate.CRYPTO_SERVICE_ENCRYPTION_USER,
                principal,
                vaultId + "/keys/cmk-mail");
        estate.denyDeletions("a7000000-0000-4000-8000-0000000000d1", vaultId);
        estate.azure().refuse(version.get("id").textValue()).openDataPlane("kv-mail.vault.azure.net");
        return new World("data-plane", profile("mail", estate, """
                people:
                  unwrappers: [{id: %s, owner: mail, expires: 2027-06-30}]
                accounts:
                  - resourceGroup: rg-mail
                    name: aoai-mail
                    key: {vault: kv-mail, name: cmk-mail}
                """.formatted(principal)), estate.azure(), FROM);
    }

    static String uri(String vault) {
        return "https://" + vault + ".vault.azure.net";
    }

    /** A version of a key: 32 hex digits. */
    static String version(char digit) {
        return Character.toString(digit).repeat(4) + "45549d7bf14ff4bf178c10d3bdca";
    }

    static void user(ObjectNode assignment) {
        ((ObjectNode) assignment.get("properties")).put("principalType", "User");
    }

    private static void group(ObjectNode assignment) {
        ((ObjectNode) assignment.get("properties")).put("principalType", "Group");
    }

    private static String profile(String workload, Estate estate, String rest) {
        return """
                schemaVersion: 1
                workload: %s
                environment: production
                azure:
                  tenant: %s
                  subscription: %s
                """.formatted(workload, estate.tenant(), estate.subscription()) + estate.approvals() + rest;
    }
}
