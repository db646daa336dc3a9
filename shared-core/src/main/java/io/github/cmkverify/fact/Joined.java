package io.github.cmkverify.fact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Lists put together in order, each element once. */
final class Joined {
    private Joined() {}

    static <E> List<E> of(List<E> first, List<E> second) {
        if (second.isEmpty() || first.equals(second)) {
            return first;
        }
        return first.isEmpty() ? second : of(List.of(first, second));
    }

    static <E> List<E> of(Collection<List<E>> lists) {
        var all = new LinkedHashSet<E>();
        lists.forEach(all::addAll);
        return List.copyOf(all);
    }
}
