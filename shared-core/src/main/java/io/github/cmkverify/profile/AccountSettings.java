package io.github.cmkverify.profile;

import java.util.List;
import java.util.Optional;

/**
 * One account of the workload, with what it inherits from {@code defaults}.
 *
 * @param place where its entry begins in the profile
 * @param kind compared when given
 * @param location compared when given; as written, so "Sweden Central" and swedencentral both occur
 * @param scopeKeys one entry per encryption scope with a key of its own; other scopes use {@code key}
 * @param classification compared with the tag when given; else the tag alone decides
 */
public record AccountSettings(
        Place place,
        Setting<String> resourceGroup,
        Setting<String> name,
        Setting<Optional<Kind>> kind,
        Setting<Optional<String>> location,
        CmkRule cmk,
        KeyRule key,
        Setting<List<ScopeKey>> scopeKeys,
        Setting<IdentityType> identityType,
        Setting<Optional<String>> classification) {

    /** The kinds that keep customer data under a customer's key. */
    public enum Kind implements Choice {
        OPEN_AI("OpenAI"),
        AI_SERVICES("AIServices");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** The identity that opens the key, as the profile prefers it. */
    public enum IdentityType implements Choice {
        SYSTEM_ASSIGNED("SystemAssigned"),
        USER_ASSIGNED("UserAssigned"),
        ANY("any");

        private final String text;

        IdentityType(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** The line of the account's entry in the profile. */
    public int line() {
        return place.line();
    }

    static List<AccountSettings> readAll(Fields profile) {
        Fields defaults = profile.child("defaults");
        defaults.readBy(AccountSettings::readDefaults);
        List<AccountSettings> accounts = profile.objects("accounts", Optional.of(defaults), AccountSettings::read)
                .value();
        if (!profile.isGiven("accounts")) {
            profile.missing("accounts", "name at least one account by resourceGroup and name");
        } else if (accounts.isEmpty() && profile.is(YamlNode.Shape.LIST, "accounts")) {
            profile.problem("accounts", "is empty; name at least one account by resourceGroup and name");
        }
        profile.unique(
                "accounts",
                accounts,
                account -> List.of(account.resourceGroup.value(), account.name.value()),
                "account");
        return accounts;
    }

    private static AccountSettings read(Fields f) {
        Setting<String> resourceGroup = f.required("resourceGroup", AzureTypes.resourceGroup());
        Setting<String> name = f.required("name", AzureTypes.accountName());
        CmkRule cmk = CmkRule.read(f);
        Shared s = Shared.read(f);
        return new AccountSettings(
                f.at(),
                resourceGroup,
                name,
                s.kind,
                s.location,
                cmk,
                s.key,
                s.scopeKeys,
                s.identityType,
                s.classification);
    }

    /** Reads the defaults for themselves, so that a problem in them is told without an account too. */
    private static Shared readDefaults(Fields f) {
        f.notHere("name", "is the name of one account; set it in accounts");
        CmkRule.refuse(f);
        f.optional("resourceGroup", AzureTypes.resourceGroup());
        return Shared.read(f);
    }

    /** What both an account and the defaults may say. */
    private record Shared(
            Setting<Optional<Kind>> kind,
            Setting<Optional<String>> location,
            KeyRule key,
            Setting<List<ScopeKey>> scopeKeys,
            Setting<IdentityType> identityType,
            Setting<Optional<String>> classification) {
        static Shared read(Fields f) {
            return new Shared(
                    f.optional("kind", Types.choice("a kind this tool verifies", Kind.values())),
                    f.optional("location", AzureTypes.region()),
                    f.object("key", KeyRule::read),
                    ScopeKey.readAll(f),
                    f.object("identity", AccountSettings::readIdentityType),
                    f.optional("classification", Types.line(64)));
        }
    }

    private static Setting<IdentityType> readIdentityType(Fields identity) {
        var type = Types.choice("a type of identity", IdentityType.values());
        return identity.setting("type", type, IdentityType.SYSTEM_ASSIGNED);
    }
}
