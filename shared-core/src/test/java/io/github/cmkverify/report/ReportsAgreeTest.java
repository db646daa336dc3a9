package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** One verdict, three reports, the same numbers; and the same bytes each time. */
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
        assertThat(ReportFormat.all()).extracting(ReportFormat::id).containsExactly("junit", "json", "md");
        assertThat(ReportFormat.all())
                .extracting(ReportFormat::fileName)
                .containsExactly("cmk-junit.xml", "cmk-report.json", "cmk-report.md");
        assertThat(ReportFormat.of("json").map(ReportFormat::fileName)).contains("cmk-report.json");
        assertThat(ReportFormat.of("JSON")).isEmpty();
    }

    private static List<String> all(Verdict verdict) throws IOException {
        return List.of(
                Written.json(verdict),
                Written.junit(verdict),
                Written.console(verdict, Detail.VERBOSE),
                Written.console(verdict, Detail.QUIET));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static int sum(List<Element> elements, String attribute) {
        return elements.stream().mapToInt(element -> number(element, attribute)).sum();
    }
}
