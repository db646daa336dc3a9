package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Sample;
import io.github.cmkverify.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A case has one verdict: from memory, from a pack, and from an Azure that answers as it says. */
@Tag("slow")
class EveryCaseEverywhereTest {
    @TempDir
    Path folder;

    static List<Case> cases() {
        return Cases.all().stream().filter(Sample::takes).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fromItsPack(Case example) throws Exception {
        Recorded recorded = example.record();
        PackWriter.write(folder.resolve("pack"), recorded.provenance(), recorded.items());
        Evidence read = PackReader.read(folder.resolve("pack"), Optional.empty())
                .evidence(recorded.profile().azure().cloud().value());
        Verdict verdict = World.VERIFICATION.judge(recorded.profile(), read, recorded.run());
        assertThat(verdict.findings()).isEqualTo(recorded.judge().findings());
        assertThat(verdict.decision()).isEqualTo(recorded.judge().decision());
    }

    /** Live dates count from the start of the collection, so a case on the edge of its end has another verdict there. */
    static List<Case> casesOfAnyTime() {
        return cases().stream()
                .filter(example -> !example.toString().endsWith("Exactly the margin"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("casesOfAnyTime")
    @Timeout(60)
    void fromTheSimulator(Case example) throws Exception {
        Recorded recorded = example.record();
        Verdict expected = recorded.judge();
        try (Rehearsal rehearsal = Rehearsal.of(recorded, example.world(), options -> options)) {
            Collected collected = rehearsal.collected();
            Decision decision = collected.fold(
                    evidence -> {
                        Verdict live = rehearsal.judge(evidence);
                        assertThat(said(live)).isEqualTo(said(expected));
                        return live.decision();
                    },
                    LiveEvidence::decision);
            assertThat(decision.exit()).isEqualTo(expected.decision().exit());
            assertThat(decision.kind()).isEqualTo(expected.decision().kind());
        } catch (LiveFailure e) {
            // When the first answer of all is a login page, the run ends there: no other answer is that of Azure
            // either.
            assertThat(e).hasMessageContaining("an HTML page");
            assertThat(said(expected)).anyMatch(line -> line.contains(" UNDETERMINED true "));
        }
    }

    /** All but the lines of the profile, which is longer here, and what gaps say of hosts and missing pages. */
    private static List<String> said(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.id() + " " + finding.outcome() + " " + finding.blocks() + " " + finding.parent()
                        + " " + said(finding))
                .toList();
    }

    private static List<String> said(Finding finding) {
        return finding.gaps().isEmpty()
                ? finding.reasons().stream()
                        .map(EveryCaseEverywhereTest::ofAnyCloud)
                        .toList()
                : finding.gaps().stream().map(Gap::item).distinct().sorted().toList();
    }

    /** The simulator is a cloud of its own, with the addresses of the real one. */
    private static String ofAnyCloud(String reason) {
        return reason.replaceAll("\\bof (custom|Azure\\w*Cloud) \\(", "of its cloud (");
    }
}
