package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.report.Overview;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty accounts in ten profiles, of which some are in order, some not, and one cannot be read. */
class OverviewTest {
    private static final Consumer<ObjectNode> IN_ORDER = vault -> {};
    private static final Consumer<ObjectNode> PURGEABLE =
            vault -> Json.remove(vault, "/properties/enablePurgeProtection");
    private static final Consumer<ObjectNode> CLOSED =
            vault -> ((ObjectNode) vault.at("/properties/networkAcls")).put("bypass", "None");

    @TempDir
    Path place;

    @Test
    void tenProfilesGiveOneReadableOverview() throws Exception {
        var profiles = new ArrayList<Path>();
        var items = new LinkedHashMap<io.github.cmkverify.evidence.EvidenceKey, io.github.cmkverify.evidence.Item>();
        World first = fleet(0, IN_ORDER);
        for (int i = 0; i < 10; i++) {
            World world = fleet(i, i == 3 || i == 4 ? PURGEABLE : i == 6 ? CLOSED : IN_ORDER);
            Path profile = place.resolve(world.name() + ".yml");
            Files.writeString(profile, i == 8 ? "schemaVersion: 1\n" : world.profileText());
            profiles.add(profile);
            var recorded = world.record();
            io.github.cmkverify.evidence.pack.PackWriter.write(
                    place.resolve("evidence/" + world.name()), recorded.provenance(), recorded.items());
        }
        Path reports = place.resolve("reports");
        new Reports(reports).leaveStale();
        Files.writeString(reports.resolve(Overview.FILE_NAME), "of yesterday");
        RunResult result = new VerificationRun(
                        RunRequest.of(
                                profiles,
                                new EvidenceChoice.Recorded(place.resolve("evidence"), java.util.Optional.empty()),
                                reports),
                        World.CATALOGUE,
                        Clock.fixed(first.from().plusSeconds(60), ZoneOffset.UTC))
                .execute(RunListener.silent());

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        List<String> lines = result.overview().text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("10 profiles, 45 accounts: 6 promote, 4 block; exit code 3");
        assertThat(lines).hasSizeLessThan(60);
        var table = lines.subList(lines.indexOf("") + 1, lines.size());
        table = table.subList(table.indexOf("") + 1, table.size());
        assertThat(table.get(0)).startsWith("DECISION  WORKLOAD");
        assertThat(table.get(1)).startsWith("BLOCK     fleet-8.yml").contains("not judged");
        assertThat(table.subList(2, 12)).allMatch(line -> line.contains("CMK-VLT-002 FAIL"));
        assertThat(table.subList(12, 17)).allMatch(line -> line.contains("CMK-NET-005 FAIL"));
        assertThat(table.subList(17, 23)).allMatch(line -> line.startsWith("PROMOTE") && line.endsWith("5 accounts"));
        assertThat(table).hasSize(23);

        assertThat(new Reports(reports).json()).as("of a run for one profile").doesNotExist();
        String page = Files.readString(reports.resolve(Overview.FILE_NAME));
        assertThat(page)
                .startsWith("# CMK Verify: 10 profiles, 45 accounts: 6 promote, 4 block; exit code 3\n")
                .contains("| BLOCK | `fleet-3` | `aoai-0016` | `CMK-VLT-002` FAIL |");
        for (Path profile : profiles) {
            String name = profile.getFileName().toString().replace(".yml", "");
            for (ReportFormat format : ReportFormat.all()) {
                assertThat(reports.resolve(name).resolve(format.fileName())).isRegularFile();
            }
        }
    }

    @Test
    void aRunThatIsWithdrawnLeavesNoOverview() throws Exception {
        Path reports = place.resolve("reports");
        Files.createDirectories(reports);
        Files.writeString(reports.resolve(Overview.FILE_NAME), "of yesterday");
        var run = new VerificationRun(
                RunRequest.of(
                        List.of(place.resolve("a.yml"), place.resolve("b.yml")),
                        new EvidenceChoice.Recorded(place.resolve("evidence"), java.util.Optional.empty()),
                        reports),
                World.CATALOGUE,
                Clock.fixed(fleet(0, IN_ORDER).from(), ZoneOffset.UTC));
        run.withdraw("it was ended by a signal");
        assertThat(reports.resolve(Overview.FILE_NAME)).doesNotExist();
    }

    @Test
    void aRunThatIsWithdrawnOnTheWayWritesNone() throws Exception {
        var one = Workplace.green(place.resolve("one"));
        var other = Workplace.green(place.resolve("other"));
        Path reports = place.resolve("reports");
        var run = new VerificationRun(
                RunRequest.of(
                        List.of(one.profile(), other.profile()), EvidenceChoice.Recorded.of(one.evidence()), reports),
                World.CATALOGUE,
                Clock.fixed(fleet(0, IN_ORDER).from(), ZoneOffset.UTC));
        RunResult result = run.execute(new RunListener() {
            @Override
            public void doing(String work) {
                if (work.equals("judging")) {
                    run.withdraw("it was ended by a signal");
                }
            }
        });
        assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(result.profiles()).allSatisfy(ending -> {
            assertThat(ending.reports()).isEmpty();
            assertThat(ending.verdict().decision().cause())
                    .isEqualTo("the run did not finish: it was withdrawn; run it again");
        });
        assertThat(reports.resolve(Overview.FILE_NAME)).doesNotExist();
        new Reports(reports.resolve("one")).assertBlock(5);
        new Reports(reports.resolve("other")).assertBlock(5);
    }

    private static World fleet(int number, Consumer<ObjectNode> change) {
        return Fleet.of("fleet-" + number, 1 + 5 * number, 5, 1, change);
    }
}
