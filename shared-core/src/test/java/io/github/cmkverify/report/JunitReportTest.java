package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {
    @Test
    void golden() throws IOException {
        Golden.assertSame("cmk-junit.xml", Written.junit(Verdicts.rich()));
        valid(Verdicts.rich());
    }

    @Test
    void goldenOfAStoppedRun() throws IOException {
        var stopped = Verdicts.stopped(ExitCode.USAGE, "cmk-profile.yml:3:1 workload is missing");
        Golden.assertSame("cmk-junit-stopped.xml", Written.junit(stopped));
        valid(stopped);
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, 0, 0, 0, ''",
        "FAIL, 1, 0, 0, failure",
        "UNDETERMINED, 0, 1, 0, error",
        "NOT_APPLICABLE, 0, 0, 1, skipped",
        "WAIVED, 0, 0, 1, skipped"
    })
    void outcomes(Outcome outcome, String failures, String errors, String skipped, String element) throws IOException {
        var findings = Verdicts.rich().findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .limit(1)
                .toList();
        var suite = only(
                valid(Verdicts.verdict(
                        new Decision(Decision.Kind.OBSERVE, ExitCode.OK, "the gate observes"), findings)),
                "testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo(failures);
        assertThat(suite.getAttribute("errors")).isEqualTo(errors);
        assertThat(suite.getAttribute("skipped")).isEqualTo(skipped);
        for (String name : List.of("failure", "error", "skipped")) {
            assertThat(suite.getElementsByTagName(name).getLength()).as(name).isEqualTo(name.equals(element) ? 1 : 0);
        }
    }

    @Test
    void suiteIsTheAccountAndSaysWhereItComesFrom() throws IOException {
        var report = valid(Verdicts.rich());
        assertThat(elements(report, "testsuite").map(suite -> suite.getAttribute("name")))
                .containsExactly("aoai-claims", "aoai-übersetzer");
        var suite = elements(report, "testsuite").findFirst().orElseThrow();
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-08-14T07:00:00Z");
        assertThat(elements(suite, "property").map(p -> p.getAttribute("name") + "=" + p.getAttribute("value")))
                .containsExactly(
                        "workload=claims-assistant",
                        "environment=production",
                        "profileSha256=" + Verdicts.SHA,
                        "decision=block",
                        "exitCode=1",
                        "mode=replay",
                        "evaluatedAt=2026-08-14T07:00:00Z",
                        "packSha256=" + Verdicts.SHA,
                        "notes=" + String.join("; ", Verdicts.rich().notes()),
                        "toolVersion=1.2.3",
                        "catalogueVersion=1.0.0",
                        "gate=blocks");
        assertThat(elements(report, "property")
                        .filter(p -> p.getAttribute("name").equals("gate"))
                        .map(p -> p.getAttribute("value")))
                .containsExactly("blocks", "none");
    }

    @Test
    void testCaseIsNamedTheSameInEveryRun() throws IOException {
        var testcase = elements(valid(Verdicts.rich()), "testcase").toList().get(3);
        assertThat(testcase.getAttribute("classname")).isEqualTo("cmk.claims-assistant.aoai-claims");
        assertThat(testcase.getAttribute("name")).isEqualTo("CMK-VLT-001 Title of CMK-VLT-001 [vault kv-claims]");
        assertThat(testcase.getAttribute("time")).isEqualTo("0");
    }

    @Test
    void testCaseSaysWhatItsResultCannot() throws IOException {
        assertThat(elements(valid(Verdicts.rich()), "system-out").map(Element::getTextContent))
                .startsWith(
                        "[[PROPERTY|gate=none]]\n[[PROPERTY|severity=critical]]\n[[PROPERTY|outcome=PASS]]\n"
                                + "[[PROPERTY|file=cmk-profile.yml]]\n[[PROPERTY|line=12]]",
                        "[[PROPERTY|gate=blocks]]\n[[PROPERTY|severity=critical]]\n[[PROPERTY|outcome=FAIL]]\n"
                                + "[[PROPERTY|file=cmk-profile.yml]]\n[[PROPERTY|line=12]]")
                .anyMatch(text -> text.startsWith(
                        "[[PROPERTY|gate=warns]]\n[[PROPERTY|severity=low]]\n[[PROPERTY|outcome=FAIL]]"));
    }

    @Test
    void failureTellsTheWholeStory() throws IOException {
        var failure = elements(valid(Verdicts.rich()), "failure").findFirst().orElseThrow();
        assertThat(failure.getAttribute("type")).isEqualTo("FAIL");
        assertThat(failure.getAttribute("message")).isEqualTo("keySource is Microsoft.CognitiveServices");
        assertThat(failure.getTextContent().lines())
                .containsExactly(
                        "keySource is Microsoft.CognitiveServices",
                        "",
                        "remedy:",
                        "  az mend -n aoai-claims --check CMK-ACC-001",
                        "  Then run again.",
                        "",
                        "seen:",
                        "  " + Samples.RESOURCE + " /properties/one = account",
                        "  profile:12 /accounts/0/name = aoai-claims");
    }

    @Test
    void errorSaysWhatIsMissing() throws IOException {
        var error = elements(valid(Verdicts.rich()), "error").findFirst().orElseThrow();
        assertThat(error.getAttribute("type")).isEqualTo("UNDETERMINED");
        assertThat(error.getTextContent())
                .contains("missing:\n  REFUSED vault:/subscriptions/s/", "grant Reader on the vault");
    }

    @Test
    void skippedSaysWhy() throws IOException {
        assertThat(elements(valid(Verdicts.rich()), "skipped").map(skipped -> skipped.getAttribute("message")))
                .containsExactly(
                        "not judged, because CMK-ACC-001 failed",
                        "waived until 2026-08-14 by Anna (CHG-4711, asked for by Rita): the new vault comes in autumn;"
                                + " another workload uses the key",
                        "the vault is open to every network");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
    void stoppedRunIsOneError(ExitCode exit) throws IOException {
        var report = valid(Verdicts.stopped(exit, "why it stopped"));
        assertThat(only(report, "testcase").getAttribute("name")).isEqualTo("cmk-verify");
        assertThat(only(report, "testcase").getAttribute("classname")).isEqualTo("cmk");
        assertThat(only(report, "error").getAttribute("message")).isEqualTo("why it stopped");
        assertThat(only(report, "error").getAttribute("type")).isEqualTo(exit.name());
        assertThat(only(report, "error").getTextContent()).startsWith("why it stopped\nnext: ");
        assertThat(report.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(only(report, "testsuite").hasAttribute("timestamp")).isFalse();
    }

    /** Skipped is green in JUnit: what blocks without a FAIL or a gap needs a red case of its own. */
    @Test
    void verdictThatBlocksIsNeverAllGreen() throws IOException {
        var findings = List.of(
                Verdicts.pass("CMK-ACC-003", "aoai-claims", "account"),
                Verdicts.notApplicable("CMK-ACC-001", "the profile switches it off"));
        var report = valid(Verdicts.blocked("1 not applicable", ExitCode.FAILED, findings));
        assertThat(report.getDocumentElement().getAttribute("tests")).isEqualTo("3");
        assertThat(report.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(only(report, "error").getAttribute("message")).isEqualTo("1 not applicable");
        assertThat(elements(report, "testsuite").map(suite -> suite.getAttribute("name")))
                .containsExactly("aoai-claims", "cmk-verify");
    }

    @Test
    void verdictWithoutTroubleHasNoCaseOfItsOwn() throws IOException {
        var promote = new Decision(Decision.Kind.PROMOTE, ExitCode.OK, "all good");
        var report = valid(Verdicts.verdict(promote, List.of(Verdicts.pass("CMK-ACC-003", "a", "account"))));
        assertThat(only(report, "testcase").getElementsByTagName("*").getLength())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.Hostile#texts")
    void hostileTextStaysText(String hostile) throws IOException {
        String xml = Written.junit(Verdicts.hostile(hostile));
        Written.assertSafeToLookAt(xml);
        var report = valid(Verdicts.hostile(hostile));
        assertThat(elements(report, "testcase").count()).isEqualTo(5);
        assertThat(only(report, "testsuites").getAttribute("failures")).isEqualTo("1");
        assertThat(only(report, "failure").getAttribute("message"))
                .isEqualTo(Visible.cut(hostile + "; " + hostile, 300));
        assertThat(only(report, "failure").getTextContent()).startsWith(Visible.cut(hostile, 1000) + "\n");
        assertThat(elements(report, "failure")
                        .map(failure -> failure.getTextContent().length()))
                .allMatch(length -> length < 20_000);
        assertThat(elements(report, "testcase").map(testcase -> testcase.getAttribute("classname")))
                .allMatch(name -> name.matches("cmk\\.[A-Za-z0-9._-]*"));
        assertThat(elements(report, "system-out")
                        .map(out -> out.getTextContent().lines().count()))
                .containsOnly(5L);
    }

    @Test
    void longListsAreCut() throws IOException {
        assertThat(gaps(51))
                .contains("  TRUNCATED item 50: is cut - fix 50\n  and 1 more, in the JSON report\n")
                .doesNotContain("item 51");
        assertThat(gaps(50)).contains("item 50").doesNotContain("in the JSON report");
    }

    private static String gaps(int count) throws IOException {
        var gaps = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Gap(Gap.Kind.TRUNCATED, "item " + i, "is cut", "fix " + i))
                .toList();
        var finding = Verdicts.finding(
                "CMK-A-001", Severity.LOW, Outcome.UNDETERMINED, true, Samples.subject(), List.of("cut"), gaps);
        return only(valid(Verdicts.blocked("1", ExitCode.UNDETERMINED, List.of(finding))), "error")
                .getTextContent();
    }

    @Test
    void workloadAsAWholeHasASuiteToo() throws IOException {
        var finding = Verdicts.finding(
                "CMK-A-001", Severity.LOW, Outcome.PASS, false, Samples.subject("", "workload"), List.of(), List.of());
        var report = valid(Verdicts.verdict(new Decision(Decision.Kind.PROMOTE, ExitCode.OK, ""), List.of(finding)));
        assertThat(only(report, "testsuite").getAttribute("name")).isEqualTo("claims-assistant");
        assertThat(only(report, "testcase").getAttribute("classname")).isEqualTo("cmk.claims-assistant");
    }

    /** The schemas of the tests are no rubber stamps. */
    @ParameterizedTest
    @ValueSource(
            strings = {"<testcase name='a' time='0' file='x'/>", "<testcase name='a' time='0'><properties/></testcase>"
            })
    void schemasRefuseMoreThanTheyKnow(String testcase) throws IOException {
        String suite = "<testsuite name='s' tests='1' failures='0' errors='0' skipped='0'>" + testcase + "</testsuite>";
        assertThat(problem("jenkins-junit-10.xsd", Written.document(suite).getDocumentElement()))
                .isNotEmpty();
        assertThat(problem(
                        "surefire-test-report-3.0.2.xsd",
                        Written.document(suite).getDocumentElement()))
                .isNotEmpty();
    }

    private static Document valid(Verdict verdict) throws IOException {
        var report = Written.document(Written.junit(verdict));
        assertThat(problem("jenkins-junit-10.xsd", report.getDocumentElement())).isEmpty();
        for (Element suite : elements(report, "testsuite").toList()) {
            assertThat(problem("surefire-test-report-3.0.2.xsd", suite)).isEmpty();
        }
        return report;
    }

    private static String problem(String schema, Element element) throws IOException {
        try {
            SchemaFactory.newDefaultInstance()
                    .newSchema(JunitReportTest.class.getResource(schema))
                    .newValidator()
                    .validate(new DOMSource(element));
            return "";
        } catch (SAXException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Element only(Document report, String name) {
        var found = elements(report, name).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static Stream<Element> elements(Document report, String name) {
        return elements(report.getElementsByTagName(name));
    }

    private static Stream<Element> elements(Element parent, String name) {
        return elements(parent.getElementsByTagName(name));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
