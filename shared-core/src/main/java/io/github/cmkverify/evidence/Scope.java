package io.github.cmkverify.evidence;

import java.util.stream.Stream;

/** What a person grants a role on, so that a refused request is answered next time. */
final class Scope {
    private Scope() {}

    static String of(EvidenceKey key) {
        return switch (key.kind().plane()) {
            case GRAPH -> searched(key);
            case VAULT, HSM -> "https://" + key.argument(0);
            case ARM ->
                key.argument(0).startsWith("/")
                        ? resource(key)
                        : (key.kind() == EvidenceKind.MANAGEMENT_GROUP ? "the management group " : "/subscriptions/")
                                + key.argument(0);
        };
    }

    private static String searched(EvidenceKey key) {
        return switch (key.kind()) {
            case KEY_USE_SEARCH, IDENTITY_USE_SEARCH, ALL_ACCOUNTS_SEARCH -> "every subscription of scan.subscriptions";
            case ACCOUNT_SEARCH -> "/subscriptions/" + key.argument(0);
            default -> "the subscription that holds " + key.argument(0);
        };
    }

    private static String resource(EvidenceKey key) {
        String id = key.argument(0);
        int end = Stream.of("/keys/", "/providers/Microsoft.Authorization/")
                .mapToInt(id::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(id.length());
        return end == 0 ? "/" : id.substring(0, end);
    }
}
