package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Cloud;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evidence made by hand, and what is read from it. */
public final class Recorded {
    public static final Instant FROM = Instant.parse("2026-11-22T09:00:00Z");
    public static final Instant TO = Instant.parse("2026-11-22T09:02:00Z");
    public static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    public static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg-claims/providers";
    public static final String VAULT = GROUP + "/Microsoft.KeyVault/vaults/kv-claims";
    public static final EvidenceKey VAULT_KEY = EvidenceKind.VAULT.key(VAULT);
    public static final EvidenceKey VERSIONS = EvidenceKind.KEY_VERSIONS.key(VAULT, "cmk");
    public static final EvidenceKey SEARCH = EvidenceKind.VAULT_SEARCH.key("kv-claims");

    private Recorded() {}

    public static Provenance provenance() {
        return provenance(Map.of());
    }

    public static Provenance provenance(Map<String, List<String>> redacted) {
        return new Provenance(
                "0.1.0",
                "ab".repeat(32),
                "AzureCloud",
                "99999999-8888-7777-6666-555555555555",
                SUBSCRIPTION,
                FROM,
                TO,
                Optional.empty(),
                redacted);
    }

    public static Request request(EvidenceKey key) {
        return Request.of(key, Cloud.azure(), key.kind().apiVersion());
    }

    public static Answer answer(int status, String body) {
        return answer(status, Bytes.utf8(body.replace('\'', '"')));
    }

    static Answer answer(int status, Bytes body) {
        return new Answer.Received(status, FROM, "r-1", "application/json", body);
    }

    /** One answer; apostrophes in {@code body} stand for quotation marks. */
    public static Item item(EvidenceKey key, int status, String body) {
        return Item.of(key, request(key), answer(status, body));
    }

    static Evidence evidence(Item... items) {
        return new Evidence(provenance(), Cloud.azure(), List.of(items));
    }

    static Fact<Body> read(EvidenceKey key, int status, String body) {
        return evidence(item(key, status, body)).body(key);
    }

    static Fact<Body> read(EvidenceKey key, Answer answer) {
        return evidence(Item.of(key, request(key), answer)).body(key);
    }

    /** {@code READ}, {@code ABSENT}, or the kind of the first gap. */
    static String state(Fact<?> fact) {
        return fact.fold(value -> "READ", () -> "ABSENT", () -> gap(fact).kind().name());
    }

    /** The value that was read, as text. */
    static String value(Fact<?> fact) {
        return fact.fold(String::valueOf, () -> "absent", () -> "unknown: " + gap(fact));
    }

    /** Why {@code fact} is unknown. */
    static Gap gap(Fact<?> fact) {
        return gap(fact.must(value -> true, value -> ""));
    }

    /** Why rows of {@code list} may be missing. */
    static Gap gap(Listing<?> list) {
        return gap(list.complete());
    }

    /** {@code complete}, or the kind of the one gap, with the number of rows: {@code TRUNCATED 3}. */
    static String state(Listing<?> list) {
        return list.complete()
                        .<String>fold(
                                sources -> "complete",
                                (why, sources) -> "broken",
                                (gaps, sources) ->
                                        gaps.size() == 1 ? gaps.get(0).kind().name() : gaps.toString())
                + " "
                + list.rows().size();
    }

    private static Gap gap(Claim claim) {
        return claim.fold(
                sources -> {
                    throw new AssertionError("it was read: " + sources);
                },
                (why, sources) -> {
                    throw new AssertionError("it is broken: " + why);
                },
                (gaps, sources) -> gaps.get(0));
    }
}
