package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bases are in order, and the plan collects exactly what is read. */
class BasesTest {
    /** What a base makes meaningless, by a condition that the catalogue states. */
    private static final Map<String, List<String>> DOES_NOT_APPLY = Map.of(
            "access-policies", List.of("NOT_APPLICABLE CMK-VLT-005", "NOT_APPLICABLE CMK-ACS-005"),
            "hsm", List.of("NOT_APPLICABLE CMK-VLT-005"),
            "two-accounts", List.of("NOT_APPLICABLE CMK-IDN-002"));

    static List<World> bases() {
        return Worlds.all();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void everyCheckPassesAndTheReleaseIsPromoted(World world) {
        var verdict = world.record().judge();
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.outcome() != Outcome.PASS)
                .extracting(finding -> finding.outcome() + " " + finding.check().id())
                .as(world + ": " + verdict.findings())
                .containsExactlyElementsOf(DOES_NOT_APPLY.getOrDefault(world.name(), List.of()));
        assertThat(verdict.decision().kind()).as(verdict.decision().cause()).isEqualTo(Decision.Kind.PROMOTE);
        assertThat(verdict.decision().exit().number()).isZero();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void nothingIsAskedForThatWasNotPlanned(World world) {
        var recorded = world.record();
        var evidence = recorded.evidence();
        World.VERIFICATION.judge(recorded.profile(), evidence, recorded.run());
        assertThat(evidence.missing()).isEmpty();
        assertThat(recorded.missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void noItemIsCollectedThatNobodyReads(World world) {
        var recorded = world.record();
        for (Item item : recorded.items()) {
            assertThat(recorded.without(item.key()).missing())
                    .as("without " + item.key())
                    .contains(item.key());
        }
    }
}
