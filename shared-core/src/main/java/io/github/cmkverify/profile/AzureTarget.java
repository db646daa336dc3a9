package io.github.cmkverify.profile;

import java.util.List;

/**
 * Where the workload is meant to be.
 *
 * @param tenant GUID in lower case
 * @param subscription GUID in lower case
 * @param cloudAt where the profile names its cloud, or would
 * @param customHosts the hosts that the profile itself names, without this machine
 */
public record AzureTarget(
        Setting<String> tenant,
        Setting<String> subscription,
        Setting<Cloud> cloud,
        Place cloudAt,
        List<CustomHost> customHosts) {
    public AzureTarget {
        customHosts = List.copyOf(customHosts);
    }

    static AzureTarget read(Fields f) {
        Setting<String> tenant = f.required("tenant", AzureTypes.guid("a tenant id"));
        Setting<String> subscription = f.required("subscription", AzureTypes.guid("a subscription id"));
        Setting<Cloud> cloud = Cloud.read(f);
        return new AzureTarget(tenant, subscription, cloud, f.at("cloud"), CustomHost.of(cloud.value(), f));
    }
}
