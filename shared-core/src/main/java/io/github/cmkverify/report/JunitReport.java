package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The verdict as JUnit XML: a suite per account, a test case per finding.
 *
 * <p>Valid against the schemas of the Jenkins xUnit plugin (junit-10.xsd) and of Surefire (surefire-test-report.xsd 3.0.2; it
 * knows single suites). Neither has {@code file}, {@code line} or properties of a test case, nor {@code skipped} on the root,
 * and Jenkins refuses a report with more than its schema knows. What is said of one test case besides its result is therefore
 * in its {@code system-out}, in the common form {@code [[PROPERTY|gate=blocks]]}; what is said of a suite is in properties.
 */
public final class JunitReport implements ReportFormat {
    @Override
    public String id() {
        return "junit";
    }

    @Override
    public String fileName() {
        return "cmk-junit.xml";
    }

    @Override
    public void write(Verdict verdict, OutputStream out) throws IOException {
        var suites = JunitSuite.of(verdict);
        var common = properties(verdict);
        var text = new StringWriter();
        try (var xml = new XmlWriter(text)) {
            xml.start("testsuites", attributes("CMK Verify", suites, false));
            for (JunitSuite suite : suites) {
                write(suite, verdict.evaluatedAt(), common, xml);
            }
            xml.end();
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JunitSuite suite, Optional<Instant> at, Map<String, String> common, XmlWriter xml)
            throws IOException {
        var attributes = attributes(suite.name(), List.of(suite), true);
        at.ifPresent(instant -> attributes.put("timestamp", instant.toString()));
        xml.start("testsuite", attributes);
        xml.start("properties", Map.of());
        for (Map.Entry<String, String> property : common.entrySet()) {
            property(property.getKey(), property.getValue(), xml);
        }
        property("gate", suite.gate(), xml);
        xml.end();
        for (JunitCase testcase : suite.cases()) {
            write(testcase, xml);
        }
        xml.end();
    }

    private static void write(JunitCase testcase, XmlWriter xml) throws IOException {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("classname", testcase.className());
        attributes.put("name", testcase.name());
        attributes.put("time", "0");
        xml.start("testcase", attributes);
        writeResult(testcase, xml);
        if (!testcase.output().isEmpty()) {
            xml.text("system-out", Map.of(), testcase.output());
        }
        xml.end();
    }

    private static void writeResult(JunitCase testcase, XmlWriter xml) throws IOException {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("message", testcase.message());
        switch (testcase.result()) {
            case PASSED -> {}
            case SKIPPED -> xml.text("skipped", attributes, testcase.text());
            case FAILURE, ERROR -> {
                attributes.put("type", testcase.type());
                xml.text(testcase.result().element(), attributes, testcase.text());
            }
        }
    }

    private static void property(String name, String value, XmlWriter xml) throws IOException {
        var property = new LinkedHashMap<String, String>();
        property.put("name", name);
        property.put("value", Visible.cut(value, JunitCase.LONGEST_NAME));
        xml.empty("property", property);
    }

    /** Time is always 0: how long a request took says nothing about a key, and would make two reports differ. */
    private static Map<String, String> attributes(String name, List<JunitSuite> suites, boolean withSkipped) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("name", name);
        attributes.put("tests", count(suites, testcase -> true));
        attributes.put("failures", count(suites, testcase -> testcase.result() == JunitCase.Result.FAILURE));
        attributes.put("errors", count(suites, testcase -> testcase.result() == JunitCase.Result.ERROR));
        if (withSkipped) {
            attributes.put("skipped", count(suites, testcase -> testcase.result() == JunitCase.Result.SKIPPED));
        }
        attributes.put("time", "0");
        return attributes;
    }

    private static String count(List<JunitSuite> suites, Predicate<JunitCase> counts) {
        return String.valueOf(suites.stream()
                .flatMap(suite -> suite.cases().stream())
                .filter(counts)
                .count());
    }

    private static Map<String, String> properties(Verdict verdict) {
        var properties = new LinkedHashMap<String, String>();
        verdict.profile().ifPresent(profile -> {
            properties.put("workload", profile.workload());
            properties.put("environment", profile.environment());
            properties.put("profileSha256", profile.sha256());
        });
        properties.put("decision", verdict.decision().kind().text());
        properties.put("exitCode", String.valueOf(verdict.decision().exit().number()));
        properties.put("mode", verdict.mode().text());
        verdict.evaluatedAt().ifPresent(at -> properties.put("evaluatedAt", at.toString()));
        verdict.evidence()
                .flatMap(Verdict.EvidenceInfo::packSha256)
                .ifPresent(sha256 -> properties.put("packSha256", sha256));
        if (!verdict.notes().isEmpty()) {
            properties.put("notes", String.join("; ", verdict.notes()));
        }
        properties.put("toolVersion", verdict.toolVersion());
        properties.put("catalogueVersion", verdict.catalogueVersion());
        return properties;
    }
}
