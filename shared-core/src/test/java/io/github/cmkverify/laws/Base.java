package io.github.cmkverify.laws;

import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of the bases. */
final class Base {
    private static final Map<String, Verdict> VERDICTS = Worlds.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    World::name, world -> world.record().judge()));

    private Base() {}

    static Verdict of(String name) {
        return VERDICTS.get(name);
    }
}
