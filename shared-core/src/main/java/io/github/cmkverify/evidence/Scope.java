package io.github.cmkverify.evidence;

/** What a person grants a role on, so that a refused request is answered next time. */
final class Scope {
    private Scope() {}

    static String of(EvidenceKey key) {
        return switch (key.kind().plane()) {
            case GRAPH -> searched(key.kind());
            case VAULT, HSM -> "https://" + key.argument(0);
            case ARM ->
                key.argument(0).startsWith("/")
                        ? resource(key)
                        : (key.kind() == EvidenceKind.MANAGEMENT_GROUP ? "the management group " : "/subscriptions/")
                                + key.argument(0);
        };
    }

    private static String searched(EvidenceKind kind) {
        return switch (kind) {
            case KEY_USE_SEARCH, IDENTITY_USE_SEARCH, ACCOUNT_SEARCH -> "every subscription of scan.subscriptions";
            default -> "the subscriptions that hold the vault";
        };
    }

    private static String resource(EvidenceKey key) {
        String id = key.argument(0);
        int child = id.indexOf("/keys/");
        return child < 0 ? id : id.substring(0, child);
    }
}
