package io.github.cmkverify.fact;

import java.util.Objects;

/**
 * Where a fact was read.
 *
 * @param item the evidence item ({@code vault:/subscriptions/...}), or {@code profile:LINE}
 * @param pointer the JSON pointer inside it
 * @param shown the value as shown to a reader, cut to a readable length; hostile text, to be escaped where it is written
 */
public record Source(String item, String pointer, String shown) {
    public Source {
        Objects.requireNonNull(item);
        Objects.requireNonNull(pointer);
        shown = Line.of(shown);
    }

    /** Claims put their sources together at every step: the strings remember their own hashes, a record does not. */
    @Override
    public int hashCode() {
        return 31 * item.hashCode() + pointer.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Source that
                        && pointer.equals(that.pointer)
                        && item.equals(that.item)
                        && shown.equals(that.shown);
    }

    /** The same place, read with a documented meaning of absence. */
    Source absent(Object meaning, String rule) {
        return new Source(item, pointer, "absent: means " + meaning + " (" + rule + ")");
    }
}
