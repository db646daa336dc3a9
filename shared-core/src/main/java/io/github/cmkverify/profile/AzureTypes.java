package io.github.cmkverify.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scalar types whose form Azure sets. Names go into request paths: what could change a path is refused here. Naming
 * rules are those of Azure's resource naming reference.
 */
final class AzureTypes {
    private static final String GUID_TEXT = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";
    private static final Pattern GUID = Pattern.compile(GUID_TEXT);
    private static final String SEGMENT = "[^/?#%\\\\\\s]{1,260}";
    private static final String PROVIDER = "/providers/" + SEGMENT + "(/" + SEGMENT + "/" + SEGMENT + ")+";
    private static final Pattern ARM_ID = Pattern.compile(
            "/subscriptions/" + GUID_TEXT + "(/resourceGroups/" + SEGMENT + ")?(" + PROVIDER + ")*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFINITION = Pattern.compile(
            "(/providers/Microsoft\\.Management/managementGroups/" + SEGMENT + "|/subscriptions/" + GUID_TEXT
                    + ")?/providers/Microsoft\\.Authorization/policy(Set)?Definitions/" + SEGMENT,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    private AzureTypes() {}

    /** In lower case. */
    static Type<String> guid(String what) {
        return Type.text(what, "a GUID such as 11111111-2222-3333-4444-555555555555", "", text -> Optional.of(text)
                .filter(t -> GUID.matcher(t).matches())
                .map(t -> t.toLowerCase(Locale.ROOT)));
    }

    /** A subscription, a resource group or anything below; as given, because ARM ids are compared without case. */
    static Type<String> armId() {
        return Type.text(
                "a resource id", "/subscriptions/GUID/resourceGroups/NAME/providers/...", "", text -> Optional.of(text)
                        .filter(AzureTypes::isArmId));
    }

    /** A resource id of {@code type}, such as {@code Microsoft.Network/privateEndpoints}. */
    static Type<String> armId(String what, String type) {
        String[] names = type.split("/");
        var pattern = new StringBuilder(".*/providers/" + Pattern.quote(names[0]));
        for (int i = 1; i < names.length; i++) {
            pattern.append('/').append(Pattern.quote(names[i])).append("/[^/]+");
        }
        var ending = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
        return Type.text(
                "the resource id of " + what,
                "/subscriptions/GUID/resourceGroups/NAME/providers/" + names[0] + "/"
                        + String.join("/NAME/", Arrays.copyOfRange(names, 1, names.length)) + "/NAME",
                "",
                text -> Optional.of(text).filter(AzureTypes::isArmId).filter(t -> ending.matcher(t)
                        .matches()));
    }

    private static boolean isArmId(String text) {
        return ARM_ID.matcher(text).matches() && !DOTS.matcher(text).find();
    }

    /** An event subscription of any source: a resource, a system topic, a topic. */
    static Type<String> eventSubscription() {
        var ending = Pattern.compile(".*/eventSubscriptions/[^/]+", Pattern.CASE_INSENSITIVE);
        return Type.text(
                "the resource id of an event subscription",
                "/subscriptions/GUID/.../providers/Microsoft.EventGrid/eventSubscriptions/NAME",
                "",
                text -> Optional.of(text).filter(AzureTypes::isArmId).filter(t -> ending.matcher(t)
                        .matches()));
    }

    /** A built-in definition by its GUID (given in lower case), any other by its id. */
    static Type<String> policyDefinition() {
        return Type.text(
                "a policy definition",
                "its GUID or /providers/Microsoft.Authorization/policyDefinitions/NAME",
                "",
                text -> GUID.matcher(text).matches()
                        ? Optional.of(text.toLowerCase(Locale.ROOT))
                        : Optional.of(text)
                                .filter(t -> DEFINITION.matcher(t).matches()
                                        && !DOTS.matcher(t).find()));
    }

    static Type<String> resourceGroup() {
        return Types.matching(
                "[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]",
                "a name of a resource group",
                "1 to 90 letters, digits, _ ( ) . - without a dot at the end");
    }

    static Type<String> accountName() {
        return Types.matching(
                "[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}",
                "a name of an account",
                "2 to 64 letters, digits, _ . - beginning with a letter or digit");
    }

    /** Also the name of a Managed HSM. */
    static Type<String> vaultName() {
        return Types.matching(
                "[a-zA-Z][a-zA-Z0-9-]{2,23}",
                "a name of a vault",
                "3 to 24 letters, digits or hyphens beginning with a letter, not a URL");
    }

    static Type<String> keyName() {
        return Types.matching(
                "[a-zA-Z0-9-]{1,127}", "a name of a key", "1 to 127 letters, digits or hyphens, not a URL");
    }

    static Type<String> scopeName() {
        return Types.matching(
                "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9]",
                "a name of an encryption scope",
                "2 to 64 letters, digits, _ . -");
    }

    static Type<String> region() {
        return Types.matching("[a-zA-Z][a-zA-Z0-9 ]{0,38}[a-zA-Z0-9]", "a region", "a name such as swedencentral");
    }

    static Type<String> tagName() {
        return Types.matching(
                "[^<>%&\\\\?/\\s]([^<>%&\\\\?/\\n\\t]{0,510}[^<>%&\\\\?/\\s])?",
                "a name of a tag", "1 to 512 characters without < > % & \\ ? /");
    }

    static Type<String> operation() {
        return Types.matching(
                "[A-Za-z0-9]+(\\.[A-Za-z0-9]+)+(/[A-Za-z0-9]+)+",
                "an operation",
                "a name such as Microsoft.KeyVault/vaults/write");
    }

    static Type<String> managementGroup() {
        return Types.matching(
                "[a-zA-Z0-9_().-]{0,89}[a-zA-Z0-9_()-]",
                "an id of a management group",
                "1 to 90 letters, digits, _ ( ) . -");
    }

    static Type<String> defenderPlan() {
        return Types.matching(
                "[A-Za-z][A-Za-z0-9]{0,63}", "a name of a Defender plan", "a name such as KeyVaults or AI");
    }

    static Type<Cidr> cidr() {
        return Type.text(
                        "an IPv4 range",
                        "an address such as 203.0.113.7 or a range such as 203.0.113.0/24",
                        Cidr.NONE,
                        Cidr::parse)
                .showing(Cidr::text)
                .refusing(text -> Cidr.network(text)
                        .map(network ->
                                Shown.quoted(text) + " has address bits beyond its prefix; use " + network.text())
                        .orElse(Shown.quoted(text)
                                + " is not an IPv4 range; use an address such as 203.0.113.7 or a"
                                + " range such as 203.0.113.0/24"));
    }

    /** The identifier of a secret, without its value. A secret pasted here by mistake is not repeated in a message. */
    static Type<String> secretIdentifier() {
        String expected = "the identifier of the vault secret, https://VAULT/secrets/NAME, never its value";
        return Types.matching(
                        "https://[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)+/secrets/[a-zA-Z0-9-]{1,127}(/[a-zA-Z0-9]{32})?",
                        "the identifier of a secret",
                        expected)
                .refusing(text -> "is not the identifier of a secret (value not shown); use " + expected);
    }
}
