package io.github.cmkverify.laws;

import io.github.cmkverify.verdict.Verdict;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of the bases. */
final class Base {
    private static final Map<String, Verdict> VERDICTS = Library.BASES.stream()
            .collect(Collectors.toUnmodifiableMap(Library.Judged::toString, Library.Judged::verdict));

    private Base() {}

    static Verdict of(String name) {
        return VERDICTS.get(name);
    }
}
