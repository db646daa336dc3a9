package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyStore;
import io.github.cmkverify.azure.Lock;
import io.github.cmkverify.azure.Vault;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** A vault or HSM behind one or more key references of an account, judged together with the account. */
public final class StoreChain {
    private final String name;
    private final KeyChain key;

    private StoreChain(String name, KeyChain key) {
        this.name = name;
        this.key = key;
    }

    static List<StoreChain> distinct(List<KeyChain> keys) {
        var stores = new LinkedHashMap<String, StoreChain>();
        for (KeyChain key : keys) {
            String name = nameOf(key);
            stores.putIfAbsent(name, new StoreChain(name, key));
        }
        return List.copyOf(stores.values());
    }

    private static String nameOf(KeyChain key) {
        return key.address()
                .fold(
                        address -> (address.hsm() ? "hsm " : "vault ")
                                + address.uri().label(),
                        () -> "vault of the " + key.name(),
                        () -> "vault of the " + key.name());
    }

    /** {@code vault kv-claims}. */
    public String name() {
        return name;
    }

    public AccountChain account() {
        return key.account();
    }

    /** One of the key references that lead here. */
    public KeyChain key() {
        return key;
    }

    public Fact<KeyStore> store() {
        return key.store();
    }

    /** As {@link #store()} for questions to which a vault that does not exist has no answer. */
    public Fact<KeyStore> existingStore() {
        return key.existingStore();
    }

    /** As {@link #existingStore()}, for questions that a Managed HSM has no answer to. */
    public Fact<Vault> vault() {
        Fact<KeyStore> store = existingStore();
        return store.flatMap(found -> found.fold(
                vault -> store.map(same -> vault),
                hsm -> Fact.unknown(new Gap(
                        Gap.Kind.NOT_EVALUABLE, hsm.body().source("").item(), "is a Managed HSM", "ask a vault"))));
    }

    /** The locks at the vault and above it. */
    public Listing<Lock> locks() {
        return key.storeLocks();
    }

    public <T> Fact<T> store(Function<KeyStore, Fact<T>> field) {
        return key.store(field);
    }
}
