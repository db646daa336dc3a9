package io.github.cmkverify.profile;

import java.util.List;

/**
 * How far KEY-004 and GOV-002 look for other accounts and users of the key.
 *
 * @param subscriptions GUIDs in lower case
 * @param managementGroups their ids
 */
public record Scan(Setting<List<String>> subscriptions, Setting<List<String>> managementGroups) {
    static Scan read(Fields f, String subscription) {
        return new Scan(
                f.list("subscriptions", AzureTypes.guid("a subscription id"), List.of(subscription)),
                f.list("managementGroups", AzureTypes.managementGroup(), List.of()));
    }
}
