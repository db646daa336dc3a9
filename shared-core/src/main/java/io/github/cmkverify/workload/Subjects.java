package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names the subjects of a workload with whatever could be read about them. */
public final class Subjects {
    private Subjects() {}

    public static Subject of(AccountChain account) {
        return subject(account, "account", account.id().text(), names(account));
    }

    public static Subject of(KeyChain key) {
        var names = names(key);
        return subject(key.account(), key.name(), known(key.keyId().map(ArmId::text), key.account()), names);
    }

    public static Subject of(StoreChain store) {
        var names = names(store.key());
        return subject(
                store.account(), store.name(), known(store.key().storeId().map(ArmId::text), store.account()), names);
    }

    private static Subject subject(AccountChain account, String name, String resource, Map<String, String> names) {
        return new Subject(account.label(), name, resource, account.settings().line(), names);
    }

    private static String known(Fact<String> id, AccountChain otherwise) {
        String account = otherwise.id().text();
        return id.fold(text -> text, () -> account, () -> account);
    }

    private static Map<String, String> names(AccountChain account) {
        var names = new LinkedHashMap<String, String>();
        names.put("subscription", account.profile().azure().subscription().value());
        names.put("resourceGroup", account.settings().resourceGroup().value());
        names.put("account", account.name());
        put(names, "location", account.account(Account::location));
        return names;
    }

    private static Map<String, String> names(KeyChain key) {
        var names = names(key.account());
        put(names, "vault", key.address().map(address -> address.uri().label()));
        put(
                names,
                "keyVaultUri",
                key.address().map(address -> "https://" + address.uri().host()));
        put(names, "vaultId", key.storeId().map(ArmId::text));
        put(names, "key", key.keyName());
        put(names, "keyId", key.keyId().map(ArmId::text));
        put(names, "keyVersion", key.reference(KeyReference::pinnedVersion).map(version -> version.orElse("")));
        put(names, "principalId", key.identity().map(ServiceIdentity::principalId));
        return names;
    }

    private static void put(Map<String, String> names, String name, Fact<String> value) {
        String text = value.fold(known -> known, () -> "", () -> "");
        if (!text.isEmpty()) {
            names.put(name, text);
        }
    }
}
