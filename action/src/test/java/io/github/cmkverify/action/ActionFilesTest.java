package io.github.cmkverify.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code action.yml}, {@code action-types.yml}, the code and the page in {@code docs} say the same. */
class ActionFilesTest {
    private static final String COMMAND =
            "mvn -pl action -am test -Dtest=ActionFilesTest -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false";
    private static final Path PAGE = Path.of("..", "docs", "github.md");
    private static final Set<String> OF_THE_LAUNCHERS = Set.of("java-home");
    private static final Map<String, Enum<?>[]> CHOICES = Map.of(
            "auth", StepInputs.Auth.values(),
            "pack", StepInputs.Tristate.values(),
            "upload-sarif", StepInputs.Tristate.values(),
            "summary", StepInputs.When.values());

    @Test
    void everyInputIsReadAndEveryOneReadIsThere() throws IOException {
        var declared = new TreeSet<>(names("", "inputs"));
        declared.addAll(names("merge", "inputs"));
        declared.removeAll(OF_THE_LAUNCHERS);
        assertThat(namesIn("StepInputs.java", "Step.java")).containsAll(declared);
        var read = new TreeSet<String>();
        String code = source("StepInputs.java") + source("Step.java");
        Matcher reading = Pattern.compile(
                        "(?:given|id|optionalPath|choice|number|path|required|text|lines)\\(\"([a-z0-9-]+)\"")
                .matcher(code);
        while (reading.find()) {
            read.add(reading.group(1));
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void theOutputsAreThoseOfTheCode() throws IOException {
        var written = new TreeSet<String>();
        Matcher writing = Pattern.compile("put\\(\\s*\"([a-z0-9-]+)\"").matcher(source("Outputs.java"));
        while (writing.find()) {
            written.add(writing.group(1));
        }
        Outputs.FORMATS.forEach(format -> written.add(format + "-path"));
        assertThat(names("", "outputs")).containsExactlyInAnyOrderElementsOf(written);
        assertThat(written).containsAll(names("merge", "outputs"));
        assertThat(Outputs.FORMATS)
                .containsAll(ReportFormat.all().stream().map(ReportFormat::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "merge"})
    void theTypesAreComplete(String folder) throws IOException {
        Map<String, Map<String, Map<String, Object>>> types = load(folder, "action-types.yml");
        for (String section : List.of("inputs", "outputs")) {
            assertThat(types.get(section).keySet()).containsExactlyElementsOf(names(folder, section));
        }
        CHOICES.forEach((name, values) -> {
            Map<String, Object> type = types.get("inputs").get(name);
            if (type != null) {
                assertThat(type.get("allowed-values"))
                        .as(name)
                        .isEqualTo(
                                Arrays.stream(values).map(StepInputs::spelled).toList());
            }
        });
    }

    @Test
    void whatMergeSharesIsTheSame() throws IOException {
        for (String section : List.of("inputs", "outputs")) {
            Map<String, ?> all = section("", section);
            section("merge", section).forEach((name, value) -> {
                if (!Set.of("reports", "profile").contains(name)) {
                    assertThat(value).as(name).isEqualTo(all.get(name));
                }
            });
        }
    }

    @Test
    void eachActionIsOneStepWithoutOthers() throws IOException {
        for (String folder : List.of("", "merge")) {
            Map<String, Object> runs = load(folder, "action.yml");
            assertThat(String.valueOf(runs.get("runs"))).doesNotContain("uses=").contains("using=composite");
            assertThat(Files.readString(file(folder, "action.yml"))).doesNotContain("github.action_path");
        }
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8).replace("\r\n", "\n");
        String anew = anew(page);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, anew, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8).replace("\r\n", "\n"))
                .as("docs/github.md is stale: run %s", COMMAND)
                .isEqualTo(anew);
    }

    @Test
    void noDocumentTellsToTestForBlock() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "examples", "github"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContainPattern("decision\\s*!=");
            }
        }
        assertThat(Files.readString(PAGE)).contains("never `decision != 'block'`");
    }

    private static String anew(String page) throws IOException {
        String text = replaced(page, "inputs", table("inputs", "Default", input -> shown(input.get("default"))));
        text = replaced(text, "outputs", table("outputs", "", output -> ""));
        Matcher file = Pattern.compile("<!-- file: (\\S+) -->\n+(?:```yaml\n.*?\n```\n)?", Pattern.DOTALL)
                .matcher(text);
        var anew = new StringBuilder();
        while (file.find()) {
            String content = Files.readString(Path.of("..", file.group(1)), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
            file.appendReplacement(
                    anew,
                    Matcher.quoteReplacement("<!-- file: " + file.group(1) + " -->\n```yaml\n" + content + "```\n"));
        }
        return file.appendTail(anew).toString();
    }

    /** What stands between the marker and the next empty line. */
    private static String replaced(String page, String marker, String table) {
        return Pattern.compile("<!-- " + marker + " -->\n+(?:\\|.*\n)*")
                .matcher(page)
                .replaceFirst(Matcher.quoteReplacement("<!-- " + marker + " -->\n\n" + table));
    }

    private static String table(String section, String column, Function<Map<String, Object>, String> value)
            throws IOException {
        Set<String> merge = Set.copyOf(names("merge", section));
        boolean second = !column.isEmpty();
        return "| Name | " + (second ? column + " | " : "") + "What |\n| --- | " + (second ? "--- | " : "")
                + "--- |\n"
                + section("", section).entrySet().stream()
                        .map(entry ->
                                "| `" + entry.getKey() + "`" + (merge.contains(entry.getKey()) ? " •" : "") + " | "
                                        + (second ? value.apply(entry.getValue()) + " | " : "")
                                        + entry.getValue().get("description") + " |\n")
                        .collect(Collectors.joining());
    }

    private static String shown(Object value) {
        return String.valueOf(value).isEmpty() ? "" : "`" + value + "`";
    }

    private static Set<String> namesIn(String... sources) throws IOException {
        var names = new TreeSet<String>();
        for (String source : sources) {
            Matcher literal = Pattern.compile("\"([a-z0-9-]+)\"").matcher(source(source));
            while (literal.find()) {
                names.add(literal.group(1));
            }
        }
        return names;
    }

    private static List<String> names(String folder, String section) throws IOException {
        return List.copyOf(section(folder, section).keySet());
    }

    private static Map<String, Map<String, Object>> section(String folder, String section) throws IOException {
        Map<String, Map<String, Map<String, Object>>> action = load(folder, "action.yml");
        return action.get(section);
    }

    @SuppressWarnings("unchecked")
    private static <T> T load(String folder, String name) throws IOException {
        return (T) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file(folder, name)));
    }

    private static Path file(String folder, String name) {
        return Path.of(folder).resolve(name);
    }

    private static String source(String name) throws IOException {
        return Files.readString(
                Path.of("src/main/java/io/github/cmkverify/action").resolve(name));
    }
}
