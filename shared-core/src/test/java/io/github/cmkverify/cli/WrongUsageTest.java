package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
    private static final String LONG = "a".repeat(100_000);

    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            verify                                             | missing required option: '--profile=FILE' (see: cmk-verify verify --help)
            verify --profile                                   | missing required parameter for option '--profile' (FILE) (see: cmk-verify verify --help)
            verify --profile --evidence e                      | expected parameter for option '--profile' but found '--evidence' (see: cmk-verify verify --help)
            verify --profile p --evidenc e                     | unknown options: '--evidenc', 'e'; did you mean --evidence? (see: cmk-verify verify --help)
            verify --profile p --evidence e --report           | unknown option: '--report'; did you mean --report-dir? (see: cmk-verify verify --help)
            verify --profile p --evidence e --evidence f       | option '--evidence' (PACK) should be specified only once (see: cmk-verify verify --help)
            verify --profile p --evidence e more               | unmatched argument at index 5: 'more' (see: cmk-verify verify --help)
            verify --profile p --report-dir                    | missing required parameter for option '--report-dir' (DIR) (see: cmk-verify verify --help)
            verify --profile= --evidence e                     | invalid value for option '--profile' (FILE): it is empty; is a variable not set? (see: cmk-verify verify --help)
            verify --profile p --evidence=                     | invalid value for option '--evidence': it is empty; is a variable not set? (see: cmk-verify verify --help)
            verify --profile p --evidence e --floor=           | invalid value for option '--floor': it is empty; is a variable not set? (see: cmk-verify verify --help)
            verify --profile p --evidence e --report-dir=      | invalid value for option '--report-dir': it is empty; is a variable not set? (see: cmk-verify verify --help)
            verify --profile p --evidence e --quiet --verbose  | --quiet, --verbose are mutually exclusive (specify only one) (see: cmk-verify verify --help)
            verify --profile p --evidence e --fail-on CRITICAL | invalid value for option '--fail-on': 'CRITICAL' is no severity; use critical, high, medium or low (see: cmk-verify verify --help)
            verify --profile p --evidence e --fail-on=         | invalid value for option '--fail-on': '' is no severity; use critical, high, medium or low (see: cmk-verify verify --help)
            verify --profile p --evidence e --at noon          | invalid value for option '--at': 'noon' is no instant; write it in UTC, such as 2026-11-01T00:00:00Z (see: cmk-verify verify --help)
            verify --profile p --evidence e --format pdf       | invalid value for option '--format' (FORMAT): 'pdf' is no report format; use junit, json, md, html, sarif (see: cmk-verify verify --help)
            verify --profile p --evidence e --format=          | invalid value for option '--format' (FORMAT): '' is no report format; use junit, json, md, html, sarif (see: cmk-verify verify --help)
            verify --profile p --evidence e --expect-pack-sha256=   | invalid value for option '--expect-pack-sha256': '' is no SHA-256; it has 64 hexadecimal digits, and cmk-verify pack show PACK prints it (see: cmk-verify verify --help)
            verify --profile p --evidence e --expect-pack-sha256 ab | invalid value for option '--expect-pack-sha256': 'ab' is no SHA-256; it has 64 hexadecimal digits, and cmk-verify pack show PACK prints it (see: cmk-verify verify --help)
            veryfy                                             | unmatched argument at index 0: 'veryfy'; did you mean verify? (see: cmk-verify --help)
            @arguments                                         | unmatched argument at index 0: '@arguments'; did you mean merge? (see: cmk-verify --help)
            checks --format xml                                | invalid value for option '--format': 'xml' is not known; use text or json (see: cmk-verify checks --help)
            explain                                            | missing required parameter: 'CHECK' (see: cmk-verify explain --help)
            pack sho                                           | unmatched argument at index 1: 'sho'; did you mean show? (see: cmk-verify pack --help)
            pack show                                          | missing required parameter: 'PACK' (see: cmk-verify pack show --help)
            demo chat                                          | invalid value for positional parameter at index 0 (EXAMPLE): 'chat' is not known; use claims-assistant or permit-chatbot (see: cmk-verify demo --help)
            completion fish                                    | invalid value for positional parameter at index 0 (SHELL): 'fish' is not known; use bash or zsh (see: cmk-verify completion --help)
            """)
    void isOneLineAndExit3(String args, String message) {
        var result = cli.run((Object[]) args.split(" "));
        assertThat(result.err().replaceFirst("; did you mean pack\\?", "")).isEqualTo("cmk-verify: " + message + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void noCommandIsWrongUsageWithHelp() {
        for (String command : new String[] {"", "pack"}) {
            var result = command.isEmpty() ? cli.run() : cli.run(command);
            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).startsWith("Usage: cmk-verify").contains("Commands:");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void whatIsLongIsCut() {
        for (Object[] args : new Object[][] {
            {"--" + LONG},
            {LONG},
            {"verify", "--profile", "p", "--evidence", "e", "--at", LONG},
            {"explain", LONG},
            {"verify", "--profile", LONG, "--evidence", "e", "--report-dir", place},
            {"verify", "--profile", place, "--evidence", "e", "--report-dir", place, "--account", LONG},
            {"pack", "show", LONG}
        }) {
            var result = cli.run(args);
            assertThat(result.exit()).isNotZero();
            assertThat(result.err()).hasLineCount(1).hasSizeLessThan(2100);
        }
    }

    @Test
    void whatIsHostileIsShownHarmless() {
        String hostile = "\u001b[2J\r\n\u202ex";
        for (Object[] args : new Object[][] {
            {"--" + hostile},
            {hostile},
            {"explain", hostile},
            {"checks", "--format", hostile},
            {"verify", "--profile", "p", "--evidence", "e", "--at", hostile}
        }) {
            var result = cli.run(args);
            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).hasLineCount(1).contains("<U+001B>[2J<U+000D><U+000A><U+202E>x");
        }
    }

    @Test
    void reportsOfAnEarlierRunDoNotSurvive() {
        var reports = new Reports(place.resolve("r"));
        reports.leaveStale();
        for (Object[] args : new Object[][] {
            {"verify", "--report-dir", reports.directory(), "--bogus"},
            {"verify", "--bogus", "--report-dir=" + reports.directory(), "--profile"},
            {"verify", "--report-dir", "elsewhere", "--fail-on", "never", "--report-dir", reports.directory()}
        }) {
            reports.leaveStale();
            assertThat(cli.run(args).exit()).isEqualTo(3);
            reports.assertBlock(3);
            assertThat(reports.cause()).startsWith("wrong usage: ");
        }
    }

    @Test
    void reportsThatCannotBeReplacedAreSaid() throws IOException {
        var reports = new Reports(place.resolve("r"));
        reports.leaveStale();
        Files.delete(reports.junit());
        Files.createDirectories(reports.junit().resolve("in the way"));
        var result = cli.run("verify", "--report-dir", reports.directory(), "--bogus");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).hasLineCount(2).contains("cmk-junit.xml", "in the way");
        reports.assertNothingGreen();
    }

    @Test
    void aReportDirectoryThatIsNoPathHasNoReports() {
        assertThat(cli.run("verify", "--bogus", "--report-dir", "a\0b"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(3))
                .satisfies(result -> assertThat(result.err())
                        .contains("is no path on this system")
                        .hasLineCount(1));
    }

    @Test
    void whereThereAreNoReportsNoneAreMade() {
        Path directory = place.resolve("r");
        assertThat(cli.run("verify", "--report-dir", directory, "--bogus").exit())
                .isEqualTo(3);
        assertThat(directory).doesNotExist();
    }

    @Test
    void helpTouchesNoReports() {
        var reports = new Reports(place.resolve("r"));
        reports.leaveStale();
        assertThat(cli.run("verify", "--report-dir", reports.directory(), "--help")
                        .exit())
                .isZero();
        assertThat(reports.readJson().at("/decision").textValue()).isEqualTo("promote");
    }
}
