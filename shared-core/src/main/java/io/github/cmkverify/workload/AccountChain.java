package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.EncryptionScope;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.AccountSettings;
import io.github.cmkverify.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One account of the profile with everything that hangs on it. */
public final class AccountChain {
    private final Profile profile;
    private final AccountSettings settings;
    private final Evidence evidence;

    AccountChain(Profile profile, AccountSettings settings, Evidence evidence) {
        this.profile = profile;
        this.settings = settings;
        this.evidence = evidence;
    }

    public Profile profile() {
        return profile;
    }

    public AccountSettings settings() {
        return settings;
    }

    public String name() {
        return settings.name().value();
    }

    public ArmId id() {
        return ArmId.account(
                profile.azure().subscription().value(),
                settings.resourceGroup().value(),
                settings.name().value());
    }

    public EvidenceKey key() {
        return EvidenceKind.ACCOUNT.key(id().text());
    }

    /** Proven absent when a GET says so. */
    public Fact<Account> account() {
        return evidence.body(key()).map(Account::new);
    }

    public <T> Fact<T> account(Function<Account, Fact<T>> field) {
        return account().flatMap(field);
    }

    public Fact<Subscription> subscription() {
        return evidence.body(EvidenceKind.SUBSCRIPTION.key(
                        profile.azure().subscription().value()))
                .map(Subscription::new);
    }

    public Listing<EncryptionScope> encryptionScopes() {
        return evidence.list(EvidenceKind.ENCRYPTION_SCOPES.key(id().text())).map(EncryptionScope::new);
    }

    /** The key of the account, and that of each encryption scope which is not provably disabled; never empty. */
    public List<KeyChain> keys() {
        return KeyChain.distinct(allKeys());
    }

    /** As {@link #keys}, also where two references lead to the same. */
    List<KeyChain> allKeys() {
        var chains = new ArrayList<KeyChain>();
        chains.add(new KeyChain(this, Optional.empty(), account(Account::keyReference), evidence));
        for (EncryptionScope scope : encryptionScopes().rows()) {
            boolean disabled = scope.state().fold("Disabled"::equals, () -> false, () -> false);
            if (!disabled) {
                String name = scope.name().fold(text -> text, () -> "?", () -> "?");
                chains.add(new KeyChain(this, Optional.of(name), scope.keyReference(), evidence));
            }
        }
        return chains;
    }

    /** The vaults and HSMs behind the keys, each once; never empty. */
    public List<StoreChain> stores() {
        return StoreChain.distinct(keys());
    }
}
