package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.DeletedVault;
import io.github.cmkverify.azure.DenyAssignment;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.KeyVersion;
import io.github.cmkverify.azure.ListedVersion;
import io.github.cmkverify.azure.Lock;
import io.github.cmkverify.azure.ManagedHsm;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.azure.SearchRow;
import io.github.cmkverify.azure.Vault;
import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.ScopeKey;
import io.github.cmkverify.profile.TenantFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One key reference of one account, its own or that of an encryption scope, followed link by link: reference, store, key,
 * version, identity, right.
 */
public final class KeyChain {
    private static final String REPAIR = "repair the key reference of the account: see CMK-ACC-002";
    private static final Pattern KEY_NAME = Pattern.compile("[0-9a-zA-Z-]{1,127}");
    private static final Pattern KEY_VERSION = Pattern.compile("[0-9a-zA-Z-]{1,64}");

    private final AccountChain account;
    private final Optional<String> scope;
    private final Fact<KeyReference> reference;
    private final Evidence evidence;
    private final Lazy<Fact<StoreAddress>> address;
    private final Lazy<Fact<ArmId>> storeId;
    private final Lazy<Fact<String>> keyName;
    private final Lazy<Fact<ArmId>> keyId;
    private final Lazy<Fact<KeyStore>> store;
    private final Lazy<Fact<KeyVersion>> version;
    private final Lazy<Fact<KeyHolders>> holders;
    private final Lazy<Fact<ServiceIdentity>> identity;

    KeyChain(AccountChain account, Optional<String> scope, Fact<KeyReference> reference, Evidence evidence) {
        this.account = account;
        this.scope = scope;
        this.reference = reference;
        this.evidence = evidence;
        this.address = new Lazy<>(evidence, this::readAddress);
        this.storeId = new Lazy<>(evidence, this::readStoreId);
        this.keyName = new Lazy<>(evidence, this::readKeyName);
        this.keyId = new Lazy<>(evidence, this::readKeyId);
        this.store = new Lazy<>(evidence, this::readStore);
        this.version = new Lazy<>(evidence, this::readVersion);
        this.holders = new Lazy<>(evidence, this::readHolders);
        this.identity = new Lazy<>(evidence, this::readIdentity);
    }

    /**
     * Leaves out references that lead to the same version of the same key with the same identity as an earlier one. A scope
     * for which the profile approves a key of its own stays, or nobody would notice that it uses that of its account.
     */
    static List<KeyChain> distinct(List<KeyChain> chains) {
        var seen = new LinkedHashMap<String, KeyChain>();
        chains.forEach(chain -> seen.putIfAbsent(chain.target().orElse(chain.name()), chain));
        return List.copyOf(seen.values());
    }

    /** Vault, key, version, identity and a scope's own entry as one text; empty while one of them is unknown. */
    private Optional<String> target() {
        String entry = ownEntry().map(own -> " for " + own.scope().value()).orElse("");
        return address()
                .and(keyName(), (address, key) -> address.uri().host() + "/" + key)
                .and(reference(KeyReference::pinnedVersion), (key, version) -> key + "/" + version.orElse(""))
                .and(reference(KeyReference::identityClientId), (key, client) -> key + " " + client.orElse(""))
                .map(target -> target + entry)
                .fold(
                        text -> Optional.of(text.toLowerCase(Locale.ROOT)),
                        Optional::<String>empty,
                        Optional::<String>empty);
    }

    public AccountChain account() {
        return account;
    }

    /** {@code account key} or {@code key of encryption scope hr}: the same in every run, whatever could be read. */
    public String name() {
        return scope.map(name -> "key of encryption scope " + name).orElse("account key");
    }

    /** The encryption scope that names this key; empty for the key of the account itself. */
    public Optional<String> scope() {
        return scope;
    }

    public Fact<KeyReference> reference() {
        return reference;
    }

    /** As {@link #reference()}; empty when the account or scope is proven to name no key. */
    public Fact<Optional<KeyReference>> referenceIfAny() {
        return KeyReference.ifAny(reference);
    }

    public <T> Fact<T> reference(Function<KeyReference, Fact<T>> field) {
        return reference.flatMap(field);
    }

    /** Where the key is kept; unknown when the reference holds no address of a vault or HSM of this cloud. */
    public Fact<StoreAddress> address() {
        return address.get();
    }

    private Fact<StoreAddress> readAddress() {
        Fact<String> uri = given(KeyReference::vaultUri, "address of a vault");
        return uri.flatMap(
                text -> StoreAddress.of(text, account.profile().azure().cloud().value())
                        .map(address -> uri.map(same -> address))
                        .orElseGet(() -> notFollowed("the key reference holds no address of a vault in this cloud")));
    }

    /** The name of the key, checked because it goes into requests. */
    public Fact<String> keyName() {
        return keyName.get();
    }

    private Fact<String> readKeyName() {
        return checked(given(KeyReference::keyName, "name of a key"), KEY_NAME, "the name of the key");
    }

    public Fact<ArmId> storeId() {
        return storeId.get();
    }

    private Fact<ArmId> readStoreId() {
        return address().flatMap(where -> where.find(evidence));
    }

    /** Proven absent when a GET on its id says so. */
    public Fact<KeyStore> store() {
        return store.get();
    }

    private Fact<KeyStore> readStore() {
        return address().flatMap(address -> storeId()
                .flatMap(id -> evidence.body(
                        address.kind(EvidenceKind.VAULT, EvidenceKind.HSM).key(id.text())))
                .map(body -> address.hsm() ? new ManagedHsm(body) : new Vault(body)));
    }

    public <T> Fact<T> store(Function<KeyStore, Fact<T>> field) {
        return existingStore().flatMap(field);
    }

    /** As {@link #store()} for questions to which a vault that does not exist has no answer. */
    public Fact<KeyStore> existingStore() {
        return store().absentIsUnknown("does not exist, so it cannot be asked", "see CMK-VLT-001 first");
    }

    public Fact<ArmId> keyId() {
        return keyId.get();
    }

    private Fact<ArmId> readKeyId() {
        return storeId().and(keyName(), (store, key) -> store.child("keys", key));
    }

    /** The version in use: the pinned one, or the current one when the reference names none. */
    public Fact<KeyVersion> version() {
        return version.get();
    }

    private Fact<KeyVersion> readVersion() {
        Fact<String> pinned = checked(
                reference(KeyReference::pinnedVersion).map(version -> version.orElse("")),
                Pattern.compile(KEY_VERSION.pattern() + "|"),
                "the version of the key");
        return address().flatMap(address -> keyName()
                .flatMap(key -> pinned.flatMap(version -> version(address, key, version))));
    }

    private Fact<KeyVersion> version(StoreAddress address, String key, String version) {
        EvidenceKey bundle = EvidenceKind.VAULT_KEY.key(address.uri().host(), key, version);
        Fact<Body> arm = storeId()
                .flatMap(store -> evidence.body(
                        version.isEmpty()
                                ? address.kind(EvidenceKind.KEY, EvidenceKind.HSM_KEY)
                                        .key(store.text(), key)
                                : address.kind(EvidenceKind.KEY_VERSION, EvidenceKind.HSM_KEY_VERSION)
                                        .key(store.text(), key, version)));
        return KeyVersion.of(arm, () -> waits(arm) ? evidence.bodyIfCollected(bundle) : evidence.body(bundle));
    }

    /** While the answer of ARM is still to be collected, nobody knows whether it lacks anything. */
    private static boolean waits(Fact<?> fact) {
        return fact.mustExist("").fold(sources -> false, (why, sources) -> false, (gaps, sources) -> gaps.stream()
                .anyMatch(gap -> gap.kind() == Gap.Kind.NOT_COLLECTED));
    }

    /** A field of a version that exists: one that does not has no answer. */
    public <T> Fact<T> version(Function<KeyVersion, Fact<T>> field) {
        return version()
                .absentIsUnknown("does not exist, so it cannot be asked", "see CMK-KEY-001 first")
                .flatMap(field);
    }

    /** The row of {@link #versions} for the version in use; a list that lacks it contradicts the version itself. */
    public Fact<ListedVersion> listedVersionInUse() {
        return versionName().flatMap(used -> versions()
                .single("versions with one name", row -> row.version()
                        .must(used::equalsIgnoreCase, other -> "is " + other))
                .absentIsUnknown("lacks the version in use " + used, "collect the evidence again"));
    }

    private Fact<String> versionName() {
        return reference(KeyReference::pinnedVersion).flatMap(pinned -> pinned.map(
                        name -> reference(KeyReference::pinnedVersion).map(same -> name))
                .orElseGet(() -> version().flatMap(KeyVersion::name)));
    }

    /** Whether another key reference of the account pins {@code version} of this key. */
    public boolean isPinnedElsewhere(String version) {
        return account.allKeys().stream()
                .filter(other -> other != this && !other.name().equals(name()))
                .anyMatch(other -> other.sameKeyAs(this) && other.pins(version));
    }

    private boolean pins(String version) {
        return reference(KeyReference::pinnedVersion)
                .fold(pinned -> pinned.filter(version::equalsIgnoreCase).isPresent(), () -> false, () -> false);
    }

    private boolean sameKeyAs(KeyChain other) {
        return keyId().and(other.keyId(), (mine, theirs) -> mine.sameAs(theirs.text()))
                .fold(same -> same, () -> false, () -> false);
    }

    /** The key that the profile approves for this reference. */
    public ApprovedKey approvedKey() {
        return ownEntry()
                .map(ApprovedKey::of)
                .orElseGet(() -> ApprovedKey.of(account.settings().key()));
    }

    /** The entry of the profile for this encryption scope. */
    private Optional<ScopeKey> ownEntry() {
        return scope.flatMap(name -> account.settings().scopeKeys().value().stream()
                .filter(entry -> entry.scope().value().equalsIgnoreCase(name))
                .findFirst());
    }

    /** What is known of a vault that was proven absent; words only, the proof is in {@link #store}. */
    public String whyStoreAbsent() {
        return address().fold(StoreAddress::hsm, () -> false, () -> false)
                ? "look for it among the deleted HSMs (az keyvault list-deleted --resource-type hsm)"
                : storeId().fold(id -> whyVaultAbsent(deletedVault(id)), () -> "", () -> "");
    }

    private static String whyVaultAbsent(Fact<DeletedVault> deleted) {
        return deleted.fold(
                gone -> "it is soft-deleted"
                        + gone.scheduledPurgeDate()
                                .fold(
                                        date -> " and will be purged on " + date + ": recover it before that day",
                                        () -> ": recover it",
                                        () -> ": recover it"),
                () -> "it is not among the deleted vaults of the account's region either",
                () -> "whether it is soft-deleted and can be recovered could not be read");
    }

    /** Asked for only where the vault is proven absent. */
    private Fact<DeletedVault> deletedVault(ArmId id) {
        return store().fold(there -> true, () -> false, () -> true)
                ? notFollowed("the vault is not proven absent")
                : account.account(Account::location)
                        .flatMap(region ->
                                evidence.body(EvidenceKind.DELETED_VAULT.key(id.subscription(), region, id.name())))
                        .map(DeletedVault::new);
    }

    /** What is known of a key that was proven absent; words only, the proof is in {@link #version}. */
    public String whyVersionAbsent() {
        return version().fold(there -> "", this::deletedKey, () -> "");
    }

    /** Asked for only after ARM has proven the version absent, so that a closed vault logs no refusal of ours. */
    private String deletedKey() {
        return address()
                .and(
                        keyName(),
                        (address, key) ->
                                EvidenceKind.VAULT_DELETED_KEY.key(address.uri().host(), key))
                .flatMap(evidence::body)
                .fold(
                        gone -> "the key is soft-deleted: recover it",
                        () -> "it is not among the deleted keys either",
                        () -> "whether it is soft-deleted and can be recovered could not be read");
    }

    /** All versions of the key. */
    public Listing<ListedVersion> versions() {
        return address()
                .list(address -> storeId().list(store -> keyName()
                        .list(key ->
                                evidence.list(address.kind(EvidenceKind.KEY_VERSIONS, EvidenceKind.HSM_KEY_VERSIONS)
                                        .key(store.text(), key)))))
                .map(ListedVersion::new);
    }

    /** Absent when the account has no identity that could open this key. */
    public Fact<ServiceIdentity> identity() {
        return identity.get();
    }

    private Fact<ServiceIdentity> readIdentity() {
        return account.account().flatMap(a -> reference.flatMap(r -> ServiceIdentity.of(a, r)));
    }

    Listing<Lock> storeLocks() {
        return storeId()
                .list(id -> evidence.list(EvidenceKind.LOCKS.key(id.text())))
                .map(Lock::new);
    }

    /** Who uses the key besides the account. */
    public KeyUsers users() {
        return new KeyUsers(this, account.neighbours(), evidence);
    }

    /** Every resource that the reader sees with {@code identity} attached, the account itself among them. */
    public Listing<SearchRow> usersOf(ServiceIdentity identity) {
        return identity.resourceId()
                .flatMap(ArmId::of)
                .filter(id -> id.isOfType("Microsoft.ManagedIdentity/userAssignedIdentities"))
                .map(id -> evidence.list(EvidenceKind.IDENTITY_USE_SEARCH.key(id.text())))
                .orElseGet(() -> Listing.unread(new Gap(
                        Gap.Kind.NOT_EVALUABLE,
                        account.key().text(),
                        "the id of an attached identity is none that can be searched for",
                        "report this answer to the maintainers with its item")))
                .map(SearchRow::new);
    }

    /** What the identity may do with the key, by the access model that its store uses. */
    public Fact<KeyAccess> access(ServiceIdentity identity) {
        String principal = identity.principalId();
        return existingStore()
                .flatMap(store -> store.fold(
                        vault -> access(vault, principal), hsm -> keyName().map(key -> local(key, principal))));
    }

    private Fact<KeyAccess> access(Vault vault, String principal) {
        Fact<ArmId> key = keyId();
        return vault.usesRbac()
                .flatMap(rbac -> rbac
                        ? key.map(id -> rbac(id, principal))
                        : vault.usesRbac()
                                .map(no ->
                                        new KeyAccess.Policies(principal, vault.tenantId(), vault.accessPolicies())));
    }

    private KeyAccess rbac(ArmId key, String principal) {
        return new KeyAccess.Rbac(
                key,
                principal,
                evidence.list(EvidenceKind.ROLE_ASSIGNMENTS_OF.key(key.text(), principal))
                        .map(RoleAssignment::new)
                        .map(row -> new RoleGrant(row, definition(row))),
                evidence.list(EvidenceKind.DENY_ASSIGNMENTS.key(key.text())).map(DenyAssignment::new));
    }

    private Fact<RoleDefinition> definition(RoleAssignment row) {
        return row.roleDefinitionId().flatMap(text -> Roles.read(evidence, row, text));
    }

    private KeyAccess local(String key, String principal) {
        return new KeyAccess.Hsm(
                principal,
                key,
                localAssignments(host(), key)
                        .map(row -> new HsmRoleGrant(row, localDefinition(row, localRoles(host())))));
    }

    private String host() {
        return address().fold(address -> address.uri().host(), () -> "", () -> "");
    }

    private Listing<RoleDefinition> localRoles(String host) {
        return evidence.list(EvidenceKind.HSM_ROLE_DEFINITIONS.key(host)).map(RoleDefinition::new);
    }

    private Listing<RoleAssignment> localAssignments(String host, String key) {
        return evidence.list(EvidenceKind.HSM_ROLE_ASSIGNMENTS.key(host, key)).map(RoleAssignment::new);
    }

    /** How the store of the key decides who may use it. */
    public Fact<AccessModel> accessModel() {
        return existingStore()
                .flatMap(store -> store.fold(
                        vault -> vault.usesRbac()
                                .map(rbac -> new AccessModel(
                                        rbac ? AccessModel.Kind.RBAC : AccessModel.Kind.ACCESS_POLICIES,
                                        vault.usesRbac().mustExist(""))),
                        hsm -> existingStore()
                                .map(same -> new AccessModel(
                                        AccessModel.Kind.LOCAL_ROLES,
                                        existingStore().mustExist("")))));
    }

    /** Everybody who holds rights that reach the key. */
    public Fact<KeyHolders> holders() {
        return holders.get();
    }

    private Fact<KeyHolders> readHolders() {
        TenantFacts tenant = account.profile().tenantFacts();
        return accessModel().flatMap(model -> userAssignedIdentity()
                .map(resource -> new KeyHolders(
                        model,
                        Reach.of(keyId(), evidence, tenant, account.roles(model.kind())),
                        account.reach(model.kind()),
                        resource.map(id -> Reach.of(userAssigned(id), evidence, tenant, account.roles(model.kind()))),
                        inside(model.kind()),
                        tenant)));
    }

    /**
     * The id of the user-assigned identity; empty for a system-assigned one and where there is none at all. One that is named
     * but not attached keeps its rights on the key, and nothing tells who can become it.
     */
    private Fact<Optional<String>> userAssignedIdentity() {
        return identity().map(ServiceIdentity::resourceId).ifAbsent(() -> reference
                .flatMap(KeyReference::identityClientId)
                .flatMap(named -> named.isEmpty()
                        ? account.account().map(any -> Optional.empty())
                        : notFollowed("the identity that the key reference names is not attached to the account")));
    }

    private List<Listing<Holding>> inside(AccessModel.Kind kind) {
        return switch (kind) {
            case RBAC -> List.of();
            case ACCESS_POLICIES ->
                List.of(existingStore().list(KeyStore::accessPolicies).map(PolicyHolding::new));
            case LOCAL_ROLES ->
                List.of(
                        keyName().list(key -> localAssignments(host(), key).map(row -> localHolding(row, key))),
                        keyName().list(key -> localAssignmentsAbove("").map(row -> localHolding(row, key))),
                        keyName().list(key -> localAssignmentsAbove("/keys").map(row -> localHolding(row, key))));
        };
    }

    private Holding localHolding(RoleAssignment row, String key) {
        return new LocalHolding(row, localDefinition(row, localRoles(host())), key);
    }

    /** A list at the key shows what is inherited; those above are asked as well, so that nobody has to rely on that. */
    private Listing<RoleAssignment> localAssignmentsAbove(String scope) {
        return evidence.list(EvidenceKind.HSM_ROLE_ASSIGNMENTS_ABOVE.key(host(), scope))
                .map(RoleAssignment::new);
    }

    private Fact<ArmId> userAssigned(String id) {
        return account.account().flatMap(a -> ArmId.of(id)
                .filter(identity -> identity.isOfType("Microsoft.ManagedIdentity/userAssignedIdentities"))
                .map(identity -> account.account().map(same -> identity))
                .orElseGet(() -> notFollowed("an attached identity has an id of another shape")));
    }

    /** What the identity of the service holds in and above the vault, groups included. */
    public Listing<RoleHolding> heldBy(ServiceIdentity who, AccessModel model) {
        return storeId()
                .list(store ->
                        holdings(EvidenceKind.VAULT_ROLE_ASSIGNMENTS_OF.key(store.text(), who.principalId()), model));
    }

    /** As {@link #heldBy}, asked at the key itself. */
    public Listing<RoleHolding> heldAtKeyBy(ServiceIdentity who, AccessModel model) {
        return keyId().list(
                        key -> holdings(EvidenceKind.ROLE_ASSIGNMENTS_OF.key(key.text(), who.principalId()), model));
    }

    private Listing<RoleHolding> holdings(EvidenceKey list, AccessModel model) {
        return evidence.list(list)
                .map(row -> new RoleHolding(new RoleAssignment(row), Optional.empty(), account.roles(model.kind())));
    }

    /** Whether {@code scope} is this key, or another key that the account opens with the same identity. */
    Claim isScopeOfOwnKey(String scope) {
        return isOwn(other -> other.keyId().must(id -> id.sameAs(scope), id -> "is another key"));
    }

    /** As {@link #isScopeOfOwnKey} for a scope inside the Managed HSM of this key. */
    Claim isLocalScopeOfOwnKey(String scope) {
        return isOwn(other -> other.storeId()
                .claim(theirs -> storeId().must(mine -> mine.sameAs(theirs.text()), mine -> "is another HSM"))
                .andThen(() -> other.keyName()
                        .must(name -> scope.equalsIgnoreCase("/keys/" + name), name -> "is another key")));
    }

    private Claim isOwn(Function<KeyChain, Claim> names) {
        return Claim.any(
                "is no key of this identity",
                account.keys().stream()
                        .map(other -> names.apply(other).andThen(() -> isSameIdentity(other)))
                        .toList(),
                List.of());
    }

    private Claim isSameIdentity(KeyChain other) {
        return identity().claim(mine -> other.identity()
                .must(
                        theirs -> theirs.principalId().equalsIgnoreCase(mine.principalId()),
                        theirs -> "is another identity"));
    }

    Claim isStore(String scope) {
        return storeId().must(id -> id.sameAs(scope), id -> "is not the vault");
    }

    /** The profile allows a right on the whole store, and the store holds keys of this workload only. */
    Claim mayUseWholeStore() {
        return account.profile()
                .allowVaultScope()
                .fact()
                .mustBe(true, "allowVaultScope is false")
                .andThen(() -> keysOfStore().each(this::isKeyOfWorkload));
    }

    private Listing<Fact<String>> keysOfStore() {
        return address()
                .list(address -> storeId()
                        .list(store -> evidence.list(address.kind(EvidenceKind.KEYS, EvidenceKind.HSM_KEYS)
                                .key(store.text()))))
                .map(row -> row.text("/name"));
    }

    private Claim isKeyOfWorkload(Fact<String> name) {
        return address().claim(address -> {
            var approved = account.profile().approvedKeyNames(address.uri().label());
            return Claim.any(
                    "is no key of this workload",
                    keyName().claim(own -> name.must(own::equalsIgnoreCase, other -> "is " + other)),
                    name.must(
                            text -> approved.contains(text.toLowerCase(Locale.ROOT)),
                            other -> other + " is not approved"));
        });
    }

    private static Fact<RoleDefinition> localDefinition(RoleAssignment row, Listing<RoleDefinition> roles) {
        return row.roleDefinitionId()
                .flatMap(id -> roles.single("local roles with one id", role -> role.id()
                        .must(id::equalsIgnoreCase, other -> "is " + other)));
    }

    /** What a reference leaves out says nothing about whether a vault or key exists. */
    private Fact<String> given(Function<KeyReference, Fact<String>> field, String what) {
        return reference(field).absentIsUnknown("the key reference holds no " + what, REPAIR);
    }

    private <T> Fact<T> notFollowed(String detail) {
        return Fact.unknown(new Gap(Gap.Kind.NOT_EVALUABLE, account.key().text(), detail, REPAIR));
    }

    private Fact<String> checked(Fact<String> text, Pattern pattern, String what) {
        return text.flatMap(
                value -> pattern.matcher(value).matches() ? text : notFollowed(what + " has characters no key has"));
    }
}
