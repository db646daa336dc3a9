package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is collected live is what was recorded, and judges the same live, from its pack, and as it was recorded. */
class LiveEqualsReplayTest {
    static List<String> bases() {
        return Worlds.BASES;
    }

    @ParameterizedTest
    @MethodSource("bases")
    void everyBaseIsJudgedAsRecorded(String base, @TempDir Path folder) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(base, SimulatorOptions::withTls)) {
            Evidence live = rehearsal.collect();
            Verdict verdict = rehearsal.judge(live);

            assertThat(verdict.decision().kind()).as(verdict.decision().cause()).isEqualTo(Decision.Kind.PROMOTE);
            assertThat(live.items().stream().map(item -> item.key()).toList())
                    .containsExactlyInAnyOrderElementsOf(rehearsal.recorded.items().stream()
                            .map(item -> item.key())
                            .toList());
            assertThat(outcomes(verdict)).isEqualTo(outcomes(rehearsal.recorded.judge()));

            PackWriter.write(folder.resolve("pack"), live.provenance(), live.items());
            Evidence replayed = PackReader.read(folder.resolve("pack"), Optional.empty())
                    .evidence(rehearsal.profile().azure().cloud().value());
            Run run = new Run(false, rehearsal.time.now(), Optional.empty(), Set.of());
            assertThat(World.VERIFICATION
                            .judge(rehearsal.profile(), replayed, run)
                            .findings())
                    .isEqualTo(verdict.findings());
        }
    }

    private static List<String> outcomes(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.id() + " " + finding.outcome())
                .toList();
    }
}
