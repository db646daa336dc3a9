package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Cloud;
import io.github.cmkverify.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Collects what the plan asks for, link by link, until it asks for nothing more. */
final class Collector {
    private static final int ROUNDS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CmkVerification verification;
    private final Profile profile;
    private final Run run;
    private final FakeAzure azure;
    private final UnaryOperator<Optional<Item>> change;
    private final Instant end;
    private Instant now;

    /** @param change what becomes of an item on its way into the evidence; empty: it is not collected */
    Collector(
            CmkVerification verification,
            Profile profile,
            Run run,
            FakeAzure azure,
            Instant from,
            UnaryOperator<Optional<Item>> change) {
        this.verification = verification;
        this.profile = profile;
        this.run = run;
        this.azure = azure;
        this.now = from;
        this.end = from.plus(LONGEST);
        this.change = change;
    }

    List<Item> collect(Provenance provenance) {
        Map<EvidenceKey, Item> items = new LinkedHashMap<>();
        var left = new HashSet<EvidenceKey>();
        for (int round = 0; round < ROUNDS; round++) {
            var evidence = new Evidence(provenance, cloud(), items.values());
            var missing = new ArrayList<>(verification.missing(profile, evidence, run));
            missing.removeAll(left);
            if (missing.isEmpty()) {
                return List.copyOf(items.values());
            }
            for (EvidenceKey key : missing) {
                change.apply(Optional.of(fetch(key)))
                        .ifPresentOrElse(item -> items.put(key, item), () -> left.add(key));
            }
        }
        throw new IllegalStateException("the plan does not come to an end");
    }

    private Cloud cloud() {
        return profile.azure().cloud().value();
    }

    private Item fetch(EvidenceKey key) {
        var pages = new ArrayList<Item.Page>();
        Optional<Request> next = Optional.of(Request.of(key, cloud(), key.kind().apiVersion()));
        while (next.isPresent()) {
            Request request = next.get();
            FakeAzure.Reply reply = azure.answer(request);
            pages.add(new Item.Page(request, received(key, reply)));
            next = key.kind().shape().isList() && reply.status() == 200 ? next(request, reply) : Optional.empty();
        }
        return new Item(key, pages);
    }

    private Answer received(EvidenceKey key, FakeAzure.Reply reply) {
        // a large world is collected by many at once
        if (now.isBefore(end)) {
            now = now.plusMillis(350);
        }
        String id = UUID.nameUUIDFromBytes(
                        (key.text().toLowerCase(Locale.ROOT) + now).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        return new Answer.Received(reply.status(), now, id, "application/json; charset=utf-8", reply.body());
    }

    private static Optional<Request> next(Request request, FakeAzure.Reply reply) {
        JsonNode body = Json.parse(reply.body().text());
        if (body.path("nextLink").isTextual()) {
            return Optional.of(
                    new Request("GET", body.get("nextLink").textValue(), request.apiVersion(), Optional.empty()));
        }
        return body.path("$skipToken").isTextual()
                ? Optional.of(new Request(
                        request.method(),
                        request.url(),
                        request.apiVersion(),
                        request.body()
                                .map(first ->
                                        withToken(first, body.get("$skipToken").textValue()))))
                : Optional.empty();
    }

    private static String withToken(String first, String token) {
        int before = first.indexOf(",\"$skipToken\"");
        String options = before < 0 ? first.substring(0, first.length() - 2) : first.substring(0, before);
        return options + ",\"$skipToken\":\"" + token + "\"}}";
    }
}
