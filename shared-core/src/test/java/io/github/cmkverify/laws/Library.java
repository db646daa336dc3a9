package io.github.cmkverify.laws;

import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.List;
import java.util.stream.Stream;

/** Everything recorded that the laws are tried on. */
final class Library {
    static final List<Recorded> BASES = Worlds.all().stream().map(World::record).toList();
    static final List<Recorded> CASES =
            Cases.all().stream().filter(example -> example.stopped().isEmpty()).map(Case::record).toList();

    private Library() {}

    static List<Recorded> all() {
        return Stream.concat(BASES.stream(), CASES.stream()).toList();
    }
}
