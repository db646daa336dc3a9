package io.github.cmkverify.profile;

import java.util.List;

/**
 * The approved ways to account and vault.
 *
 * @param approvedIpRules ranges that firewall rules may open
 * @param widestIpRule the shortest prefix length that a firewall rule may have
 * @param approvedSubnets resource ids of subnets
 * @param approvedPrivateEndpoints resource ids of private endpoints
 */
public record Network(
        Setting<List<Cidr>> approvedIpRules,
        Setting<Integer> widestIpRule,
        Setting<List<String>> approvedSubnets,
        Setting<List<String>> approvedPrivateEndpoints) {
    static Network read(Fields f) {
        return new Network(
                f.list("approvedIpRules", AzureTypes.cidr(), List.of()),
                f.setting("widestIpRule", Types.whole(1, 32), 24),
                f.list(
                        "approvedSubnets",
                        AzureTypes.armId("a subnet", "Microsoft.Network/virtualNetworks/subnets"),
                        List.of()),
                f.list(
                        "approvedPrivateEndpoints",
                        AzureTypes.armId("a private endpoint", "Microsoft.Network/privateEndpoints"),
                        List.of()));
    }
}
