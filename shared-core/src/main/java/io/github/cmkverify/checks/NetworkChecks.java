package io.github.cmkverify.checks;

import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.NetworkRules;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.workload.StoreChain;
import java.time.Instant;
import java.util.Optional;

/** Group NET: the way from the service to the key. */
final class NetworkChecks {
    private NetworkChecks() {}

    /** CMK-NET-005. An open firewall lets the service in too; that it is open is the finding of CMK-NET-004. */
    static Claim serviceLetIn(StoreChain chain, Instant at) {
        return chain.existingStore().claim(store -> store.publicNetworkAccess().claim(access -> switch (access) {
            case "SecuredByPerimeter" ->
                Claim.open(unseen(
                        store,
                        "a network security perimeter decides who gets in, and its rules are not part of the evidence",
                        "set publicNetworkAccess to Disabled with bypass AzureServices"));
            case "Disabled" -> closed(store);
            default -> filtered(store);
        }));
    }

    private static Claim closed(KeyStore store) {
        return store.networkRules().claim(rules -> rules.map(NetworkChecks::bypassed)
                .orElseGet(() -> Claim.open(unseen(
                        store,
                        "public access is disabled, and no firewall rules say whether Azure services may bypass that",
                        "write the bypass down: az keyvault update --bypass AzureServices"))));
    }

    private static Claim filtered(KeyStore store) {
        Fact<Optional<NetworkRules>> firewall = store.networkRules();
        return firewall.claim(rules -> rules.map(present -> present.defaultAction()
                        .claim(action -> action.equals("Allow")
                                ? present.defaultAction().mustBe("Allow", "")
                                : bypassed(present)))
                .orElseGet(() -> firewall.must(Optional::isEmpty, some -> "")));
    }

    private static Claim bypassed(NetworkRules rules) {
        return rules.bypass()
                .mustBe(
                        "AzureServices",
                        "the firewall is closed and bypass is None: the AI service cannot reach its key");
    }

    private static Gap unseen(KeyStore store, String detail, String fix) {
        return new Gap(Gap.Kind.NOT_EVALUABLE, store.body().source("").item(), detail, fix);
    }
}
