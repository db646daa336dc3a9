package io.github.cmkverify.evidence;

import java.util.List;

/**
 * Names one evidence item: what was asked, about what. Azure ids and names are compared in any case, so two spellings are
 * one key.
 *
 * @param kind the row of the table of requests
 * @param arguments what the template is filled with: resource ids, names, object ids
 */
public record EvidenceKey(EvidenceKind kind, List<String> arguments) {
    public EvidenceKey {
        arguments = List.copyOf(arguments);
        if (arguments.size() != kind.arguments()) {
            throw new IllegalArgumentException(
                    kind.id() + " takes " + kind.arguments() + " arguments, not " + arguments.size());
        }
    }

    public String argument(int index) {
        return arguments.get(index);
    }

    /** {@code key-version:/subscriptions/.../vaults/kv;cmk;0123...}: the name of the item in reports. */
    public String text() {
        return kind.id() + ":" + String.join(";", arguments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceKey key && kind == key.kind && folded().equals(key.folded());
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + folded().hashCode();
    }

    private List<String> folded() {
        return arguments.stream().map(Names::lower).toList();
    }

    @Override
    public String toString() {
        return text();
    }
}
