package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.NetworkRules;
import io.github.cmkverify.azure.PrivateEndpointConnection;
import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Environment;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.StoreChain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Group NET: who reaches account and vault, and whether the service reaches its key. */
final class NetworkChecks {
    private static final String NO_SUB_DOMAIN =
            "the account has no custom sub-domain, and so neither tokens nor private endpoints";

    private NetworkChecks() {}

    /** CMK-NET-001. */
    static Claim accountClosed(AccountChain chain, Instant at) {
        return chain.account().claim(account -> account.publicNetworkAccess().claim(access -> switch (access) {
            case "SecuredByPerimeter" -> Claim.open(perimeter(account.body()));
            case "Disabled" -> account.publicNetworkAccess().mustBe("Disabled", "");
            default ->
                all(
                        new Firewall("the account", chain.profile().network(), account.networkRules()).closed(),
                        withoutAddresses(chain, account));
        }));
    }

    /** In production not even an approved address reaches the account. */
    private static Claim withoutAddresses(AccountChain chain, Account account) {
        Fact<Optional<NetworkRules>> firewall = account.networkRules();
        return chain.profile()
                .environment()
                .fact()
                .claim(environment -> firewall.claim(rules -> rules.map(present -> present.ipRules()
                                .size()
                                .must(
                                        count -> count == 0 || environment != Environment.PRODUCTION,
                                        count -> "in production the account may have no IP rules, and it has " + count))
                        .orElseGet(() -> firewall.must(Optional::isEmpty, some -> ""))));
    }

    /** CMK-NET-002. */
    static Judgement privateEndpoints(AccountChain chain, Instant at) {
        return Judgement.whenClaim(
                chain.profile()
                        .environment()
                        .fact()
                        .must(
                                Environment.PRODUCTION::equals,
                                environment -> "private endpoints are asked for in production, and the profile says "
                                        + environment.text()),
                () -> all(accountLinked(chain), storesLinked(chain, at)));
    }

    private static Claim accountLinked(AccountChain chain) {
        return chain.account()
                .claim(account -> all(
                        account.customSubDomain().orBroken(NO_SUB_DOMAIN, name -> account.customSubDomain()
                                .must(text -> !text.isBlank(), text -> NO_SUB_DOMAIN)),
                        linked("the account", account.privateEndpointConnections(), chain.profile())));
    }

    /** A vault counts only where CMK is required and a reference leads to it. */
    private static Claim storesLinked(AccountChain chain, Instant at) {
        Fact<Boolean> required =
                chain.settings().cmk().required(at.atZone(ZoneOffset.UTC).toLocalDate());
        return required.claim(is -> is
                ? all(
                        chain.encryptionScopes().complete(),
                        all(chain.stores().stream()
                                .map(NetworkChecks::storeLinked)
                                .toList()))
                : required.mustBe(false, ""));
    }

    private static Claim storeLinked(StoreChain chain) {
        Fact<Optional<KeyReference>> reference = chain.key().referenceIfAny();
        return reference.claim(some -> some.isEmpty()
                ? reference.must(Optional::isEmpty, any -> "")
                : chain.existingStore()
                        .claim(store -> linked(
                                "the " + chain.name(),
                                store.privateEndpointConnections(),
                                chain.account().profile())));
    }

    private static Claim linked(String what, Listing<PrivateEndpointConnection> connections, Profile profile) {
        Claim some = connections
                .values(PrivateEndpointConnection::status)
                .must(
                        all -> all.contains(PrivateEndpointConnection.APPROVED),
                        all -> what + " has no approved private endpoint ("
                                + (all.isEmpty() ? "it has no connection" : "connections: " + Handful.shown(all))
                                + ")");
        Claim own = profile.network()
                .approvedPrivateEndpoints()
                .fact()
                .claim(approved -> Handful.of(
                        "private endpoints of " + what + " that network.approvedPrivateEndpoints does not approve: ",
                        connections.each(connection -> isApproved(connection, approved)),
                        " (it approves " + (approved.isEmpty() ? "none)" : approved.size() + " others)")));
        return all(some, own);
    }

    /** Only an approved connection lets anybody through. */
    private static Claim isApproved(PrivateEndpointConnection connection, List<String> approved) {
        Fact<String> status = connection.status();
        return status.claim(is -> is.equals(PrivateEndpointConnection.APPROVED)
                ? connection.endpointId().must(id -> approved.stream().anyMatch(id::equalsIgnoreCase), id -> id)
                : status.mustBe(is, ""));
    }

    /** CMK-NET-003. */
    static Claim apiKeysOff(AccountChain chain, Instant at) {
        return chain.account(Account::localAuthDisabled)
                .mustBe(true, "the account accepts API keys (disableLocalAuth is not true)");
    }

    /** CMK-NET-004. */
    static Claim storeClosed(StoreChain chain, Instant at) {
        return chain.existingStore().claim(store -> store.publicNetworkAccess()
                .claim(access -> access.equals("Enabled")
                        ? new Firewall(
                                        "the " + chain.name(),
                                        chain.account().profile().network(),
                                        store.networkRules())
                                .closed()
                        : store.publicNetworkAccess().mustBe(access, "")));
    }

    /** CMK-NET-005. An open firewall lets the service in too; that it is open is the finding of CMK-NET-004. */
    static Claim serviceLetIn(StoreChain chain, Instant at) {
        return chain.existingStore().claim(store -> store.publicNetworkAccess().claim(access -> switch (access) {
            case "SecuredByPerimeter" -> Claim.open(perimeter(store.body()));
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

    private static Gap perimeter(Body body) {
        return new Gap(
                Gap.Kind.NOT_EVALUABLE,
                body.source("").item(),
                "a network security perimeter decides who gets in, and its rules are not part of the evidence",
                "set publicNetworkAccess to Disabled with bypass AzureServices");
    }

    private static Gap unseen(KeyStore store, String detail, String fix) {
        return new Gap(Gap.Kind.NOT_EVALUABLE, store.body().source("").item(), detail, fix);
    }
}
