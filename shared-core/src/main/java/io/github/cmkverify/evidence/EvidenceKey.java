package io.github.cmkverify.evidence;

import java.util.List;

/**
 * Names one evidence item: what was asked, about what. Azure ids and names are compared in any case, so two spellings are
 * one key.
 *
 * <p>Its kind is the row of the table of requests; its arguments are what the template is filled with: resource ids, names,
 * object ids.
 */
public final class EvidenceKey {
    private final EvidenceKind kind;
    private final List<String> arguments;
    /** The arguments in lower case: asked for many times in every judgement. */
    private final List<String> folded;

    private final int hash;

    public EvidenceKey(EvidenceKind kind, List<String> arguments) {
        this.kind = kind;
        this.arguments = List.copyOf(arguments);
        if (arguments.size() != kind.arguments()) {
            throw new IllegalArgumentException(
                    kind.id() + " takes " + kind.arguments() + " arguments, not " + arguments.size());
        }
        this.folded = this.arguments.stream().map(Names::lower).toList();
        this.hash = 31 * kind.hashCode() + folded.hashCode();
    }

    public EvidenceKind kind() {
        return kind;
    }

    public List<String> arguments() {
        return arguments;
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
        return this == other || other instanceof EvidenceKey key && kind == key.kind && folded.equals(key.folded);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
