package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** One verdict, all reports, the same numbers; and the same bytes each time. */
@Tag("slow")
class ReportsAgreeTest {
    private static final Pattern TOTALS =
            Pattern.compile("(\\d+) findings: (\\d+) pass, (\\d+) fail, (\\d+) undetermined, "
                    + "(\\d+) not applicable, (\\d+) waived; (\\d+) blocking\n$");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAddUpAndAgree(long seed) throws IOException {
        Verdict verdict = Verdicts.random(seed);
        JsonNode counts = Written.parsed(Written.json(verdict)).get("counts");
        var totals = TOTALS.matcher(Written.console(verdict, Detail.NORMAL));
        assertThat(totals.find()).isTrue();
        var fromConsole = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> Integer.parseInt(totals.group(i)))
                .toList();
        var fromJson = List.of("pass", "fail", "undetermined", "notApplicable", "waived", "blocking").stream()
                .map(name -> counts.get(name).asInt())
                .toList();
        assertThat(fromConsole.subList(1, 7)).isEqualTo(fromJson);
        assertThat(fromConsole.get(0))
                .isEqualTo(verdict.findings().size())
                .isEqualTo(fromJson.subList(0, 5).stream().mapToInt(n -> n).sum());

        Element root = Written.document(Written.junit(verdict)).getDocumentElement();
        var suites = root.getElementsByTagName("testsuite");
        var elements = IntStream.range(0, suites.getLength())
                .mapToObj(i -> (Element) suites.item(i))
                .toList();
        assertThat(number(root, "tests"))
                .isEqualTo(sum(elements, "tests"))
                .isEqualTo(verdict.findings().size());
        assertThat(number(root, "failures"))
                .isEqualTo(sum(elements, "failures"))
                .isEqualTo(fromJson.get(1));
        assertThat(number(root, "errors")).isEqualTo(sum(elements, "errors")).isEqualTo(fromJson.get(2));
        assertThat(sum(elements, "skipped")).isEqualTo(fromJson.get(3) + fromJson.get(4));
        for (Element suite : elements) {
            assertThat(number(suite, "tests"))
                    .isEqualTo(suite.getElementsByTagName("testcase").getLength());
            assertThat(number(suite, "skipped"))
                    .isEqualTo(suite.getElementsByTagName("skipped").getLength());
        }
        assertThat(JsonReportTest.problems(Written.json(verdict))).isEmpty();

        assertThat(inMarkdown(verdict)).isEqualTo(fromConsole);
        var page = Jsoup.parse(Written.html(verdict));
        assertThat(Stream.of("pass", "fail", "undetermined", "not applicable", "waived", "blocking")
                        .map(label -> tile(page, label)))
                .isEqualTo(fromJson);
        assertThat(page.select(".f")).hasSize(fromConsole.get(0));
        JsonNode sarif = Written.parsed(Written.write(new SarifReport(Optional.empty(), true), verdict))
                .at("/runs/0");
        assertThat(StreamSupport.stream(sarif.at("/properties/counts").spliterator(), false)
                        .map(JsonNode::intValue))
                .isEqualTo(fromJson);
        assertThat(outcomes(sarif, "FAIL")).isEqualTo(fromJson.get(1));
        assertThat(outcomes(sarif, "UNDETERMINED")).isEqualTo(fromJson.get(2));
        assertThat(outcomes(sarif, "WAIVED")).isEqualTo(fromJson.get(4));
    }

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void decisionIsTheSame(Decision.Kind kind) throws IOException {
        var exit = kind == Decision.Kind.BLOCK ? ExitCode.FAILED : ExitCode.OK;
        var verdict = Verdicts.verdict(
                new Decision(kind, exit, "why"), Verdicts.rich().findings());
        assertThat(Written.console(verdict, Detail.NORMAL)).startsWith(kind.name());
        assertThat(Written.parsed(Written.json(verdict)).get("decision").textValue())
                .isEqualTo(kind.text());
        assertThat(Written.junit(verdict)).contains("name=\"decision\" value=\"" + kind.text() + "\"");
        assertThat(Written.markdown(verdict).lines().findFirst().orElseThrow()).contains(" " + kind.name() + ": ");
        assertThat(Jsoup.parse(Written.html(verdict)).select("h1 .verdict").text())
                .isEqualTo(kind.text());
        assertThat(Written.parsed(Written.sarif(verdict))
                        .at("/runs/0/properties/decision")
                        .textValue())
                .isEqualTo(kind.text());
    }

    @Test
    void sameVerdictSameBytesInEveryLocale() throws IOException {
        var before = Locale.getDefault();
        var here = all(Verdicts.rich());
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(all(Verdicts.rich())).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(all(Verdicts.rich())).isEqualTo(here);
    }

    @Test
    void formatsAreFoundByTheirId() {
        assertThat(ReportFormat.all())
                .extracting(ReportFormat::id)
                .containsExactly("junit", "json", "md", "html", "sarif");
        assertThat(ReportFormat.all())
                .extracting(ReportFormat::fileName)
                .containsExactly(
                        "cmk-junit.xml", "cmk-report.json", "cmk-report.md", "cmk-report.html", "cmk-report.sarif");
        assertThat(ReportFormat.of("json").map(ReportFormat::fileName)).contains("cmk-report.json");
        assertThat(ReportFormat.of("JSON")).isEmpty();
    }

    private static List<String> all(Verdict verdict) throws IOException {
        var all = new ArrayList<String>();
        for (ReportFormat format : ReportFormat.all()) {
            all.add(Written.write(format, verdict));
        }
        all.add(Written.console(verdict, Detail.VERBOSE));
        all.add(Written.console(verdict, Detail.QUIET));
        return all;
    }

    /** The first row of numbers: findings, the outcomes, blocking. */
    private static List<Integer> inMarkdown(Verdict verdict) throws IOException {
        return Written.markdown(verdict)
                .lines()
                .dropWhile(line -> !line.startsWith("| findings"))
                .skip(2)
                .findFirst()
                .stream()
                .flatMap(row -> Arrays.stream(row.split("\\D+")).skip(1))
                .map(Integer::valueOf)
                .toList();
    }

    private static int tile(Document page, String label) {
        return page.select(".tile").stream()
                .filter(tile -> tile.ownText().equals(label))
                .map(tile -> Integer.valueOf(tile.select("b").text()))
                .findFirst()
                .orElseThrow();
    }

    private static int outcomes(JsonNode sarif, String outcome) {
        return (int) StreamSupport.stream(sarif.get("results").spliterator(), false)
                .filter(result -> result.at("/properties/outcome").textValue().equals(outcome))
                .filter(result -> !result.get("ruleId").textValue().equals("CMK-RUN"))
                .count();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static int sum(List<Element> elements, String attribute) {
        return elements.stream().mapToInt(element -> number(element, attribute)).sum();
    }
}
