package io.github.cmkverify.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Chooses the fault of a request, and spoils its reply. */
final class Faults {
    private static final String STRANGER = "https://attacker.example";
    private static final Map<Integer, String> CODES = Map.of(
            400, "BadRequest",
            401, "InvalidAuthenticationToken",
            403, "AuthorizationFailed",
            404, "ResourceNotFound",
            409, "Conflict",
            429, "TooManyRequests",
            500, "InternalServerError",
            502, "BadGateway",
            503, "ServerTimeout",
            504, "GatewayTimeout");

    private final List<Fault> faults;
    private final List<AtomicInteger> asked;
    private final List<AtomicInteger> struck;
    private final Map<String, AtomicInteger> flips = new ConcurrentHashMap<>();

    Faults(List<Fault> faults) {
        this.faults = faults;
        this.asked = faults.stream().map(fault -> new AtomicInteger()).toList();
        this.struck = faults.stream().map(fault -> new AtomicInteger()).toList();
    }

    boolean endless() {
        return faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.ENDLESS);
    }

    static String withoutToken(String query) {
        return query.replaceAll("&?\\$skiptoken=[^&]*", "");
    }

    /** The first fault whose turn it is. */
    Optional<Fault> of(String what, String address) {
        return IntStream.range(0, faults.size())
                .filter(i -> faults.get(i).concerns(what, address))
                .filter(i -> asked.get(i).incrementAndGet() % faults.get(i).every() == 0)
                .filter(i -> struck.get(i).incrementAndGet() <= faults.get(i).times())
                .mapToObj(faults::get)
                .findFirst();
    }

    /** The reply instead of {@code good}; connections are cut elsewhere. */
    Reply spoil(Fault fault, Reply good, String address, String authorization) {
        return switch (fault.kind()) {
            case STATUS -> status(fault.detail());
            case SLOW, CUT, TRUNCATE -> good;
            case BROKEN -> good.withBody(half(good.body()));
            case LOGIN ->
                new Reply(
                        200,
                        "text/html; charset=utf-8",
                        Map.of(),
                        Bytes.utf8(
                                "<!DOCTYPE html><html><title>Sign in</title><form action=\"/login\"></form></html>"));
            case ENDLESS ->
                more(
                        good,
                        flips.computeIfAbsent(address, same -> new AtomicInteger())
                                .incrementAndGet());
            case FOREIGN -> linked(good, STRANGER + "/subscriptions?$skiptoken=2");
            case FLIP ->
                flips.computeIfAbsent(address, same -> new AtomicInteger()).getAndIncrement() == 0
                        ? good
                        : changed(good, "etag", "\"flipped\"");
            case REDIRECT -> new Reply(302, "", Map.of("Location", STRANGER + "/login"), Bytes.utf8(""));
            case ECHO -> changed(good, "echo", authorization);
            case AADSTS ->
                TokenService.refused(
                        401, fault.detail().matches("[0-9]{4,8}") ? fault.detail() : "7000215", "invalid_client");
        };
    }

    private static Reply status(String detail) {
        String[] parts = detail.split(":", 2);
        int status = Integer.parseInt(parts[0]);
        boolean seconds = (status == 429 || status == 503) && parts[1].matches("[0-9]{1,6}");
        String code = parts[1].isEmpty() || seconds ? CODES.getOrDefault(status, "Error") : parts[1];
        Reply reply = Reply.error(status, code, "A fault of the simulator.");
        return seconds ? reply.with("Retry-After", parts[1]) : reply;
    }

    private static Bytes half(Bytes body) {
        byte[] all = body.toArray();
        return Bytes.of(Arrays.copyOf(all, all.length / 2));
    }

    private static Reply more(Reply good, int page) {
        String link = good.headers().getOrDefault(Simulator.SELF, "");
        URI self = URI.create(link);
        String query = withoutToken(String.valueOf(self.getRawQuery()));
        return linked(good, link.split("\\?", 2)[0] + "?" + query + "&$skiptoken=" + page);
    }

    private static Reply linked(Reply good, String link) {
        return changed(good, "nextLink", link);
    }

    private static Reply changed(Reply good, String name, String value) {
        try {
            ObjectNode json = StrictJson.object(good.body());
            return good.withBody(Bytes.utf8(json.put(name, value).toString()));
        } catch (StrictJson.Refused e) {
            return good;
        }
    }
}
