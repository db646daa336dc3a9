package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.KeyVersion;
import io.github.cmkverify.azure.ManagedHsm;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.azure.Vault;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.StoreChain;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Group VLT: the vault or Managed HSM that holds the key. */
final class VaultChecks {
    private static final List<String> SETTLED = List.of("Succeeded", "Activated");
    private static final List<String> UNSETTLED =
            List.of("Provisioning", "Updating", "SecurityDomainRestore", "Restoring");

    private VaultChecks() {}

    /** CMK-VLT-001. */
    static Claim live(StoreChain chain, Instant at) {
        return chain.store()
                .orBroken(
                        "the vault does not exist: " + chain.key().whyStoreAbsent(),
                        store -> store.fold(VaultChecks::vaultLive, VaultChecks::hsmLive));
    }

    private static Claim vaultLive(Vault vault) {
        return vault.provisioningState()
                .claim(state -> state.equalsIgnoreCase("RegisteringDns")
                        ? Claim.open(unsettled(vault, "the vault", state))
                        : vault.provisioningState()
                                .must("Succeeded"::equalsIgnoreCase, other -> "the vault is in the state " + other));
    }

    private static Claim hsmLive(ManagedHsm hsm) {
        return all(
                hsm.provisioningState()
                        .claim(state -> UNSETTLED.stream().anyMatch(state::equalsIgnoreCase)
                                ? Claim.open(unsettled(hsm, "the HSM", state))
                                : hsm.provisioningState()
                                        .must(
                                                is -> SETTLED.stream().anyMatch(is::equalsIgnoreCase),
                                                is -> "the HSM is in the state " + is)),
                hsm.activationStatus()
                        .must("Active"::equalsIgnoreCase, status -> "the HSM is not activated: " + status));
    }

    private static Gap unsettled(KeyStore store, String what, String state) {
        return new Gap(
                Gap.Kind.NOT_EVALUABLE,
                store.body().source("").item(),
                what + " is in the state " + state,
                "wait until " + what + " is in the state Succeeded, then run again");
    }

    /**
     * CMK-VLT-002. The recovery level of the key is the second witness: one of the two may break the check, only both prove
     * it.
     */
    static Claim purgeProtected(KeyChain key, Instant at) {
        return all(
                key.store(KeyStore::purgeProtection).mustBe(true, "purge protection is off"),
                key.store(KeyStore::softDelete).mustBe(true, "soft delete is off"),
                key.version(KeyVersion::recoveryLevel)
                        .must(
                                level -> !level.toLowerCase(Locale.ROOT).contains("purgeable"),
                                level -> "the key reports the recovery level " + level + ": it can be purged"));
    }

    /** CMK-VLT-004. Without a system-assigned identity the subscription tells the directory of the account. */
    static Claim regionAndTenant(StoreChain chain, Instant at) {
        AccountChain account = chain.account();
        String store = "the " + chain.name();
        Claim region = account.account(Account::location).claim(own -> chain.store(KeyStore::regions)
                .must(
                        regions -> regions.contains(own),
                        regions -> "the account lies in " + own + ", " + store + " in " + String.join(", ", regions)));
        Fact<String> tenant = account.account(Account::identityTenant)
                .ifAbsent(() -> account.subscription().flatMap(Subscription::tenantId));
        Claim directory = account.profile()
                .azure()
                .tenant()
                .fact()
                .claim(approved ->
                        all(in(approved, "the account", tenant), in(approved, store, chain.store(KeyStore::tenantId))));
        return all(region, directory);
    }

    private static Claim in(String approved, String what, Fact<String> tenant) {
        return tenant.must(
                approved::equalsIgnoreCase, actual -> what + " belongs to directory " + actual + ", not " + approved);
    }
}
