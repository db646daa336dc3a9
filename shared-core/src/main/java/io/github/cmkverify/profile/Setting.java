package io.github.cmkverify.profile;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Source;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value of the profile with the place it was read at. A value that was not given has its default, and the line of the
 * nearest part of the file that was.
 *
 * @param source item {@code profile:LINE}, the JSON pointer, and the value as shown ("default 14", "not given")
 */
public record Setting<T>(T value, Source source) {
    public Setting {
        Objects.requireNonNull(value);
        Objects.requireNonNull(source);
    }

    /** The setting as the logic sees it: always read. */
    public Fact<T> fact() {
        return Fact.read(value, source);
    }

    public <R> Setting<R> map(Function<? super T, ? extends R> f) {
        return new Setting<>(f.apply(value), source);
    }
}
