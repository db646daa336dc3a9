package io.github.cmkverify.workload;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scopes and ids of Azure RBAC. */
final class Scopes {
    private static final int LONGEST = 1000;
    private static final Pattern ROLE_DEFINITION = Pattern.compile(
            "(/[\\w().-]{1,127})*/providers/Microsoft\\.Authorization/roleDefinitions/[0-9a-f-]{36}",
            Pattern.CASE_INSENSITIVE);

    private Scopes() {}

    /** The id of a role definition, or empty: it comes out of an answer and goes into a request. */
    static Optional<String> roleDefinition(String text) {
        return text.length() <= LONGEST && ROLE_DEFINITION.matcher(text).matches() && !text.contains("/..")
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether {@code scope} is a subscription, a management group or the root of the directory. */
    static boolean isSubscriptionOrAbove(String scope) {
        String lower = scope.toLowerCase(Locale.ROOT);
        return lower.equals("/")
                || lower.startsWith("/providers/microsoft.management/managementgroups/")
                || lower.startsWith("/subscriptions/") && lower.indexOf('/', "/subscriptions/".length()) < 0;
    }

    /** Whether {@code scope} of a Managed HSM is {@code key}, all keys, or everything. */
    static boolean isLocallyAtOrAbove(String key, String scope) {
        return Stream.of("/", "/keys", "/keys/" + key).anyMatch(scope::equalsIgnoreCase);
    }
}
