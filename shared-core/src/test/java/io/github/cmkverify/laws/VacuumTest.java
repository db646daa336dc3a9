package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds in which nothing can be seen: never a PASS, never exit 0. */
class VacuumTest {
    private static final List<Damage> EMPTY = Stream.concat(
                    Damage.ALL.stream().filter(Damage::hides),
                    Stream.of(
                            Damage.status("an empty list", 200, "{\"value\":[]}"),
                            Damage.status(
                                    "an empty search",
                                    200,
                                    "{\"totalRecords\":0,\"count\":0,\"data\":[],\"resultTruncated\":\"false\"}"),
                            Damage.status("both", 200, "{\"value\":[],\"data\":[],\"totalRecords\":0}"),
                            Damage.status("nothing", 200, "")))
            .toList();

    static Stream<Arguments> vacuums() {
        return Worlds.all().stream().flatMap(world -> EMPTY.stream().map(damage -> Arguments.of(world, damage)));
    }

    /** Everything that was there before answers like this. */
    @ParameterizedTest
    @MethodSource("vacuums")
    void nothingIsProvenByWhatIsLeft(World world, Damage damage) {
        Recorded recorded = world.record();
        prove(recorded.with(recorded.items().stream()
                .flatMap(item -> damage.apply().apply(item).stream())
                .toList()));
    }

    /** Everything that is asked for answers like this, from the first question on. */
    @ParameterizedTest
    @MethodSource("vacuums")
    void nothingIsProvenByWhatIsCollected(World world, Damage damage) {
        prove(world.record(item -> damage.apply().apply(item.orElseThrow())));
    }

    /** Not even where the profile asks for as little as it may. */
    @ParameterizedTest
    @MethodSource("vacuums")
    void nothingIsProvenForALaxProfile(World world, Damage damage) {
        String lax = world.profileText()
                .replace(
                        "environment: production",
                        "environment: development\nrequireExpiry: false\ngate: {failOn: critical}")
                .replaceAll(
                        "(?m)^( +)(- resourceGroup: .*)$",
                        "$1$2\n$1  cmk: not-required\n$1  cmkOwner: nobody\n"
                                + "$1  cmkReason: none\n$1  cmkExpires: 2026-12-31");
        assertThat(lax).isNotEqualTo(world.profileText());
        prove(world.withProfile(lax).record(item -> damage.apply().apply(item.orElseThrow())));
    }

    private static void prove(Recorded nothing) {
        Verdict verdict = nothing.judge();
        assertThat(verdict.findings())
                .filteredOn(Green::letsThrough)
                .extracting(Green.shown())
                .isEmpty();
        assertThat(verdict.decision().exit().number()).isNotZero();
        assertThat(verdict.decision().kind()).isEqualTo(Decision.Kind.BLOCK);
    }
}
