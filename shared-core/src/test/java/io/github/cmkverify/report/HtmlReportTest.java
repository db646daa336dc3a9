package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as an HTML parser that is not ours sees it. {@code .ci/browser} opens what this test leaves in a real browser. */
class HtmlReportTest {
    private static final Pattern OWN_LINK = Pattern.compile("#[a-z]+[0-9]*");

    @Test
    void golden() throws IOException {
        Golden.assertSame("cmk-report.html", Written.html(Verdicts.rich()));
    }

    @Test
    void goldenOfAStoppedRun() throws IOException {
        Golden.assertSame(
                "cmk-report-stopped.html",
                Written.html(Verdicts.stopped(ExitCode.USAGE, "cmk-profile.yml:3:1 workload is missing")));
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.MarkdownReportTest#hostile")
    void hostileTextStaysText(String hostile) throws IOException {
        String written = Written.html(withEvidence(hostile));
        Written.assertSafeToLookAt(written);
        assertThat(written.length()).isLessThan(1_000_000);
        var page = Jsoup.parse(written);
        assertThat(shape(page))
                .isEqualTo(shape(Jsoup.parse(Written.html(withEvidence(hostile.isEmpty() ? "" : "calm")))));
        assertThat(page.select("script, style, meta, title")).hasSize(8);
        assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on")
                        || List.of("src", "srcset", "style", "action", "formaction", "ping", "srcdoc", "xlink:href")
                                .contains(attribute.getKey()))
                .filteredOn(attribute -> attribute.getKey().equals("href"))
                .allMatch(attribute -> OWN_LINK.matcher(attribute.getValue()).matches());
    }

    /** For {@code .ci/browser}: every hostile text in one page, and a page of a thousand accounts. */
    @Tag("slow")
    @Test
    void pagesForTheBrowser() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "browser"));
        String hostile = MarkdownReportTest.hostile()
                .map(text -> Visible.cut(text, 1 << 20).isEmpty() ? "" : text)
                .collect(Collectors.joining(" "));
        String everything = "<script>document.title='ran'</script><img src=x onerror=alert(1)>"
                + "\"><svg onload=alert(2)>javascript:alert(3)" + hostile;
        Files.writeString(folder.resolve("hostile.html"), Written.html(withEvidence(everything)));
        String large = Written.html(large(1000, 26));
        Files.writeString(folder.resolve("large.html"), large);
        assertThat(large.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_000_000);
        var page = Jsoup.parse(large);
        assertThat(page.select(".f")).hasSize(26_000);
        assertThat(page.select("#findings > .more").text()).contains("of 26000 findings are shown without");
        assertThat(page.select("#blocks .more").text()).isEqualTo("800 more block; they are among the findings below.");
    }

    @Test
    void policyAllowsItsOwnScriptAndStyleAndNothingElse() throws IOException {
        var page = Jsoup.parse(Written.html(Verdicts.rich()));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; script-src '"
                        + hash(page.select("script").first().data())
                        + "'; style-src '" + hash(page.select("style").first().data())
                        + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.select("style").first().data()).doesNotContain("url(", "@import", "</");
        assertThat(page.select("script").first().data()).doesNotContain("innerHTML", "eval", "fetch", "</");
    }

    @Test
    void verdictAndNextStepComeFirst() throws IOException {
        var page = Jsoup.parse(Written.html(Verdicts.rich()));
        assertThat(page.select("h1").text()).isEqualTo("block claims-assistant (production)");
        assertThat(page.select(".next").text()).isEqualTo("Next: mend what failed, worst first, then run again.");
        assertThat(page.select("main > section").eachAttr("id"))
                .containsExactly(
                        "causes", "blocks", "matrix", "findings", "waivers", "coverage", "limits", "provenance");
        assertThat(page.select("#limits").text()).contains("keeps serving until its deployment is deleted");
    }

    @Test
    void pageIsReadableWithoutSightAndWithoutAMouse() throws IOException {
        var page = Jsoup.parse(Written.html(Verdicts.rich()));
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("header, nav, main")).hasSize(3);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("table"))
                .allMatch(table -> table.select("> caption").size() == 1);
        assertThat(page.select("thead th")).allMatch(cell -> cell.attr("scope").equals("col"));
        assertThat(page.select("svg")).allMatch(svg -> !svg.attr("aria-label").isEmpty());
        assertThat(page.select(".scroll, pre"))
                .allMatch(area -> area.attr("tabindex").equals("0"));
        assertThat(page.select("nav a").eachAttr("href"))
                .allMatch(link -> page.getElementById(link.substring(1)) != null);
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(link -> page.getElementById(link.substring(1)) != null);
        assertThat(page.select(".chip, .matrix td"))
                .allMatch(chip -> chip.text().matches(".*[a-z–].*"));
    }

    @Test
    void findingShowsWhatItRestsOn() throws IOException {
        var page = Jsoup.parse(Written.html(withEvidence("calm")));
        var evidence = page.select("details.f .evidence").first();
        assertThat(evidence.select(".item").text()).isEqualTo("account:calm");
        assertThat(evidence.select(".answer").text())
                .contains("200", "GET https://calm", "2026-08-14T07:00:00Z", "request id calm", "SHA-256");
        assertThat(evidence.select("dd").first().text()).startsWith("2 entries");
        assertThat(evidence.select("pre").first().text()).isEqualTo("[ \"calm\", \"calm\" ]");
    }

    @Test
    void everyAnswerThatWasJudgedIsListed() throws IOException {
        var page = Jsoup.parse(Written.html(withEvidence("calm")));
        assertThat(page.select("#provenance tbody tr")).singleElement().satisfies(row -> {
            assertThat(row.select("td").eachText().subList(0, 3))
                    .containsExactly("200", "GET https://calm", "2026-08-14T07:00:00Z");
            assertThat(row.select(".hash").text()).matches("[0-9a-f]{64}");
        });
        assertThat(page.select("#provenance .more")).isEmpty();
        assertThat(Jsoup.parse(Written.html(Verdicts.rich())).select("#provenance .answers"))
                .as("none was kept")
                .isEmpty();
    }

    @Test
    void theMatrixBeginsWithTheWorstResource() throws IOException {
        var page = Jsoup.parse(Written.html(Verdicts.blocked(
                "3 block",
                ExitCode.FAILED,
                List.of(
                        finding("CMK-ACC-001", "fine", Outcome.PASS, false),
                        finding("CMK-ACC-001", "warns", Outcome.FAIL, false),
                        finding("CMK-ACC-001", "blocks-once", Outcome.FAIL, true),
                        finding("CMK-KEY-001", "blocks-once", Outcome.PASS, false),
                        finding("CMK-ACC-001", "blocks-twice", Outcome.FAIL, true),
                        finding("CMK-KEY-001", "blocks-twice", Outcome.FAIL, true)))));
        assertThat(page.select(".matrix tbody th").eachText())
                .containsExactly("blocks-twice", "blocks-once", "warns", "fine");
        assertThat(page.select(".matrix tbody tr").eachText())
                .containsExactly(
                        "blocks-twice ✕ 1 fail ✕ 1 fail",
                        "blocks-once ✕ 1 fail ✓ 1 pass",
                        "warns ! 1 fail –",
                        "fine ✓ 1 pass –");
    }

    private static Finding finding(String check, String account, Outcome outcome, boolean blocks) {
        return Verdicts.finding(
                check,
                Severity.CRITICAL,
                outcome,
                blocks,
                Samples.subject(account, "it"),
                outcome == Outcome.PASS ? List.of() : List.of("off"),
                List.of());
    }

    /** An auditor asks which control it is about. */
    @Test
    void findingNamesTheControlsOfItsCheck() throws IOException {
        var verdict = Verdicts.ofAFailure();
        var standards = verdict.blocking().get(0).check().mappings().stream()
                .flatMap(mapping -> mapping.standards().stream())
                .toList();
        assertThat(standards).isNotEmpty();
        String text = Jsoup.parse(Written.html(verdict)).text();
        assertThat(standards).allSatisfy(standard -> assertThat(text)
                .contains(standard.title() + ": "
                        + standard.controls().stream()
                                .map(control -> control.id())
                                .collect(Collectors.joining(", "))));
    }

    @Test
    void brokenLinkIsMarked() throws IOException {
        var subject = new Subject(
                "aoai-claims",
                "account key",
                Samples.RESOURCE,
                12,
                Map.of("key", "cmk-claims", "vault", "kv-claims", "principalId", "c1"));
        var page = Jsoup.parse(Written.html(Verdicts.blocked(
                "1 failed",
                ExitCode.FAILED,
                List.of(
                        Verdicts.finding(
                                "CMK-ACC-001", Severity.CRITICAL, Outcome.PASS, false, subject, List.of(), List.of()),
                        Verdicts.finding(
                                "CMK-VLT-002",
                                Severity.CRITICAL,
                                Outcome.FAIL,
                                true,
                                subject,
                                List.of("off"),
                                List.of()),
                        Verdicts.finding(
                                "CMK-ACS-001",
                                Severity.CRITICAL,
                                Outcome.PASS,
                                false,
                                subject,
                                List.of(),
                                List.of())))));
        assertThat(page.select("svg .link").eachAttr("class")).containsExactly("link good", "link bad", "link good");
        assertThat(page.select("svg .broken").get(1).text()).isEqualTo("VLT-002");
        assertThat(page.select("svg .name").eachText()).containsExactly("aoai-claims", "cmk-claims", "kv-claims", "c1");
        assertThat(page.select("svg").attr("aria-label"))
                .isEqualTo("account encrypted with key: pass; key kept in vault: fail (VLT-002);"
                        + " vault opened by identity: pass");
    }

    /** The names of all elements in their order: what hostile text must not change. */
    private static List<String> shape(Document page) {
        return page.getAllElements().stream().map(Element::tagName).toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@link Verdicts#hostile}, citing an answer of Azure that is hostile too. */
    private static Verdict withEvidence(String hostile) {
        var verdict = Verdicts.hostile(hostile);
        var key = EvidenceKind.ACCOUNT.key(hostile);
        var body = "{\"a\":[" + quoted(hostile) + "," + quoted(hostile) + "],\"b\":" + quoted(hostile) + "}";
        var item = Item.of(
                key,
                new Request("GET", "https://" + hostile, "2025-06-01", Optional.empty()),
                new Answer.Received(200, Verdicts.TO, hostile, hostile, Bytes.utf8(body)));
        var sources = List.of(
                new Source(key.text(), "/a", "2 entries"),
                new Source(key.text(), "/b", hostile),
                new Source("profile:12", "/" + hostile, hostile));
        return new Verdict(
                verdict.toolVersion(),
                verdict.catalogueVersion(),
                verdict.mode(),
                verdict.profile(),
                verdict.evaluatedAt(),
                Optional.of(
                        new Verdict.EvidenceInfo(Optional.of(Verdicts.SHA), Verdicts.FROM, Verdicts.TO, List.of(item))),
                verdict.decision(),
                verdict.covers(),
                verdict.notes(),
                verdict.findings().stream()
                        .map(finding -> citing(finding, sources))
                        .toList());
    }

    private static Finding citing(Finding finding, List<Source> sources) {
        return new Finding(
                finding.check(),
                finding.subject(),
                finding.severity(),
                finding.outcome(),
                finding.blocks(),
                finding.reasons(),
                finding.parent(),
                finding.waiver(),
                finding.gaps(),
                sources);
    }

    private static String quoted(String text) {
        return JsonText.quoted(text);
    }

    /** One check in {@code checks} fails on each account. */
    private static Verdict large(int accounts, int checks) {
        List<CatalogueEntry> entries = IntStream.range(0, checks)
                .mapToObj(i -> Samples.check(
                        "CMK-"
                                + List.of("ACC", "IDN", "KEY", "VLT", "ACS", "NET")
                                        .get(i % 6) + "-0" + (10 + i),
                        Severity.HIGH))
                .toList();
        var findings = new ArrayList<Finding>();
        for (int a = 0; a < accounts; a++) {
            var subject = Samples.subject("aoai-" + a, "account key");
            for (int c = 0; c < checks; c++) {
                boolean fails = c == a % checks;
                findings.add(new Finding(
                        entries.get(c),
                        subject,
                        Severity.HIGH,
                        fails ? Outcome.FAIL : Outcome.PASS,
                        fails,
                        fails ? List.of("broken in account " + a) : List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(Samples.source("/properties/encryption/keySource", "Microsoft.KeyVault"))));
            }
        }
        return Verdicts.blocked(accounts + " failed", ExitCode.FAILED, findings);
    }
}
