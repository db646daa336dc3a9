package io.github.cmkverify.checks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one mapping of our own YAML, read strictly: each field has one type, none may be missing, and {@link #end}
 * refuses those nobody asked for. Every problem names {@code where}.
 */
final class Fields {
    private final String where;
    private final Map<?, ?> values;
    private final Set<String> unread = new LinkedHashSet<>();

    Fields(String where, Object node) {
        this.where = where;
        if (!(node instanceof Map<?, ?> map)) {
            throw problem("is not a mapping");
        }
        this.values = map;
        map.keySet().forEach(name -> unread.add(String.valueOf(name)));
    }

    /** The same fields, with a place that a reader finds sooner. */
    Fields at(String place) {
        var same = new Fields(where + ": " + place, values);
        same.unread.retainAll(unread);
        return same;
    }

    /** The fields of a mapping further in, reported at the same place. */
    Fields nested(Object node) {
        return new Fields(where, node);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem("`" + name + "` is missing"));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(node -> text(name, node));
    }

    <T> T choice(String name, Function<String, Optional<T>> known) {
        String text = text(name);
        return known.apply(text).orElseThrow(() -> problem("unknown " + name + " `" + text + "`"));
    }

    boolean flag(String name) {
        return choice(name, text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    boolean optionalFlag(String name) {
        return values.containsKey(name) && flag(name);
    }

    List<String> texts(String name) {
        return nodes(name).stream().map(node -> text(name, node)).toList();
    }

    List<String> optionalTexts(String name) {
        return values.containsKey(name) ? texts(name) : List.of();
    }

    List<?> nodes(String name) {
        Object node = value(name).orElseThrow(() -> problem("`" + name + "` is missing"));
        return list(name, node);
    }

    /** The lists of a mapping from names to lists; empty when there is no such field. */
    Map<String, List<?>> optionalLists(String name) {
        var lists = new LinkedHashMap<String, List<?>>();
        if (values.containsKey(name)) {
            map(name).values.forEach((key, node) -> lists.put(String.valueOf(key), list(name + "." + key, node)));
        }
        return lists;
    }

    Fields map(String name) {
        Object node = value(name).orElseThrow(() -> problem("`" + name + "` is missing"));
        return new Fields(where + ": " + name, node);
    }

    String text(String name, Object node) {
        if (!(node instanceof String text) || text.isBlank() || !text.equals(text.strip())) {
            throw problem("`" + name + "` is not a plain text");
        }
        return text;
    }

    void end() {
        if (!unread.isEmpty()) {
            throw problem("unknown fields " + unread);
        }
    }

    IllegalStateException problem(String what) {
        return new IllegalStateException(where + ": " + what);
    }

    private List<?> list(String name, Object node) {
        if (!(node instanceof List<?> list)) {
            throw problem("`" + name + "` is not a list");
        }
        return list;
    }

    private Optional<Object> value(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name));
    }
}
