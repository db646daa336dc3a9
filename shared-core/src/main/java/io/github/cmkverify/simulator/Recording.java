package io.github.cmkverify.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.StrictJson;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Recorded answers by the request that they belong to. */
final class Recording {
    private final Map<String, List<Recorded>> answers = new HashMap<>();
    private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();

    /**
     * One recorded answer.
     *
     * @param origin scheme and host of Resource Manager as recorded; empty for a data plane
     */
    record Recorded(EvidenceKind kind, String apiVersion, Answer answer, String origin) {}

    Recording(Collection<Item> items) {
        items.forEach(item -> item.pages().forEach(page -> add(item.key().kind(), page)));
        AccountSearch.of(items)
                .forEach(item -> add(item.key().kind(), item.pages().get(0)));
    }

    private void add(EvidenceKind kind, Item.Page page) {
        URI url = URI.create(page.request().url());
        boolean manager = kind.plane() == EvidenceKind.Plane.ARM || kind.plane() == EvidenceKind.Plane.GRAPH;
        String key = key(
                page.request().method(),
                manager ? "" : url.getHost(),
                url.getRawPath(),
                Optional.ofNullable(url.getRawQuery()).orElse(""),
                page.request().body().orElse(""));
        answers.computeIfAbsent(key, same -> new ArrayList<>())
                .add(new Recorded(
                        kind,
                        page.request().apiVersion(),
                        page.answer(),
                        manager ? url.getScheme() + "://" + url.getRawAuthority() : ""));
    }

    /** Two answers to one request are given one after the other; the last one stays. */
    Optional<Recorded> next(String method, String host, String path, String query, String body) {
        String key = key(method, host, path, query, body);
        List<Recorded> all = answers.getOrDefault(key, List.of());
        int turn = served.computeIfAbsent(key, same -> new AtomicInteger()).getAndIncrement();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.min(turn, all.size() - 1)));
    }

    private static String key(String method, String host, String path, String query, String body) {
        return String.join(
                " ",
                method,
                host.toLowerCase(Locale.ROOT),
                decoded(path).toLowerCase(Locale.ROOT),
                String.join("&", parameters(query)),
                body);
    }

    private static List<String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(Recording::decoded)
                .map(parameter -> parameter.toLowerCase(Locale.ROOT))
                .filter(parameter -> !parameter.startsWith("api-version=") && !parameter.isEmpty())
                .sorted()
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A body whose link to the next page leads here and not to where it was recorded. */
    static Bytes leadingTo(URI here, Recorded recorded, Bytes body) {
        try {
            ObjectNode json = StrictJson.object(body);
            String link = json.path("nextLink").asText("");
            if (recorded.origin().isEmpty() || !link.startsWith(recorded.origin() + "/")) {
                return body;
            }
            json.put("nextLink", here + link.substring(recorded.origin().length()));
            return Bytes.utf8(json.toString());
        } catch (StrictJson.Refused e) {
            return body;
        }
    }
}
