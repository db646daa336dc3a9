package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.KeyVersion;
import io.github.cmkverify.azure.Lock;
import io.github.cmkverify.azure.ManagedHsm;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.azure.Vault;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.VaultModel;
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

    /** CMK-VLT-003. */
    static Claim recoverable(StoreChain chain, Instant at) {
        return chain.account().profile().thresholds().minRetentionDays().fact().claim(least -> chain.store(
                        KeyStore::retentionDays)
                .must(
                        days -> days >= least,
                        days -> "deleted keys of the " + chain.name() + " can be recovered for " + days
                                + " days; the profile asks for " + least
                                + " (thresholds.minRetentionDays: a rule of the house, not of Azure)"));
    }

    /** CMK-VLT-005. */
    static Judgement grantsByRoles(StoreChain chain, Instant at) {
        Claim asked = chain.account()
                .profile()
                .vaultModel()
                .fact()
                .must(VaultModel.RBAC::equals, model -> "the profile accepts access policies (vaultModel)");
        return Judgement.when(
                asked,
                () -> Judgement.whenClaim(
                        chain.existingStore()
                                .must(
                                        store -> store.fold(vault -> true, hsm -> false),
                                        store -> "a Managed HSM has local roles and no access policies"),
                        () -> chain.vault()
                                .claim(
                                        vault -> vault.usesRbac()
                                                .mustBe(
                                                        true,
                                                        "the " + chain.name()
                                                                + " grants by access policies (enableRbacAuthorization is not true)"))));
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

    /** CMK-VLT-006. */
    static Claim lockedAndForKeysOnly(StoreChain chain, Instant at) {
        return all(locked(chain), forKeysOnly(chain), approved(chain));
    }

    private static Claim locked(StoreChain chain) {
        AccountChain account = chain.account();
        Fact<Boolean> wanted = account.profile().requireLock().fact();
        return wanted.claim(is -> is
                ? all(
                        chain.key().storeId().claim(id -> keptBy("the " + chain.name(), chain.locks(), id)),
                        keptBy("the account", account.locks(), account.id()))
                : wanted.mustBe(false, ""));
    }

    private static Claim keptBy(String what, Listing<Lock> locks, ArmId resource) {
        return locks.some(
                "no lock keeps " + what
                        + " from being deleted (one at it, its resource group or its subscription does)",
                lock -> lock.keeps(resource));
    }

    /** Each of the flags lets a service of the platform read secrets, for which a vault for keys has no use. */
    private static Claim forKeysOnly(StoreChain chain) {
        String name = "the " + chain.name() + " serves more than keys: ";
        return chain.existingStore()
                .claim(store -> store.fold(
                        vault -> all(
                                vault.enabledForDeployment().mustBe(false, name + "enabledForDeployment is on"),
                                vault.enabledForDiskEncryption().mustBe(false, name + "enabledForDiskEncryption is on"),
                                vault.enabledForTemplateDeployment()
                                        .mustBe(false, name + "enabledForTemplateDeployment is on")),
                        hsm -> chain.existingStore().must(any -> true, any -> "")));
    }

    private static Claim approved(StoreChain chain) {
        return chain.account().profile().approvedVaults().fact().claim(names -> chain.key()
                .address()
                .must(
                        address -> names.stream().anyMatch(address.uri().label()::equalsIgnoreCase),
                        address -> "the " + chain.name() + " is not on approvedVaults (it holds "
                                + Handful.approved(names) + ")"));
    }

    private static Claim in(String approved, String what, Fact<String> tenant) {
        return tenant.must(
                approved::equalsIgnoreCase, actual -> what + " belongs to directory " + actual + ", not " + approved);
    }
}
