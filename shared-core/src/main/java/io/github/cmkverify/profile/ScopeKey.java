package io.github.cmkverify.profile;

import java.util.List;

/** The approved key of one encryption scope, as {@link KeyRule} for an account. */
public record ScopeKey(Setting<String> scope, Setting<String> vault, Setting<String> name, Setting<Boolean> hsm) {
    static Setting<List<ScopeKey>> readAll(Fields account) {
        Setting<List<ScopeKey>> keys = account.objects("scopeKeys", ScopeKey::read);
        account.unique("scopeKeys", keys.value(), key -> List.of(key.scope.value()), "scope");
        return keys;
    }

    private static ScopeKey read(Fields f) {
        return new ScopeKey(
                f.required("scope", AzureTypes.scopeName()),
                f.required("vault", AzureTypes.vaultName()),
                f.required("name", AzureTypes.keyName()),
                f.setting("hsm", Types.bool(), false));
    }
}
