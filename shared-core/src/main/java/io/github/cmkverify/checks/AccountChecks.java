package io.github.cmkverify.checks;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.EncryptionScope;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.Region;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Environment;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.StoreAddress;
import java.time.Instant;
import java.util.List;

/** Group ACC: what the account says about its encryption, and whether it is the account that was approved. */
final class AccountChecks {
    private static final String CUSTOMER_MANAGED = "Microsoft.KeyVault";
    private static final List<String> SUPPORTED_KINDS = List.of("OpenAI", "AIServices");

    private AccountChecks() {}

    /** CMK-ACC-001. */
    static Claim customerManagedKey(AccountChain chain, Instant at) {
        return all(
                customerManaged("the account", chain.account(Account::keySource), chain.account(Account::keyReference)),
                chain.encryptionScopes().each(AccountChecks::scopeCustomerManaged));
    }

    private static Claim scopeCustomerManaged(EncryptionScope scope) {
        return scope.state()
                .claim(state -> state.equals("Disabled")
                        ? scope.state().mustBe(state, "")
                        : scope.name()
                                .claim(name -> customerManaged(
                                        "the encryption scope " + name, scope.keySource(), scope.keyReference())));
    }

    private static Claim customerManaged(String who, Fact<String> keySource, Fact<KeyReference> reference) {
        return all(
                keySource.must(
                        CUSTOMER_MANAGED::equals,
                        source -> who + " has key source " + source
                                + ": its data is locked with Microsoft's key, not yours"),
                reference.mustExist(who + " names no key: keyVaultProperties is missing"));
    }

    /** CMK-ACC-002. */
    static Claim keyReferenceResolves(KeyChain key, Instant at) {
        Claim complete = all(
                key.reference(KeyReference::vaultUri)
                        .orBroken("the key reference names no vault", uri -> leadsToCloud(key, uri)),
                key.reference(KeyReference::keyName)
                        .orBroken("the key reference names no key", name -> key.reference(KeyReference::keyName)
                                .must(text -> !text.isBlank(), text -> "the key reference names no key")));
        return all(complete, complete.andThen(() -> resolves(key)), approved(key));
    }

    private static Claim leadsToCloud(KeyChain key, String uri) {
        var cloud = key.account().profile().azure().cloud().value();
        return key.reference(KeyReference::vaultUri)
                .must(
                        text -> StoreAddress.of(text, cloud).isPresent(),
                        text -> text.isBlank()
                                ? "the key reference names no vault"
                                : "the key reference leads to " + text + ", which is no vault of " + cloud.name()
                                        + " (its vaults end in " + cloud.keyVaultSuffix() + ")");
    }

    private static Claim resolves(KeyChain key) {
        return all(
                key.store().mustExist("the vault of the key reference does not exist: " + key.whyStoreAbsent()),
                key.address().claim(address -> key.store(KeyStore::uri)
                        .mustBe(address.uri(), "the vault that was found has another address than the reference")),
                key.version().mustExist("the key or its version does not exist: " + key.whyVersionAbsent()));
    }

    /** The approved vault and key of the profile, when it names them. */
    private static Claim approved(KeyChain key) {
        var approved = key.approvedKey();
        return all(
                approved.vault().fact().claim(wanted -> wanted.map(name -> key.address()
                                .must(
                                        address -> address.uri().label().equalsIgnoreCase(name),
                                        address -> "the key lies in "
                                                + address.uri().label() + ", but the profile approves " + name))
                        .orElseGet(() -> approved.vault().fact().mustExist(""))),
                approved.name().fact().claim(wanted -> wanted.map(name -> key.reference(KeyReference::keyName)
                                .must(
                                        name::equalsIgnoreCase,
                                        actual -> "the key is " + actual + ", but the profile approves " + name))
                        .orElseGet(() -> approved.name().fact().mustExist(""))));
    }

    /** CMK-ACC-003. The account is judged only in a subscription that was read in the approved directory. */
    static Claim approvedTarget(AccountChain chain, Instant at) {
        var azure = chain.profile().azure();
        Claim target = all(
                azure.tenant().fact().claim(tenant -> chain.subscription()
                        .flatMap(Subscription::tenantId)
                        .must(
                                tenant::equalsIgnoreCase,
                                actual -> "the subscription belongs to directory " + actual + ", not " + tenant)),
                azure.subscription().fact().claim(id -> chain.subscription()
                        .flatMap(Subscription::subscriptionId)
                        .must(id::equalsIgnoreCase, actual -> "the subscription is " + actual + ", not " + id)));
        return target.andThen(
                () -> chain.account().orBroken("the account " + chain.id().text() + " does not exist", account -> all(
                                kind(chain, account), location(chain, account), environment(chain, account))
                        .andThen(() -> settled(account))));
    }

    private static Claim kind(AccountChain chain, Account account) {
        return chain.settings().kind().fact().claim(wanted -> account.kind()
                .must(
                        actual -> wanted.map(kind -> kind.text().equalsIgnoreCase(actual))
                                .orElse(SUPPORTED_KINDS.stream().anyMatch(actual::equalsIgnoreCase)),
                        actual -> "the account is of kind " + actual
                                + wanted.map(kind -> ", but the profile approves " + kind.text())
                                        .orElse(", which this suite does not judge")));
    }

    private static Claim location(AccountChain chain, Account account) {
        return chain.settings().location().fact().claim(wanted -> account.location()
                .must(
                        actual -> wanted.map(Region::normal).map(actual::equals).orElse(true),
                        actual -> "the account lies in " + actual + ", but the profile approves " + wanted.orElse("")));
    }

    private static Claim environment(AccountChain chain, Account account) {
        return chain.profile().environment().fact().claim(wanted -> account.environmentTag()
                .orBroken(
                        "the account has no tag environment; the profile says " + wanted.text(),
                        tag -> account.environmentTag()
                                .must(
                                        value -> isTagOf(wanted, value),
                                        value -> "the tag environment is " + value + ", but the profile says "
                                                + wanted.text())));
    }

    /** The tag in full or in the short form that teams use. */
    private static boolean isTagOf(Environment environment, String tag) {
        return switch (environment) {
            case PRODUCTION -> tag.equalsIgnoreCase("production") || tag.equalsIgnoreCase("prod");
            case TEST -> tag.equalsIgnoreCase("test");
            case DEVELOPMENT -> tag.equalsIgnoreCase("development") || tag.equalsIgnoreCase("dev");
        };
    }

    /** A state on the way to another one may be anything in a minute. */
    private static Claim settled(Account account) {
        return account.provisioningState().claim(state -> switch (state) {
            case "Accepted", "Creating", "Moving", "ResolvingDNS" ->
                Claim.open(new Gap(
                        Gap.Kind.NOT_EVALUABLE,
                        account.body().source("").item(),
                        "the account is in the state " + state,
                        "wait until the account is in the state Succeeded, then run again"));
            default -> account.provisioningState().mustBe("Succeeded", "the account is in the state " + state);
        });
    }
}
