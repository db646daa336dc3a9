package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code checks}, {@code explain} and {@code --version}. */
class CatalogueCommandsTest {
    private final Cli cli = Cli.inBuild();
    private final Catalogue catalogue = Catalogue.load();
    private final List<String> ids =
            catalogue.entries().stream().map(CatalogueEntry::id).toList();

    @Test
    void checksListsAll() {
        var result = cli.run("checks");
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).hasSize(ids.size() + 1);
        assertThat(result.out().lines().limit(ids.size()).map(line -> line.substring(0, 11)))
                .containsExactlyElementsOf(ids);
        assertThat(result.out()).endsWith("\n" + ids.size() + " checks, catalogue " + catalogue.version() + "\n");
    }

    @Test
    void checksAsJsonSaysTheSame() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(cli.run("checks", "--format", "json").out());
        assertThat(json.at("/catalogueVersion").textValue()).isEqualTo(catalogue.version());
        assertThat(StreamSupport.stream(json.at("/checks").spliterator(), false)
                        .map(check -> check.at("/id").textValue()))
                .containsExactlyElementsOf(ids);
        assertThat(StreamSupport.stream(json.at("/checks").spliterator(), false)
                        .map(check -> check.at("/after").toString()))
                .containsExactlyElementsOf(catalogue.entries().stream()
                        .map(entry -> entry.after().stream()
                                .map(id -> '"' + id + '"')
                                .collect(Collectors.joining(",", "[", "]")))
                        .toList())
                .anyMatch(after -> after.startsWith("[\"CMK-"));
        JsonNode first = json.at("/checks/0");
        CatalogueEntry entry = catalogue.entries().get(0);
        assertThat(first.at("/title").textValue()).isEqualTo(entry.title());
        assertThat(first.at("/severity").textValue()).isEqualTo(entry.severity().text());
        assertThat(first.at("/why").textValue()).isEqualTo(entry.why());
        assertThat(first.at("/positiveProof").booleanValue()).isEqualTo(entry.positiveProof());
    }

    @Test
    void explainsEveryCheck() {
        for (CatalogueEntry entry : catalogue.entries()) {
            var result = cli.run("explain", entry.id());
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .startsWith(entry.id() + "  " + entry.title() + "\n")
                    .contains("\nSeverity\n", "\nWhy\n", "\nPasses when\n", "\nFails when\n", "\nRemedy\n")
                    .doesNotContain("\n  []\n", "Optional[", "\n  null\n", "\n\n\n");
        }
    }

    @Test
    void eachSectionHoldsWhatTheCatalogueSays() {
        for (CatalogueEntry entry : catalogue.entries()) {
            Map<String, String> sections =
                    sections(cli.run("explain", entry.id()).out());
            assertThat(sections)
                    .containsOnlyKeys(
                            "Severity",
                            "Why",
                            "Passes when",
                            "Fails when",
                            "Not applicable",
                            "Undetermined",
                            "Judged per",
                            "Builds on",
                            "Evidence",
                            "Remedy",
                            "References",
                            "Mappings")
                    .containsEntry(
                            "Severity",
                            entry.severity().text() + (entry.positiveProof() ? ", part of the positive proof" : ""))
                    .containsEntry("Judged per", entry.per().text())
                    .containsEntry("Builds on", entry.after().isEmpty() ? "nothing" : String.join(", ", entry.after()));
            entry.evidence().always().forEach(need -> assertThat(sections.get("Evidence"))
                    .contains(String.join(" or ", need.anyOf())));
            var references = entry.references();
            String told = sections.get("References");
            references.facts().forEach(fact -> assertThat(told).contains("FACTS "));
            Stream.of(
                            references.facts(),
                            references.policies(),
                            references.scanners(),
                            references.controls(),
                            references.note().stream().toList())
                    .flatMap(List::stream)
                    .forEach(reference -> assertThat(told).contains(reference.replaceAll("\\s+", " ")));
            assertThat(told.contains("Azure Policy "))
                    .isEqualTo(!references.policies().isEmpty());
            entry.mappings()
                    .forEach(mapping -> assertThat(sections.get("Mappings")).contains(mapping.id()));
        }
    }

    /** Title and text of each; an empty line is the end of one. */
    private static Map<String, String> sections(String explained) {
        var sections = new LinkedHashMap<String, String>();
        for (String section : explained.substring(explained.indexOf("\n\n") + 2).split("\n\n")) {
            assertThat(section).doesNotContain("\n  \n").doesNotEndWith("\n  ");
            sections.put(
                    section.substring(0, section.indexOf('\n')),
                    section.substring(section.indexOf('\n')).strip().replaceAll("\\s+", " "));
        }
        return sections;
    }

    @Test
    void paragraphsFillTheLineAndNotMore() {
        for (CatalogueEntry entry : catalogue.entries()) {
            List<String> lines = cli.run("explain", entry.id()).out().lines().toList();
            for (int i = 1; i < lines.size(); i++) {
                String line = lines.get(i);
                assertThat(line.length() <= 100 || line.strip().indexOf(' ') < 0)
                        .as(line)
                        .isTrue();
            }
            List<String> why = lines.subList(lines.indexOf("Why") + 1, lines.indexOf("Passes when") - 1);
            assertThat(String.join("", why).strip().replaceAll(" +", " "))
                    .isEqualTo(entry.why().replaceAll(" +", " "));
            for (int i = 1; i < why.size(); i++) {
                assertThat(why.get(i)).startsWith("  ");
                String next = why.get(i).strip().split(" ")[0];
                assertThat(why.get(i - 1).length() + 1 + next.length()).isGreaterThan(100);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CMK-IDN-001", "cmk-idn-001", "idn-001", "Idn-001"})
    void findsACheckHoweverItIsWritten(String id) {
        var result = cli.run("explain", id);
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("CMK-IDN-001  ");
    }

    @Test
    void anUnknownCheckEndsWith3AndNamesAll() {
        var result = cli.run("explain", "CMK-XYZ-001");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("cmk-verify: there is no check 'CMK-XYZ-001'; ")
                .contains(ids)
                .hasLineCount(1);
    }

    @Test
    void versionNamesToolAndCatalogue() {
        for (Object[] args : new Object[][] {{"--version"}, {"-V"}}) {
            var result = cli.run(args);
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .matches("cmk-verify \\d\\S+ \\(catalogue " + catalogue.version() + ", " + ids.size()
                            + " checks\\)\n");
        }
        assertThat(cli.run("verify", "--version").out()).startsWith("cmk-verify ");
        assertThat(cli.run("pack", "show", "--version").out()).startsWith("cmk-verify ");
    }
}
