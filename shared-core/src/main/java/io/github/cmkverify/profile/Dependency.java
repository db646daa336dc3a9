package io.github.cmkverify.profile;

import java.util.Locale;
import java.util.Optional;

/**
 * A store that the account's key does not cover.
 *
 * @param id resource id
 * @param type agrees with {@code id}
 * @param owner who answers for its encryption; DEP-001 fails without one
 * @param classification of the data in it
 * @param encryption the wanted one
 * @param place where the entry begins
 */
public record Dependency(
        Setting<String> id,
        Setting<Type> type,
        Setting<Optional<String>> owner,
        Setting<Optional<String>> classification,
        Setting<Encryption> encryption,
        Place place) {

    /** What kind of store, with the type of its resource. */
    public enum Type implements Choice {
        STORAGE("storage", "/providers/microsoft.storage/storageaccounts/"),
        SEARCH("search", "/providers/microsoft.search/searchservices/"),
        COSMOS("cosmos", "/providers/microsoft.documentdb/databaseaccounts/"),
        MACHINE_LEARNING("machineLearning", "/providers/microsoft.machinelearningservices/workspaces/"),
        LOG_ANALYTICS("logAnalytics", "/providers/microsoft.operationalinsights/"),
        OTHER("other", "/providers/");

        private final String text;
        private final String within;

        Type(String text, String within) {
            this.text = text;
            this.within = within;
        }

        @Override
        public String text() {
            return text;
        }

        private boolean fits(String id) {
            return id.isEmpty() || id.toLowerCase(Locale.ROOT).contains(within);
        }
    }

    /** Whose key encrypts the store. */
    public enum Encryption implements Choice {
        CMK,
        PLATFORM;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Dependency read(Fields f) {
        var dependency = new Dependency(
                f.required("id", AzureTypes.armId()),
                f.required(
                        "type",
                        Types.choice("a type this tool knows", Type.values()).standingIn(Type.OTHER)),
                f.optional("owner", Types.line(128)),
                f.optional("classification", Types.line(64)),
                f.setting("encryption", Types.choice("a kind of encryption", Encryption.values()), Encryption.CMK),
                f.at());
        if (!dependency.type.value().fits(dependency.id.value())) {
            f.problem("type", "is not the type of the resource in id; correct one of them");
        }
        return dependency;
    }
}
