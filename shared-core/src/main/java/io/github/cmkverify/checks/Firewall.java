package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.NetworkRules;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.profile.Cidr;
import io.github.cmkverify.profile.Network;
import java.util.List;
import java.util.Optional;

/**
 * The firewall of an account or vault, compared with the ways that the profile approves.
 *
 * @param what as in messages: {@code the account}, {@code the vault kv-claims}
 */
record Firewall(String what, Network approved, Fact<Optional<NetworkRules>> rules) {
    /** Holds when the firewall shuts everybody out but approved addresses and subnets. */
    Claim closed() {
        return rules.claim(present -> present.map(this::closed)
                .orElseGet(() -> rules.must(
                        Optional::isPresent, none -> what + " has no firewall: it is open to every network")));
    }

    private Claim closed(NetworkRules firewall) {
        return all(
                firewall.defaultAction()
                        .mustBe(
                                "Deny",
                                "the firewall of " + what + " is open to every network (defaultAction is not Deny)"),
                approved.approvedIpRules().fact().claim(ranges -> addresses(firewall, ranges)),
                approved.widestIpRule().fact().claim(widest -> width(firewall, widest)),
                approved.approvedSubnets().fact().claim(subnets -> subnets(firewall, subnets)));
    }

    private Claim addresses(NetworkRules firewall, List<Cidr> ranges) {
        return Handful.of(
                "IP rules of " + what + " that network.approvedIpRules does not approve: ",
                firewall.ipRules().each(rule -> rule.must(range -> isApproved(range, ranges), Cidr::text)),
                " (it approves "
                        + Handful.approved(ranges.stream().map(Cidr::text).toList()) + ")");
    }

    /** 0.0.0.0 is nobody's address: services of Azure take it for everybody, or for all of Azure. */
    private static boolean isApproved(Cidr rule, List<Cidr> ranges) {
        return rule.address() != 0 && ranges.stream().anyMatch(range -> range.contains(rule));
    }

    private Claim width(NetworkRules firewall, int widest) {
        return Handful.of(
                "IP rules of " + what + " that are wider than /" + widest + " (network.widestIpRule): ",
                firewall.ipRules().each(rule -> rule.must(range -> range.prefix() >= widest, Cidr::text)),
                "");
    }

    private Claim subnets(NetworkRules firewall, List<String> subnets) {
        return Handful.of(
                "subnets that " + what + " lets in and network.approvedSubnets does not approve: ",
                firewall.subnets()
                        .each(subnet -> subnet.must(id -> subnets.stream().anyMatch(id::equalsIgnoreCase), id -> id)),
                " (it approves " + Handful.approved(subnets) + ")");
    }
}
