package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.EncryptionScope;
import io.github.cmkverify.azure.Lock;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.AccountSettings;
import io.github.cmkverify.profile.Profile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One account of the profile with everything that hangs on it. */
public final class AccountChain {
    private static final Pattern SCOPE_NAME = Pattern.compile("[0-9a-zA-Z][0-9a-zA-Z_.-]{0,63}");

    private final Profile profile;
    private final AccountSettings settings;
    private final Evidence evidence;
    private final Neighbours neighbours;
    private final Approvals approvals;
    private final String label;
    private final Lazy<ArmId> id;
    private final Lazy<EvidenceKey> key;
    private final Lazy<Fact<Account>> account;
    private final Lazy<List<KeyChain>> allKeys;
    private final Lazy<List<KeyChain>> keys;
    private final Lazy<List<StoreChain>> stores;

    private final Map<AccessModel.Kind, Roles> roles = new EnumMap<>(AccessModel.Kind.class);

    /** @param shared whether another account of the profile has the same name */
    AccountChain(
            Profile profile,
            AccountSettings settings,
            Evidence evidence,
            Neighbours neighbours,
            Approvals approvals,
            boolean shared) {
        this.profile = profile;
        this.neighbours = neighbours;
        this.approvals = approvals;
        this.settings = settings;
        this.evidence = evidence;
        this.label = (shared ? settings.resourceGroup().value() + "/" : "")
                + settings.name().value();
        this.id = new Lazy<>(evidence, this::readId);
        this.key = new Lazy<>(evidence, () -> EvidenceKind.ACCOUNT.key(id().text()));
        this.account = new Lazy<>(evidence, this::readAccount);
        this.allKeys = new Lazy<>(evidence, this::readKeys);
        this.keys = new Lazy<>(evidence, () -> KeyChain.distinct(allKeys()));
        this.stores = new Lazy<>(evidence, () -> StoreChain.distinct(keys()));
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

    /** The name, or {@code resourceGroup/name} where another account of the profile has the same name. */
    public String label() {
        return label;
    }

    public ArmId id() {
        return id.get();
    }

    private ArmId readId() {
        return ArmId.account(
                profile.azure().subscription().value(),
                settings.resourceGroup().value(),
                settings.name().value());
    }

    public EvidenceKey key() {
        return key.get();
    }

    /** Proven absent when a GET says so. */
    public Fact<Account> account() {
        return account.get();
    }

    private Fact<Account> readAccount() {
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

    Neighbours neighbours() {
        return neighbours;
    }

    /** Who is on the lists of the profile on the day that is judged. */
    public Approvals approvals() {
        return approvals;
    }

    /** The locks at the account and above it. */
    public Listing<Lock> locks() {
        return evidence.list(EvidenceKind.LOCKS.key(id().text())).map(Lock::new);
    }

    public Listing<EncryptionScope> encryptionScopes() {
        return evidence.list(EvidenceKind.ENCRYPTION_SCOPES.key(id().text())).map(EncryptionScope::new);
    }

    /** The key of the account, and that of each encryption scope which is not provably disabled; never empty. */
    public List<KeyChain> keys() {
        return keys.get();
    }

    /** As {@link #keys}, also where two references lead to the same. */
    List<KeyChain> allKeys() {
        return allKeys.get();
    }

    private List<KeyChain> readKeys() {
        var chains = new ArrayList<KeyChain>();
        chains.add(new KeyChain(this, Optional.empty(), account(Account::keyReference), evidence));
        var names = new HashSet<String>();
        List<EncryptionScope> scopes = encryptionScopes().rows();
        for (int i = 0; i < scopes.size(); i++) {
            EncryptionScope scope = scopes.get(i);
            boolean disabled = scope.state().fold("Disabled"::equals, () -> false, () -> false);
            if (!disabled) {
                chains.add(new KeyChain(this, Optional.of(unique(scope, i, names)), scope.keyReference(), evidence));
            }
        }
        return List.copyOf(chains);
    }

    /** The name of a scope, or its place in the list when it has none that is possible and its own. */
    private static String unique(EncryptionScope scope, int index, Set<String> taken) {
        return scope.name()
                .fold(Optional::of, Optional::<String>empty, Optional::<String>empty)
                .filter(name -> SCOPE_NAME.matcher(name).matches() && taken.add(name.toLowerCase(Locale.ROOT)))
                .orElse("#" + (index + 1));
    }

    /** The vaults and HSMs behind the keys, each once; never empty. */
    public List<StoreChain> stores() {
        return stores.get();
    }

    /** What roles allow; data actions count only where the store uses Azure RBAC. */
    Roles roles(AccessModel.Kind kind) {
        return roles.computeIfAbsent(kind, k -> new Roles(evidence, k == AccessModel.Kind.RBAC));
    }

    /** Everybody who holds a role at the account or above. */
    Reach reach(AccessModel.Kind kind) {
        return Reach.of(account().map(any -> id()), evidence, profile.tenantFacts(), roles(kind));
    }
}
