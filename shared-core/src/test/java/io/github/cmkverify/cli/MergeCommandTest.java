package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Reports;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matrix in small: each account judged by a process of its own, then put together. */
class MergeCommandTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();
    private Workplace work;
    private List<String> accounts;

    @BeforeEach
    void matrix() {
        World world = Worlds.base("two-accounts");
        work = Workplace.of(place, world);
        accounts = world.profile().accounts().stream()
                .map(account -> account.name().value())
                .toList();
        for (String account : accounts) {
            var part = cli.run(
                    "verify",
                    "--profile",
                    work.profile(),
                    "--evidence",
                    work.evidence(),
                    "--account",
                    account,
                    "--report-dir",
                    place.resolve(account));
            assertThat(part.exit()).isZero();
            assertThat(part.out()).startsWith("PARTIAL");
        }
    }

    @Test
    void givesTheBytesOfOneRun() throws Exception {
        assertThat(cli.run(work.verifyInto(place.resolve("whole"))).exit()).isZero();
        var merged = merge(json(0), json(1));
        assertThat(merged.err()).isEmpty();
        assertThat(merged.out()).startsWith("PROMOTE").contains("report: ");
        assertThat(merged.exit()).isZero();
        Reports reports = new Reports(place.resolve("merged"));
        assertThat(reports.json()).hasSameBinaryContentAs(new Reports(place.resolve("whole")).json());
        assertThat(reports.junit()).hasSameBinaryContentAs(new Reports(place.resolve("whole")).junit());
        reports.assertPromote();
    }

    @Test
    void aPartThatIsMissingBlocks() {
        var merged = merge(json(0));
        assertThat(merged.exit()).isEqualTo(2);
        assertThat(merged.out()).contains("no sound report covers the account " + accounts.get(1));
        new Reports(place.resolve("merged")).assertBlock(2);
    }

    @Test
    void aPartThatIsNotThereIsWrongUsage() {
        var merged = merge(json(0), place.resolve("gone.json"));
        assertThat(merged.exit()).isEqualTo(3);
        assertThat(merged.err()).contains("gone.json cannot be read").contains("name the cmk-report.json of each part");
        new Reports(place.resolve("merged")).assertBlock(3);
        assertThat(cli.run("merge", "--profile", work.profile()).exit()).isEqualTo(3);
    }

    @Test
    void aPartIsNotOverwritten() throws Exception {
        String before = Files.readString(json(0));
        var merged = cli.run(
                "merge",
                "--profile",
                work.profile(),
                "--report",
                json(0),
                json(1),
                "--report-dir",
                place.resolve(accounts.get(0)));
        assertThat(merged.exit()).isEqualTo(3);
        assertThat(merged.err()).contains("would get a report in place of");
        assertThat(Files.readString(json(0))).isEqualTo(before);
    }

    private Path json(int number) {
        return new Reports(place.resolve(accounts.get(number))).json();
    }

    private Cli.Result merge(Path... parts) {
        var args = new ArrayList<Object>(List.of("merge", "--profile", work.profile()));
        for (Path part : parts) {
            args.add("--report");
            args.add(part);
        }
        args.add("--report-dir");
        args.add(place.resolve("merged"));
        return cli.run(args.toArray());
    }
}
