package io.github.cmkverify.fact;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A claim that can be neither proven nor refuted, with what is missing. */
record Open(List<Gap> gaps, List<Source> sources) implements Claim {
    Open {
        if (gaps.isEmpty()) {
            throw new IllegalArgumentException("an open claim names its gap");
        }
        gaps = List.copyOf(gaps);
        sources = List.copyOf(sources);
    }

    @Override
    public <R> R fold(
            Function<List<Source>, R> holds,
            BiFunction<List<String>, List<Source>, R> broken,
            BiFunction<List<Gap>, List<Source>, R> open) {
        return open.apply(gaps, sources);
    }
}
