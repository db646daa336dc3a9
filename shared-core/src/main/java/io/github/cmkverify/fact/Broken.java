package io.github.cmkverify.fact;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A claim that was refuted, with the reasons and the evidence. */
record Broken(List<String> reasons, List<Source> sources) implements Claim {
    Broken {
        if (reasons.isEmpty() || sources.isEmpty()) {
            throw new IllegalArgumentException("a broken claim has a reason and evidence");
        }
        reasons = reasons.stream().map(Line::of).toList();
        sources = List.copyOf(sources);
    }

    @Override
    public <R> R fold(
            Function<List<Source>, R> holds,
            BiFunction<List<String>, List<Source>, R> broken,
            BiFunction<List<Gap>, List<Source>, R> open) {
        return broken.apply(reasons, sources);
    }
}
