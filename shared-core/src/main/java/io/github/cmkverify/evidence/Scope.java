package io.github.cmkverify.evidence;

/** What a person grants a role on, so that a refused request is answered next time. */
final class Scope {
    private Scope() {}

    static String of(EvidenceKey key) {
        return switch (key.kind().plane()) {
            case GRAPH -> "the subscriptions that hold the vault";
            case VAULT, HSM -> "https://" + key.argument(0);
            case ARM -> key.argument(0).startsWith("/") ? resource(key) : "/subscriptions/" + key.argument(0);
        };
    }

    private static String resource(EvidenceKey key) {
        String id = key.argument(0);
        int child = id.indexOf("/keys/");
        return child < 0 ? id : id.substring(0, child);
    }
}
