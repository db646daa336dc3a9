package io.github.cmkverify.azure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an Azure resource, checked for its shape because it comes out of an answer and goes into the next request.
 * Compared in any case.
 *
 * @param text as Azure wrote it, {@code /subscriptions/.../providers/...}
 */
public record ArmId(String text) {
    private static final int LONGEST = 1000;
    private static final String MANAGEMENT_GROUP = "/providers/microsoft.management/managementgroups/";
    private static final Pattern SHAPE = Pattern.compile(
            "/subscriptions/[0-9a-f-]{36}/resourceGroups/[\\w().-]{1,90}/providers/[\\w.]{1,80}(/\\w{1,80}/[\\w.-]{1,127}){1,4}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    /** The id, or empty when {@code text} has another shape or a segment that leads elsewhere, {@code .} or {@code ..}. */
    public static Optional<ArmId> of(String text) {
        return text.length() <= LONGEST
                        && SHAPE.matcher(text).matches()
                        && !DOTS.matcher(text).find()
                ? Optional.of(new ArmId(text))
                : Optional.empty();
    }

    public static ArmId account(String subscription, String resourceGroup, String name) {
        return new ArmId("/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup
                + "/providers/Microsoft.CognitiveServices/accounts/" + name);
    }

    public ArmId child(String type, String name) {
        return new ArmId(text + "/" + type + "/" + name);
    }

    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public String resourceGroup() {
        return text.split("/")[4];
    }

    public String subscription() {
        return text.split("/")[2];
    }

    /** Whether this is a resource of {@code type}, such as {@code Microsoft.KeyVault/vaults}. */
    public boolean isOfType(String type) {
        String[] segments = text.split("/");
        return segments.length == 9 && type.equalsIgnoreCase(segments[6] + "/" + segments[7]);
    }

    /** Whether {@code scope} is this resource or lies above it, segment by segment; {@code /} lies above everything. */
    public boolean isAtOrBelow(String scope) {
        String mine = text.toLowerCase(Locale.ROOT) + "/";
        String theirs = scope.toLowerCase(Locale.ROOT);
        return theirs.startsWith("/") && mine.startsWith(theirs.endsWith("/") ? theirs : theirs + "/");
    }

    /**
     * Whether an assignment at {@code scope} counts here: the scope is this resource or lies above it. Management groups are
     * believed, because the rows were asked for with {@code atScope()} and the hierarchy is not in the ids.
     */
    public boolean isReachedFrom(String scope) {
        return isAtOrBelow(scope) || scope.toLowerCase(Locale.ROOT).startsWith(MANAGEMENT_GROUP);
    }

    /** Whether {@code other} is the id of this resource or of one below it. */
    public boolean holds(String other) {
        return (other + "/").regionMatches(true, 0, text + "/", 0, text.length() + 1);
    }

    public boolean sameAs(String other) {
        return text.equalsIgnoreCase(other);
    }
}
