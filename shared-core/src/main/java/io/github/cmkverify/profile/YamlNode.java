package io.github.cmkverify.profile;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part of the document and where it starts. */
sealed interface YamlNode {
    Place at();

    <R> R fold(
            Function<Scalar, R> scalar,
            Function<Sequence, R> sequence,
            Function<Mapping, R> mapping,
            Supplier<R> unreadable);

    /** The form of a part. */
    enum Shape {
        SCALAR,
        LIST,
        MAP,
        UNREADABLE
    }

    default Shape shape() {
        return fold(scalar -> Shape.SCALAR, sequence -> Shape.LIST, mapping -> Shape.MAP, () -> Shape.UNREADABLE);
    }

    /** @param plain written without quotes, so that it may be a number, true, false or nothing */
    record Scalar(Place at, String text, boolean plain) implements YamlNode {
        ScalarKind kind() {
            return plain ? ScalarKind.ofPlain(text) : ScalarKind.TEXT;
        }

        @Override
        public <R> R fold(
                Function<Scalar, R> scalar,
                Function<Sequence, R> sequence,
                Function<Mapping, R> mapping,
                Supplier<R> unreadable) {
            return scalar.apply(this);
        }
    }

    record Sequence(Place at, List<YamlNode> items) implements YamlNode {
        @Override
        public <R> R fold(
                Function<Scalar, R> scalar,
                Function<Sequence, R> sequence,
                Function<Mapping, R> mapping,
                Supplier<R> unreadable) {
            return sequence.apply(this);
        }
    }

    /** @param entries in the order of the file */
    record Mapping(Place at, Map<String, Entry> entries) implements YamlNode {
        @Override
        public <R> R fold(
                Function<Scalar, R> scalar,
                Function<Sequence, R> sequence,
                Function<Mapping, R> mapping,
                Supplier<R> unreadable) {
            return mapping.apply(this);
        }
    }

    /** A part whose problem is already noted: whoever reads it stays silent. */
    record Unreadable(Place at) implements YamlNode {
        @Override
        public <R> R fold(
                Function<Scalar, R> scalar,
                Function<Sequence, R> sequence,
                Function<Mapping, R> mapping,
                Supplier<R> unreadable) {
            return unreadable.get();
        }
    }

    /** @param at where the name stands */
    record Entry(Place at, YamlNode value) {}
}
