package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.report.Visible;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile as {@code init} proposes it. Accounts, their keys and regions are what was found; people and endpoints stand
 * under {@code proposed:}, where they count for nothing.
 *
 * @param azure the lines below {@code azure:}
 * @param accounts bodies of the accounts
 */
record Proposal(String workload, List<String> azure, List<JsonNode> accounts) {
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._()-]{1,90}");
    private static final Pattern RANGE = Pattern.compile("[0-9.]{7,15}(/[0-9]{1,2})?");
    private static final int MOST = 500;
    private static final int LONGEST = 400;
    private static final Set<String> KEY_ADMINS = Set.of(
            "key vault administrator",
            "key vault crypto officer",
            "key vault data access administrator",
            "managed hsm crypto officer",
            "managed hsm administrator");
    private static final Set<String> UNWRAPPERS = Set.of(
            "key vault crypto service encryption user",
            "key vault crypto user",
            "managed hsm crypto user",
            "managed hsm crypto service encryption user");
    private static final Set<String> OWNERS =
            Set.of("owner", "user access administrator", "role based access control administrator");

    /** The least that the collection of evidence needs. */
    String skeleton() {
        return lines(head());
    }

    /** The whole profile. */
    String text(LocalDate today, Found found) {
        var text = new ArrayList<String>();
        text.add("# Proposed by cmk-verify init on " + today
                + ", from what Azure answered. It approves nothing by itself:");
        text.add(
                "# read every line before you merge it, for afterwards Azure is compared with it. People and endpoints");
        text.add("# stand under proposed: and count as not approved until you move them (docs/profile.md).");
        text.addAll(head());
        text.add("gate:");
        text.add("  mode: observe");
        text.add("  failOn: critical");
        List<String> people = people(found);
        List<String> endpoints = endpoints(found);
        if (!people.isEmpty() || !endpoints.isEmpty()) {
            text.add("");
            text.add(
                    "# Not approved. To approve one: move it to people.LIST with an owner and an expiry, or to network.LIST.");
            text.add("proposed:");
            section(text, "people", people);
            section(text, "endpoints", endpoints);
        }
        return lines(text);
    }

    private static void section(List<String> text, String name, List<String> rows) {
        if (!rows.isEmpty()) {
            text.add("  " + name + ":");
            rows.stream().limit(MOST).forEach(row -> text.add("    - " + row));
        }
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        head.add("schemaVersion: 1");
        head.add("workload: " + quoted(workload));
        head.add("environment: production # the strictest; correct it where it is not so");
        head.add("azure:");
        azure.forEach(line -> head.add("  " + line));
        head.add("accounts:");
        accounts.forEach(account -> head.addAll(account(account)));
        return head;
    }

    private static List<String> account(JsonNode account) {
        var lines = new ArrayList<String>();
        String group =
                ArmId.of(Found.text(account, "/id")).map(ArmId::resourceGroup).orElse("");
        lines.add("  - resourceGroup: " + quoted(group));
        lines.add("    name: " + quoted(Found.text(account, "/name")));
        lines.add("    kind: " + (Found.text(account, "/kind").equalsIgnoreCase("OpenAI") ? "OpenAI" : "AIServices"));
        lines.add("    location: " + quoted(Found.text(account, "/location")));
        JsonNode key = account.at("/properties/encryption/keyVaultProperties");
        String vault = vault(Found.text(key, "/keyVaultUri"));
        String name = Found.text(key, "/keyName");
        lines.add(
                NAME.matcher(vault).matches() && NAME.matcher(name).matches()
                        ? "    key: {vault: " + quoted(vault) + ", name: " + quoted(name) + "}"
                        : "    # no customer-managed key was found: a judgement fails until there is one (CMK-ACC-001)");
        if (!Found.text(key, "/identityClientId").isEmpty()) {
            lines.add("    identity: {type: UserAssigned}");
        }
        return lines;
    }

    /** {@code kv-claims} of {@code https://kv-claims.vault.azure.net/}. */
    private static String vault(String uri) {
        return uri.replaceFirst("(?i)^https://", "").replaceFirst("[./].*$", "");
    }

    private List<String> people(Found found) {
        Map<String, String> roles = new TreeMap<>();
        found.bodies(EvidenceKind.ROLE_DEFINITION)
                .forEach(role -> roles.put(last(Found.text(role, "/id")), Found.text(role, "/properties/roleName")));
        Set<String> own = accounts.stream()
                .flatMap(account -> Stream.concat(
                        Stream.of(Found.text(account, "/identity/principalId")),
                        Found.texts(account.at("/identity/userAssignedIdentities"), "/principalId").stream()))
                .collect(Collectors.toSet());
        Map<String, String> people = new LinkedHashMap<>();
        found.rows().forEach(row -> {
            String role = roles.getOrDefault(
                    last(Found.text(row, "/properties/roleDefinitionId")), "a role that could not be read");
            person(
                    people,
                    Found.text(row, "/properties/principalId"),
                    own.contains(Found.text(row, "/properties/principalId")) ? "unwrappers" : list(role),
                    role + " (" + Found.text(row, "/properties/principalType") + ") at "
                            + Found.text(row, "/properties/scope"));
        });
        found.bodies(EvidenceKind.VAULT).forEach(vault -> Found.all(vault.at("/properties/accessPolicies"))
                .forEach(policy -> person(
                        people,
                        Found.text(policy, "/objectId"),
                        own.contains(Found.text(policy, "/objectId")) ? "unwrappers" : "keyAdmins",
                        "access policy of " + Found.text(vault, "/name") + ": keys "
                                + policy.at("/permissions/keys"))));
        return people.values().stream().toList();
    }

    /** The first place where somebody was found is enough to look for the others. */
    private static void person(Map<String, String> people, String id, String list, String where) {
        if (GUID.matcher(id).matches()) {
            people.putIfAbsent(
                    id.toLowerCase(Locale.ROOT) + list,
                    "{id: " + id.toLowerCase(Locale.ROOT) + ", list: " + list + ", found: " + quoted(where) + "}");
        }
    }

    private static String list(String role) {
        String name = role.toLowerCase(Locale.ROOT);
        return KEY_ADMINS.contains(name)
                ? "keyAdmins"
                : UNWRAPPERS.contains(name) ? "unwrappers" : OWNERS.contains(name) ? "platformOwners" : "writers";
    }

    private static List<String> endpoints(Found found) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        Stream.of(EvidenceKind.ACCOUNT, EvidenceKind.VAULT, EvidenceKind.HSM)
                .flatMap(found::bodies)
                .forEach(resource -> {
                    String name = Found.text(resource, "/name");
                    JsonNode rules = resource.at("/properties/networkAcls");
                    Found.texts(rules.at("/ipRules"), "/value").stream()
                            .filter(range -> RANGE.matcher(range).matches())
                            .forEach(range -> endpoint(endpoints, range, "approvedIpRules", "firewall of " + name));
                    Found.texts(rules.at("/virtualNetworkRules"), "/id")
                            .forEach(id -> endpoint(endpoints, id, "approvedSubnets", "firewall of " + name));
                    Found.texts(resource.at("/properties/privateEndpointConnections"), "/properties/privateEndpoint/id")
                            .forEach(id ->
                                    endpoint(endpoints, id, "approvedPrivateEndpoints", "private endpoint of " + name));
                });
        return endpoints.values().stream().toList();
    }

    private static void endpoint(Map<String, String> endpoints, String address, String list, String where) {
        endpoints.putIfAbsent(
                address.toLowerCase(Locale.ROOT),
                "{address: " + quoted(address) + ", list: " + list + ", found: " + quoted(where) + "}");
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** In quotes, so that it is text whatever it looks like. */
    private static String quoted(String hostile) {
        return TextNode.valueOf(Visible.cut(hostile, LONGEST).strip()).toString();
    }
}
