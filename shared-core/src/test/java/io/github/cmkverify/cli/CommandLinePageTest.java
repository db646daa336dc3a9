package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/command-line.md} shows what the commands print; for their help it is the golden file. */
class CommandLinePageTest {
    /** Writes the page anew. */
    private static final String COMMAND = "mvn -pl shared-core test -Dtest=CommandLinePageTest -Ddocs.update=true";

    private static final Path PAGE = Path.of("..", "docs", "command-line.md");
    private static final Pattern MARKER = Pattern.compile("<!-- run: (.*) => (\\d) -->");
    private static final Pattern STILL_AT_IT = Pattern.compile("cmk-verify: still .* \\(\\d+ s\\)");
    private static final String FENCE = "```";
    private static final Set<String> FILES = Set.of("cmk-profile.yml", "broken.yml", "evidence/", "pack.zip");

    @TempDir
    Path place;

    /** In evidence/ all is in order; pack.zip is of a day when the vault had lost its purge protection. */
    @BeforeEach
    void furnish() throws Exception {
        var work = Workplace.green(place);
        Case purgeable = Cases.of("CMK-VLT-002").stream()
                .filter(each -> each.base().equals("rbac")
                        && each.profile().isEmpty()
                        && each.expect().containsValue(Outcome.FAIL))
                .findFirst()
                .orElseThrow();
        var recorded = purgeable.record();
        PackWriter.write(place.resolve("pack.zip"), recorded.provenance(), recorded.items());
        String broken =
                Files.readString(work.profile()).replace("kind: OpenAI", "kind: Face") + "gate: {failOn: never}\n";
        Files.writeString(place.resolve("broken.yml"), broken);
    }

    @Test
    void isUpToDate() throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        String anew = anew(page);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, anew);
        }
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("docs/command-line.md is stale: run %s", COMMAND)
                .isEqualTo(anew);
    }

    @Test
    void showsTheHelpOfEveryCommand() throws IOException {
        String page = Files.readString(PAGE);
        for (String command : List.of(
                "verify",
                "merge",
                "collect",
                "doctor",
                "simulate",
                "demo",
                "accept",
                "checks",
                "explain",
                "pack",
                "pack show",
                "pack check",
                "bundle",
                "completion")) {
            assertThat(page).contains("<!-- run: " + command + " --help => 0 -->");
        }
        String help = Cli.inBuild().run("--help").out();
        assertThat(help.lines()
                        .dropWhile(line -> !line.equals("Commands:"))
                        .skip(1)
                        .takeWhile(line -> !line.isEmpty())
                        .filter(line -> line.matches("  \\S.*"))
                        .map(line -> line.strip().split(" ")[0]))
                .containsExactly(
                        "verify",
                        "merge",
                        "collect",
                        "init",
                        "demo",
                        "accept",
                        "checks",
                        "explain",
                        "pack",
                        "bundle",
                        "doctor",
                        "simulate",
                        "completion");
    }

    private String anew(String page) {
        var lines = new ArrayList<String>();
        Iterator<String> old = page.lines().iterator();
        while (old.hasNext()) {
            String line = old.next();
            lines.add(line);
            Matcher marker = MARKER.matcher(line);
            if (marker.matches()) {
                assertThat(old.next()).as("after %s", line).isEqualTo(FENCE);
                while (!old.next().equals(FENCE)) {
                    // what the command printed last time
                }
                lines.add(FENCE);
                lines.add("$ cmk-verify " + marker.group(1));
                lines.addAll(printed(marker.group(1), Integer.parseInt(marker.group(2))));
                lines.add(FENCE);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> printed(String line, int exit) {
        var args = new ArrayList<String>(
                Arrays.stream(line.split(" ")).map(this::located).toList());
        if (List.of("verify", "demo").contains(args.get(0)) && !args.contains("--help")) {
            args.addAll(List.of("--report-dir", place.resolve("cmk-report").toString()));
        }
        var result = Cli.inBuild().run(args.toArray());
        assertThat(result.exit()).as(line).isEqualTo(exit);
        return Stream.of(result.err(), result.out())
                .flatMap(String::lines)
                // What a run that takes long says meanwhile; the page shows a run that does not.
                .filter(each -> !STILL_AT_IT.matcher(each).matches())
                .map(each -> each.replace(place + File.separator, "").replace(File.separatorChar, '/'))
                .toList();
    }

    private String located(String arg) {
        Path there = FILES.contains(arg) ? place.resolve(arg) : Path.of("..", arg);
        return FILES.contains(arg) || arg.startsWith("examples/") ? there.toString() : arg;
    }
}
