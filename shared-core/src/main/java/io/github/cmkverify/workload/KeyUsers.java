package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.EncryptionScope;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.azure.KeyStoreUri;
import io.github.cmkverify.azure.SearchRow;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.function.Function;

/**
 * Who uses a key besides its own account. Resource Graph finds the resources that name it, the GET of an account decides;
 * encryption scopes are not in the graph and are listed. What the reader may not read is not found.
 */
public final class KeyUsers {
    private final KeyChain key;
    private final Neighbours neighbours;
    private final Evidence evidence;
    private final ArmId own;

    KeyUsers(KeyChain key, Neighbours neighbours, Evidence evidence) {
        this.key = key;
        this.neighbours = neighbours;
        this.evidence = evidence;
        this.own = key.account().id();
    }

    /** Holds when {@code question} does for the id of every other user, and nothing that was to be searched is unread. */
    public Claim each(Function<Fact<String>, Claim> question) {
        Claim all = key.address().claim(address -> key.keyName().claim(name -> each(address.uri(), name, question)));
        // what the scopes of other accounts say is shared by all keys: it is asked for, and cited only where it is
        // missing
        Claim scopes = neighbours.scopesRead();
        return scopes.fold(
                read -> Claim.all(all, blind()),
                (why, read) -> Claim.all(all, scopes),
                (gaps, read) -> Claim.all(all, scopes));
    }

    /** Holds when the reader sees what is to be scanned, and the account itself among all accounts. */
    private Claim blind() {
        return Claim.all(
                neighbours.scanned(),
                key.account().account().must(account -> true, account -> ""),
                key.account().encryptionScopes().complete(),
                seesItself("all-accounts-search", neighbours.accounts(own), row -> row.id()
                        .must(own::sameAs, id -> id)));
    }

    private Claim each(KeyStoreUri store, String name, Function<Fact<String>, Claim> question) {
        Listing<SearchRow> found = evidence.list(EvidenceKind.KEY_USE_SEARCH.key(store.host(), name))
                .map(SearchRow::new);
        Claim others = found.each(row -> {
            Fact<Boolean> uses = uses(row, store, name);
            return uses.claim(is -> is ? question.apply(row.id()) : uses.mustBe(false, ""));
        });
        Claim itself = key.scope().isPresent()
                ? found.complete()
                : seesItself(
                        "key-use-search",
                        found,
                        row -> Claim.all(
                                row.id().must(own::sameAs, id -> id),
                                row.named().mustBe(true, "")));
        List<Claim> scopes = neighbours.scopesUsing(store.host(), name).stream()
                .map(EncryptionScope::id)
                .map(id -> id.claim(text -> own.holds(text) ? id.must(own::holds, other -> "") : question.apply(id)))
                .toList();
        Claim direct = Claim.all(others, itself);
        return scopes.isEmpty() ? direct : Claim.all(direct, Claim.all(scopes));
    }

    /** Whether a resource that was found uses the key; the account itself and what is below it do not count. */
    private Fact<Boolean> uses(SearchRow row, KeyStoreUri store, String name) {
        Fact<Boolean> own = row.isAbout(store.host(), name);
        return own.flatMap(is -> is
                        ? row.id().and(row.named(), (id, named) -> named && !this.own.holds(id))
                        : Fact.unknown(new Gap(
                                Gap.Kind.FOREIGN_ANSWER,
                                EvidenceKind.KEY_USE_SEARCH
                                        .key(store.host(), name)
                                        .text(),
                                "answers the search for another key",
                                "collect the evidence again")))
                .flatMap(
                        other -> other ? ofOther(row, store, name) : row.named().map(any -> false));
    }

    private Fact<Boolean> ofOther(SearchRow row, KeyStoreUri store, String name) {
        return row.type().flatMap(type -> {
            if (Account.TYPE.equalsIgnoreCase(type)) {
                return ofAccount(row, store, name);
            }
            return key.storeId().and(row.id(), (vault, id) -> !vault.sameAs(id));
        });
    }

    /** Found by the graph, judged by its GET: the key may be another one of the same vault. */
    private Fact<Boolean> ofAccount(SearchRow row, KeyStoreUri store, String name) {
        Fact<Account> account = row.id(Account.TYPE)
                .flatMap(id -> evidence.body(EvidenceKind.ACCOUNT.key(id.text())))
                .map(Account::new)
                .absentIsUnknown("is gone since the search found it", "run again");
        Fact<KeyReference> reference = account.flatMap(Account::keyReference);
        return account.flatMap(Account::isCustomerManaged)
                .flatMap(own -> own
                        ? reference
                                .flatMap(KeyReference::store)
                                .and(
                                        reference.flatMap(KeyReference::keyName),
                                        (uri, named) -> uri.equals(store) && named.equalsIgnoreCase(name))
                        : account.flatMap(Account::isCustomerManaged));
    }

    /** A search that does not show the account itself does not see what it should. */
    private Claim seesItself(String search, Listing<SearchRow> found, Function<SearchRow, Claim> itself) {
        return found.single("rows for the account", itself)
                .absentIsUnknown(
                        new Gap(
                                Gap.Kind.NOT_EVALUABLE,
                                search,
                                "the search does not show the account " + own.name()
                                        + " itself, so it proves nothing of others",
                                "wait until Resource Graph knows the account, grant the reader Reader on its subscription, run again"))
                .mustExist("");
    }
}
