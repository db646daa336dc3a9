package io.github.cmkverify.checks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code mappings.yml}. */
final class MappingReader {
    private final Map<String, String> standards = new LinkedHashMap<>();
    private final Map<String, CisTopic> topics = new LinkedHashMap<>();
    private final Map<String, Mapping> mappings = new LinkedHashMap<>();

    private MappingReader() {}

    /** All mappings by id, in the order of the file. */
    static Map<String, Mapping> read(Fields file) {
        var reader = new MappingReader();
        for (Object node : file.nodes("standards")) {
            var standard = new Fields("catalogue/mappings.yml: standards", node);
            reader.put(reader.standards, standard, standard.text("id"), standard.text("title"));
        }
        List<String> editions = file.texts("cisEditions");
        for (Object node : file.nodes("cis")) {
            reader.topic(new Fields("catalogue/mappings.yml: cis", node), editions);
        }
        for (Object node : file.nodes("profiles")) {
            reader.profile(new Fields("catalogue/mappings.yml: profiles", node));
        }
        file.end();
        return Collections.unmodifiableMap(reader.mappings);
    }

    private void topic(Fields unnamed, List<String> editions) {
        String id = unnamed.text("id");
        Fields topic = unnamed.at(id);
        var numbers = new LinkedHashMap<String, List<Control>>();
        topic.optionalLists("editions").forEach((edition, nodes) -> {
            if (!editions.contains(edition)) {
                throw topic.problem("unknown edition `" + edition + "`");
            }
            numbers.put(edition, controls(topic, nodes));
        });
        put(topics, topic, id, new CisTopic(id, topic.text("title"), numbers));
    }

    private void profile(Fields unnamed) {
        String id = unnamed.text("id");
        Fields profile = unnamed.at(id);
        Map<String, List<?>> given = profile.optionalLists("controls");
        given.keySet().stream()
                .filter(s -> !standards.containsKey(s))
                .findFirst()
                .ifPresent(s -> {
                    throw profile.problem("unknown standard `" + s + "`");
                });
        var controls = new ArrayList<Mapping.Standard>();
        standards.forEach((standard, title) -> Optional.ofNullable(given.get(standard))
                .ifPresent(nodes -> controls.add(new Mapping.Standard(standard, title, controls(profile, nodes)))));
        List<CisTopic> cis = profile.texts("cis").stream()
                .map(topic -> Optional.ofNullable(topics.get(topic))
                        .orElseThrow(() -> profile.problem("unknown CIS topic `" + topic + "`")))
                .toList();
        put(mappings, profile, id, new Mapping(id, profile.text("title"), controls, cis, profile.optionalText("note")));
    }

    private static List<Control> controls(Fields owner, List<?> nodes) {
        if (nodes.isEmpty()) {
            throw owner.problem("a list of controls is empty: leave it out");
        }
        return nodes.stream().map(node -> control(owner, node)).toList();
    }

    private static Control control(Fields owner, Object node) {
        if (node instanceof Map<?, ?>) {
            Fields control = owner.nested(node);
            var read = new Control(control.text("id"), control.optionalFlag("ours"), control.optionalText("note"));
            control.end();
            return read;
        }
        return new Control(owner.text("control", node), false, Optional.empty());
    }

    private <T> void put(Map<String, T> all, Fields fields, String id, T value) {
        fields.end();
        if (all.put(id, value) != null) {
            throw fields.problem("`" + id + "` is there twice");
        }
    }
}
