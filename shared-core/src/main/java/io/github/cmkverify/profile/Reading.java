package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reading of one file: notes what is wrong and gives a placeholder instead, so that reading goes on and all problems
 * are told at once.
 *
 * @param item names the file in sources ({@code profile})
 */
record Reading(String item, Problems problems) {
    /** The value of {@code document}, or every problem in it. */
    static <T> Loaded<T> load(byte[] document, String fileName, String item, Function<Fields, T> reader) {
        var reading = new Reading(item, new Problems(fileName));
        Optional<T> value = YamlReader.read(document, reading.problems)
                .flatMap(root -> reading.root(root, fields -> fields.readBy(reader)));
        return value.filter(v -> reading.problems.isEmpty())
                .map(Loaded::of)
                .orElseGet(() -> Loaded.refused(reading.problems.sorted()));
    }

    /** The map of a document that is read beside another one; its problems are in {@code problems}. */
    Optional<Fields> map(byte[] document) {
        return YamlReader.read(document, problems).flatMap(root -> root(root, fields -> fields));
    }

    private <T> Optional<T> root(YamlNode node, Function<Fields, T> reader) {
        Fields fields = mapping(new Found(this, Path.ROOT, node), Optional.empty());
        if (fields.isSilent() || fields.isOfAnotherVersion()) {
            return Optional.empty();
        }
        return Optional.of(reader.apply(fields));
    }

    <T> Setting<T> scalar(Found found, Type<T> type) {
        T value = found.node()
                .fold(
                        scalar ->
                                type.read(scalar, read -> read, message -> refuse(found, message, type.placeholder())),
                        sequence -> refuse(found, "is a list; use " + type.expected(), type.placeholder()),
                        mapping -> refuse(found, "is a map; use " + type.expected(), type.placeholder()),
                        type::placeholder);
        return new Setting<>(value, source(found, found.shown()));
    }

    /** The name of an entry that its author chose. */
    <K> Optional<K> name(Path path, Place at, String text, Type<K> type) {
        return type.read(new YamlNode.Scalar(at, text, false), Optional::of, message -> {
            problems.add(at, path, message);
            return Optional.<K>empty();
        });
    }

    List<Found> items(Found list) {
        return list.node()
                .fold(
                        scalar -> refuse(list, not("a list", "[]", scalar), List.of()),
                        sequence -> {
                            var items = new ArrayList<Found>();
                            sequence.items()
                                    .forEach(node -> items.add(
                                            new Found(this, list.path().index(items.size()), node)));
                            return items;
                        },
                        mapping -> refuse(list, "is a map, not a list; begin each entry with \"- \"", List.of()),
                        List::of);
    }

    /** The fields of a map; a part that is none reads as an empty map that misses nothing. */
    Fields mapping(Found found, Optional<Fields> inherited) {
        var silent = new Fields(this, found, Map.of(), inherited, true);
        return found.node()
                .fold(
                        scalar -> refuse(found, not("a map of fields", "{}", scalar), silent),
                        sequence -> refuse(found, "is a list, not a map of fields", silent),
                        mapping -> new Fields(this, found, mapping.entries(), inherited, false),
                        () -> silent);
    }

    private static String not(String what, String none, YamlNode.Scalar scalar) {
        return (scalar.kind() == ScalarKind.NOTHING ? "has no value" : "is not " + what) + "; write " + none
                + " for none";
    }

    <R> R refuse(Found found, String message, R instead) {
        problems.add(found.at(), found.path(), message);
        return instead;
    }

    Source source(Found found, String shown) {
        return new Source(item + ':' + found.at().line(), found.path().pointer(), shown);
    }
}
