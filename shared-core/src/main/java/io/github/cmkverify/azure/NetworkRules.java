package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Cidr;

/** {@code networkAcls} of an account, a vault or a Managed HSM. */
public record NetworkRules(Body body) {
    /** {@code Allow} or {@code Deny}; no default is documented. */
    public Fact<String> defaultAction() {
        return body.choice("/defaultAction", "Allow", "Deny");
    }

    /** {@code AzureServices} or {@code None}. */
    public Fact<String> bypass() {
        return body.choice("/bypass", "AzureServices", "None").absentMeans("AzureServices", "FACTS B.2");
    }

    /**
     * The addresses that are let in, as the range that a rule covers, whatever bits it has beyond its prefix. What is no IPv4
     * range is unknown: the profile cannot approve it. No meaning is documented for a list that is left out.
     */
    public Listing<Fact<Cidr>> ipRules() {
        return body.objects("/ipRules").list(rows -> rows).map(NetworkRules::range);
    }

    private static Fact<Cidr> range(Body rule) {
        return rule.text("/value").flatMap(text -> Cidr.network(text)
                .map(range -> Fact.read(range, rule.source(text)))
                .orElseGet(() -> Fact.unknown(new Gap(
                        Gap.Kind.NOT_EVALUABLE,
                        rule.source("").item(),
                        "the IP rule " + text + " is no IPv4 address or range, so it cannot be compared",
                        "let the firewall name IPv4 addresses or ranges that network.approvedIpRules holds"))));
    }

    /** The ids of the subnets that are let in. No meaning is documented for a list that is left out. */
    public Listing<Fact<String>> subnets() {
        return body.objects("/virtualNetworkRules").list(rows -> rows).map(rule -> rule.text("/id"));
    }
}
