package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.EncryptionScope;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.SearchRow;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The accounts that the reader sees, with their encryption scopes, and how far the reader sees. Looked at once for all keys of
 * a workload, or a workload of a thousand accounts would be looked at a million times.
 */
final class Neighbours {
    private final Profile profile;
    private final Evidence evidence;
    private final Lazy<Listing<SearchRow>> accounts;
    private final Lazy<Function<String, Listing<SearchRow>>> accountsById;
    private final Lazy<Claim> scanned;
    private final Lazy<Claim> scopesRead;
    private final Lazy<Map<String, List<EncryptionScope>>> scopesByKey;

    Neighbours(Profile profile, Evidence evidence) {
        this.profile = profile;
        this.evidence = evidence;
        this.accounts = new Lazy<>(evidence, () -> evidence.list(EvidenceKind.ALL_ACCOUNTS_SEARCH.key())
                .map(SearchRow::new));
        this.accountsById = new Lazy<>(evidence, () -> accounts().by(SearchRow::id));
        this.scanned = new Lazy<>(evidence, this::readScan);
        this.scopesRead = new Lazy<>(evidence, this::readScopes);
        this.scopesByKey = new Lazy<>(evidence, this::sortScopes);
    }

    /** Accounts of every kind, as far as the reader sees. */
    Listing<SearchRow> accounts() {
        return accounts.get();
    }

    /** The rows of {@link #accounts} that may be about {@code account}. */
    Listing<SearchRow> accounts(ArmId account) {
        return accountsById.get().apply(account.text());
    }

    /** Holds when the encryption scopes of all {@link #accounts} were read, and the key of each. */
    Claim scopesRead() {
        return scopesRead.get();
    }

    private Claim readScopes() {
        return accounts()
                .each(row -> row.id(Account.TYPE).claim(id -> scopes(id).each(Neighbours::tellsItsKey)));
    }

    private static Claim tellsItsKey(EncryptionScope scope) {
        return scope.isCustomerManaged()
                .claim(own -> own
                        ? Claim.all(
                                scope.keyReference()
                                        .flatMap(KeyReference::store)
                                        .must(uri -> true, uri -> ""),
                                scope.keyReference()
                                        .flatMap(KeyReference::keyName)
                                        .must(key -> true, key -> ""))
                        : scope.isCustomerManaged().mustBe(false, ""));
    }

    /** The scopes of whatever account that name this key. */
    List<EncryptionScope> scopesUsing(String host, String key) {
        return scopesByKey.get().getOrDefault(target(host, key), List.of());
    }

    private Map<String, List<EncryptionScope>> sortScopes() {
        var sorted = new HashMap<String, List<EncryptionScope>>();
        for (SearchRow row : accounts().rows()) {
            Optional<ArmId> account = open(row.id(Account.TYPE));
            account.map(this::scopes)
                    .map(Listing::rows)
                    .orElse(List.of())
                    .forEach(scope -> open(scope.isCustomerManaged()
                                    .flatMap(own -> own
                                            ? target(scope.keyReference())
                                            : scope.id().map(id -> "")))
                            .ifPresent(key -> sorted.computeIfAbsent(key, same -> new ArrayList<>())
                                    .add(scope)));
        }
        return sorted;
    }

    private Listing<EncryptionScope> scopes(ArmId account) {
        return evidence.list(EvidenceKind.ENCRYPTION_SCOPES.key(account.text())).map(EncryptionScope::new);
    }

    private static Fact<String> target(Fact<KeyReference> reference) {
        return reference
                .flatMap(KeyReference::store)
                .and(reference.flatMap(KeyReference::keyName), (uri, key) -> target(uri.host(), key));
    }

    private static String target(String host, String key) {
        return (host + "/" + key).toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> open(Fact<T> fact) {
        return fact.fold(Optional::of, Optional::empty, Optional::empty);
    }

    /** Holds when the reader may read at each subscription of the scan, and so sees all of its resource groups. */
    Claim scanned() {
        return scanned.get();
    }

    private Claim readScan() {
        return Claim.all(
                profile.scan()
                        .subscriptions()
                        .fact()
                        .claim(ids -> ids.isEmpty()
                                ? profile.scan().subscriptions().fact().must(List::isEmpty, some -> "")
                                : Claim.all(ids.stream().map(this::seen).toList())),
                profile.scan()
                        .managementGroups()
                        .fact()
                        .claim(ids -> ids.isEmpty()
                                ? profile.scan().managementGroups().fact().must(List::isEmpty, some -> "")
                                : Claim.all(ids.stream().map(this::seenBelow).toList())));
    }

    private Claim seen(String subscription) {
        return evidence.list(EvidenceKind.SUBSCRIPTION_LOCKS.key(subscription)).complete();
    }

    private Claim seenBelow(String managementGroup) {
        return evidence.list(EvidenceKind.MANAGEMENT_GROUP.key(managementGroup))
                .map(SearchRow::new)
                .each(row -> row.subscription().claim(id -> id.map(this::seen)
                        .orElseGet(() -> row.subscription().must(Optional::isEmpty, some -> ""))));
    }
}
