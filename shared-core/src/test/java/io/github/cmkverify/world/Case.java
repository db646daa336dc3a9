package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.verdict.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One change of a base and what comes of it; data in {@code resources/cases}.
 *
 * @param check the check whose file it stands in
 * @param why what the case shows, in one sentence
 * @param profile texts of the profile and what replaces them
 * @param expect the outcomes that differ from the base, or that the case is about
 * @param reasons what must stand in the reasons of a finding
 * @param childrenFollow the checks below a named one become what the rule of parents says
 * @param stopped what must stand in the cause of a run that judged nothing
 */
public record Case(
        String check,
        String base,
        String why,
        Map<String, String> profile,
        List<Change> change,
        Map<Expectation, Outcome> expect,
        Map<Expectation, List<String>> reasons,
        boolean childrenFollow,
        Optional<String> stopped,
        int exit) {
    private static final Set<String> FIELDS =
            Set.of("base", "why", "profile", "change", "expect", "reason", "children", "stopped", "exit");

    static Case of(String check, JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(check + ": a case has no field " + name);
            }
        });
        var profile = new LinkedHashMap<String, String>();
        node.path("profile")
                .properties()
                .forEach(e -> profile.put(e.getKey(), e.getValue().asText()));
        var expect = new LinkedHashMap<Expectation, Outcome>();
        node.path("expect")
                .properties()
                .forEach(e -> expect.put(
                        Expectation.of(e.getKey()), Outcome.valueOf(e.getValue().textValue())));
        var reasons = new LinkedHashMap<Expectation, List<String>>();
        node.path("reason").properties().forEach(e -> reasons.put(Expectation.of(e.getKey()), texts(e.getValue())));
        return new Case(
                check,
                node.required("base").textValue(),
                node.required("why").textValue(),
                profile,
                Change.of(node.path("change")),
                expect,
                reasons,
                node.path("children").asText("").equals("follow"),
                Optional.ofNullable(node.path("stopped").textValue()),
                node.required("exit").intValue());
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? java.util.stream.StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
    }

    /** The evidence as the case changes it; each of its changes must have found the one item it names. */
    public Recorded record() {
        var concerned = new LinkedHashMap<Change, Set<String>>();
        change.forEach(c -> concerned.put(c, new HashSet<>()));
        Recorded recorded = world().record(item -> changed(item.orElseThrow(), concerned));
        concerned.forEach((c, keys) -> {
            if (keys.size() != 1) {
                throw new IllegalStateException(this + ": " + c.item() + " names " + keys);
            }
        });
        return new Recorded(toString(), recorded.profile(), recorded.provenance(), recorded.run(), recorded.items());
    }

    /** The base, with the profile of the case. */
    public World world() {
        World world = Worlds.base(base);
        String text = world.profileText();
        for (var replaced : profile.entrySet()) {
            if (!text.contains(replaced.getKey())) {
                throw new IllegalStateException(this + ": the profile has no " + replaced.getKey());
            }
            text = text.replace(replaced.getKey(), replaced.getValue());
        }
        return world.withProfile(text);
    }

    private Optional<Item> changed(Item item, Map<Change, Set<String>> concerned) {
        Optional<Item> now = Optional.of(item);
        for (Change each : change) {
            if (each.concerns(item)) {
                concerned.get(each).add(item.key().text());
                now = now.flatMap(each::apply);
            }
        }
        return now;
    }

    @Override
    public String toString() {
        return check + " (" + base + "): " + why;
    }
}
