package io.github.cmkverify.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of reading a file: the value, or every problem that was found (never none). */
public final class Loaded<T> {
    private final Optional<T> value;
    private final List<Problem> problems;

    private Loaded(Optional<T> value, List<Problem> problems) {
        this.value = value;
        this.problems = List.copyOf(problems);
    }

    static <T> Loaded<T> of(T value) {
        return new Loaded<>(Optional.of(value), List.of());
    }

    static <T> Loaded<T> refused(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal names its problems");
        }
        return new Loaded<>(Optional.empty(), problems);
    }

    /** {@code refused} gets the problems in the order of the file. */
    public <R> R fold(Function<? super T, ? extends R> read, Function<List<Problem>, ? extends R> refused) {
        return value.isPresent() ? read.apply(value.get()) : refused.apply(problems);
    }
}
