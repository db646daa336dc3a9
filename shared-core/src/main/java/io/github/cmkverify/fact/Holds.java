package io.github.cmkverify.fact;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A claim that was proven, with the evidence it rests on. */
record Holds(List<Source> sources) implements Claim {
    Holds {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a claim without evidence cannot hold");
        }
        sources = List.copyOf(sources);
    }

    @Override
    public <R> R fold(
            Function<List<Source>, R> holds,
            BiFunction<List<String>, List<Source>, R> broken,
            BiFunction<List<Gap>, List<Source>, R> open) {
        return holds.apply(sources);
    }
}
