package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Source;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One map of the document, read field by field; the fields that were asked for are the ones it may have. */
final class Fields {
    private final Reading reading;
    private final Path path;
    private final Place at;
    private final Map<String, YamlNode.Entry> own;
    private final Optional<Fields> inherited;
    private final boolean silent;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param silent stands for a map that could not be read: what it misses is no problem of its own */
    Fields(Reading reading, Found map, Map<String, YamlNode.Entry> own, Optional<Fields> inherited, boolean silent) {
        this(reading, map.path(), map.at(), own, inherited, silent);
    }

    private Fields(
            Reading reading,
            Path path,
            Place at,
            Map<String, YamlNode.Entry> own,
            Optional<Fields> inherited,
            boolean silent) {
        this.reading = reading;
        this.path = path;
        this.at = at;
        this.own = own;
        this.inherited = inherited;
        this.silent = silent;
    }

    /** What {@code reader} makes of this map; a field it did not ask for is a problem. */
    <T> T readBy(Function<Fields, T> reader) {
        T value = reader.apply(this);
        refuseUnknown();
        return value;
    }

    private void refuseUnknown() {
        own.forEach((name, entry) -> {
            if (!asked.contains(name)) {
                reading.problems().add(entry.at(), path.field(name), unknown(name));
            }
        });
    }

    <T> Setting<T> required(String name, Type<T> type) {
        return find(name).map(found -> found.reading().scalar(found, type)).orElseGet(() -> {
            missing(name, "use " + type.expected());
            return notGiven(name, type.placeholder(), "not given");
        });
    }

    <T> Setting<T> setting(String name, Type<T> type, T fallback) {
        return find(name)
                .map(found -> found.reading().scalar(found, type.standingIn(fallback)))
                .orElseGet(
                        () -> notGiven(name, fallback, "default " + type.shown().apply(fallback)));
    }

    <T> Setting<Optional<T>> optional(String name, Type<T> type) {
        return find(name)
                .map(found -> found.reading().scalar(found, type).<Optional<T>>map(Optional::of))
                .orElseGet(() -> notGiven(name, Optional.empty(), "not given"));
    }

    <T> Setting<List<T>> list(String name, Type<T> type, List<T> fallback) {
        return find(name)
                .map(found -> new Setting<>(
                        found.reading().items(found).stream()
                                .map(item -> item.reading().scalar(item, type).value())
                                .toList(),
                        found.reading().source(found, found.shown())))
                .orElseGet(() -> notGiven(
                        name,
                        fallback,
                        Shown.cut(fallback.stream()
                                .map(type.shown())
                                .collect(Collectors.joining(", ", "default [", "]")))));
    }

    /** A map of its own; one that is not given reads as an empty one. */
    <T> T object(String name, Function<Fields, T> reader) {
        return child(name).readBy(reader);
    }

    /** As {@link #object}; what the map does not give is looked up in the map of that name in {@code base}, field by field. */
    <T> T object(String name, Optional<Fields> base, Function<Fields, T> reader) {
        return child(name, base.map(fields -> fields.child(name))).readBy(reader);
    }

    /** A list of maps; empty when not given. */
    <T> Setting<List<T>> objects(String name, Function<Fields, T> reader) {
        return objects(name, Optional.empty(), reader);
    }

    /** As {@link #objects(String, Function)}; what a row does not give is looked up in {@code defaults}, field by field. */
    <T> Setting<List<T>> objects(String name, Optional<Fields> defaults, Function<Fields, T> reader) {
        return find(name)
                .map(found -> {
                    List<T> rows = found.reading().items(found).stream()
                            .map(row -> row.reading().mapping(row, defaults).readBy(reader))
                            .toList();
                    return new Setting<>(
                            rows,
                            found.reading().source(found, rows.size() + (rows.size() == 1 ? " entry" : " entries")));
                })
                .orElseGet(() -> notGiven(name, List.of(), "default []"));
    }

    /** A map whose names are chosen by the author; empty when not given. */
    <K, V> Setting<Map<K, V>> entries(String name, Type<K> key, BiFunction<Fields, String, V> reader) {
        return find(name)
                .map(found -> {
                    Fields map = found.reading().mapping(found, Optional.empty());
                    var entries = new LinkedHashMap<K, V>();
                    map.own.forEach((text, entry) -> map.reading
                            .name(map.path.field(text), entry.at(), text, key)
                            .ifPresent(k -> entries.put(k, reader.apply(map, text))));
                    return new Setting<>(
                            Collections.unmodifiableMap(entries),
                            found.reading().source(found, found.shown()));
                })
                .orElseGet(() -> notGiven(name, Map.of(), "default {}"));
    }

    /** {@code value} as the setting in field {@code name}, however it was made of it. */
    <T> Setting<T> made(String name, T value, String shown) {
        return find(name)
                .map(found -> new Setting<>(value, found.reading().source(found, shown)))
                .orElseGet(() -> notGiven(name, value, shown));
    }

    /** The map in field {@code name}, to be inherited from; {@link #object} for all else. */
    Fields child(String name) {
        return child(name, inherited.map(fields -> fields.child(name)));
    }

    private Fields child(String name, Optional<Fields> above) {
        asked.add(name);
        return Optional.ofNullable(own.get(name))
                .map(entry -> reading.mapping(new Found(reading, path.field(name), entry.value()), above))
                .orElseGet(() -> new Fields(reading, path.field(name), at, Map.of(), above, silent));
    }

    Place at() {
        return at;
    }

    /** The place of a field's value, or of this map when it is not given. */
    Place at(String name) {
        return find(name).map(Found::at).orElse(at);
    }

    boolean isSilent() {
        return silent;
    }

    boolean isGiven(String name) {
        return find(name).isPresent();
    }

    /** Whether field {@code name} is given, in the form {@code shape}. */
    boolean is(YamlNode.Shape shape, String name) {
        return find(name).map(found -> found.node().shape() == shape).orElse(false);
    }

    /** A file for another version of this tool: its other fields are not ours to judge. */
    boolean isOfAnotherVersion() {
        boolean another = find("schemaVersion")
                .map(found -> found.node()
                        .fold(
                                scalar -> scalar.kind() == ScalarKind.INTEGER
                                        && !scalar.text().equals("1"),
                                sequence -> false,
                                mapping -> false,
                                () -> false))
                .orElse(false);
        if (another) {
            required("schemaVersion", Types.schemaVersion());
        }
        return another;
    }

    /** Notes a problem of a field, at its value when it is given. */
    void problem(String name, String message) {
        Optional<Found> found = find(name);
        found.map(Found::reading)
                .orElse(reading)
                .problems()
                .add(
                        found.map(Found::at).orElse(at),
                        found.map(Found::path).orElseGet(() -> path.field(name)),
                        message);
    }

    void missing(String name, String advice) {
        if (!silent) {
            reading.problems().add(at, path.field(name), "is missing; " + advice);
        }
    }

    /** Notes a field that is known, but does not belong here. */
    void notHere(String name, String message) {
        if (own.containsKey(name)) {
            asked.add(name);
            reading.problems().add(own.get(name).at(), path.field(name), message);
        }
    }

    /** Notes each row of a list that says again what an earlier one says; keys with an empty part are skipped. */
    <T> void unique(String name, List<T> rows, Function<T, List<String>> key, String what) {
        var first = new HashMap<List<String>, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> parts = key.apply(rows.get(i)).stream()
                    .map(part -> part.toLowerCase(Locale.ROOT))
                    .toList();
            int earlier = parts.contains("") ? i : first.merge(parts, i, Math::min);
            if (earlier != i) {
                Found list = find(name).orElseThrow();
                Found row = list.reading().items(list).get(i);
                row.reading()
                        .refuse(
                                row,
                                "is the same " + what + " as "
                                        + list.path().index(earlier).dotted() + " (case does not count); remove one",
                                row);
            }
        }
    }

    private String unknown(String name) {
        // a hostile file could ask for a suggestion a hundred thousand times
        Optional<String> nearest = reading.problems().isFull() ? Optional.empty() : Nearest.to(name, asked);
        return "is not a field here; "
                + nearest.map(near -> "did you mean \"" + near + "\"? Allowed: ")
                        .orElse("allowed: ")
                + String.join(", ", asked);
    }

    private Optional<Found> find(String name) {
        asked.add(name);
        return Optional.ofNullable(own.get(name))
                .map(entry -> new Found(reading, path.field(name), entry.value()))
                .or(() -> inherited.flatMap(fields -> fields.find(name)));
    }

    private <T> Setting<T> notGiven(String name, T value, String shown) {
        return new Setting<>(
                value,
                new Source(reading.item() + ':' + at.line(), path.field(name).pointer(), shown));
    }
}
