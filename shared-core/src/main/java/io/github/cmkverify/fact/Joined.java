package io.github.cmkverify.fact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** Lists put together in order, each element once. */
final class Joined {
    private Joined() {}

    static <E> List<E> of(List<E> first, List<E> second) {
        if (second.isEmpty() || first.equals(second)) {
            return first;
        }
        return first.isEmpty() ? second : of(List.of(first, second), list -> list);
    }

    /** The lists of all {@code owners}. */
    static <T, E> List<E> of(List<T> owners, Function<? super T, List<E>> listOf) {
        List<E> only = List.of();
        LinkedHashSet<E> all = null;
        for (T owner : owners) {
            List<E> list = listOf.apply(owner);
            if (all != null) {
                all.addAll(list);
            } else if (only.isEmpty()) {
                only = list;
            } else if (!list.isEmpty() && !list.equals(only)) {
                all = new LinkedHashSet<>(only);
                all.addAll(list);
            }
        }
        return all == null ? only : List.copyOf(all);
    }
}
