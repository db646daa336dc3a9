package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Samples;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub would make of the report, by a parser of its Markdown that is not ours. */
class MarkdownReportTest {
    private static final Parser GITHUB = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();

    /** What GitHub makes of plain text after Markdown: mentions, issues, commits, emoji, formulas. */
    private static final Pattern REFERENCE =
            Pattern.compile("@\\w|#\\d|GH-\\d|\\b[0-9a-f]{7,40}\\b|:\\w+:|\\$|\\bwww\\.", Pattern.CASE_INSENSITIVE);

    static Stream<String> hostile() {
        return Stream.concat(
                Hostile.texts(),
                Stream.of(
                        "@octocat @org/team octocat@github.com mailto:a@b.example",
                        "#1 GH-1 org/repo#1 deadbeefcafe 0123456789abcdef0123456789abcdef01234567",
                        "https://evil.example www.evil.example //evil.example",
                        "[click](https://evil.example) ![i](https://evil.example/i.png) [x]: https://evil.example",
                        "<img src=x onerror=alert(1)> <https://evil.example> <!-- --> </details></td></table>",
                        "a | b || c \\| d \\\\| e `|` \\`| `` | ``` |",
                        "` `` ``` ```` ends with ` `",
                        "`starts and ends`",
                        "**bold** _it_ ~~no~~ # head\n# HEAD\n---\n> quote\n- list\n1. list\n    code\n```\nfence",
                        "$x$ $`x`$ $$y$$ :octocat: :+1: [^1] &lt;b&gt; &#64;user",
                        " leading and trailing ",
                        "   ",
                        "|",
                        "\\",
                        "`"));
    }

    @Test
    void golden() throws IOException {
        Golden.assertSame("cmk-report.md", Written.markdown(Verdicts.rich()));
    }

    @Test
    void goldenOfAStoppedRun() throws IOException {
        Golden.assertSame(
                "cmk-report-stopped.md",
                Written.markdown(Verdicts.stopped(ExitCode.USAGE, "cmk-profile.yml:3:1 workload is missing")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextStaysText(String hostile) throws IOException {
        String report = Written.markdown(Verdicts.hostile(hostile));
        Written.assertSafeToLookAt(report);
        var seen = Seen.in(report);
        var calm = Seen.in(Written.markdown(Verdicts.hostile("calm")));
        assertThat(seen.links).isEmpty();
        assertThat(seen.html).isEqualTo(calm.html);
        assertThat(seen.headings).isEqualTo(calm.headings);
        assertThat(seen.tables).isEqualTo(calm.tables);
        assertThat(seen.plain).noneMatch(text -> REFERENCE.matcher(text).find());
        assertThat(report.getBytes(StandardCharsets.UTF_8).length).isLessThan(MarkdownReport.SUMMARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "az keyvault update -n kv --query \"a|b\"",
                "a`b``c",
                "`x`",
                "x|",
                "https://kv-claims.vault.azure.net/keys/cmk",
                "@user"
            })
    void codeReadsAsItWas(String text) {
        var seen = Seen.in(
                "| a |\n| --- |\n| " + MarkdownText.codeCell(text) + " |\n\n- " + MarkdownText.code(text) + "\n");
        assertThat(seen.code).containsExactly(text, text);
    }

    @Test
    void wordsStayWordsAndNamesBecomeCode() {
        assertThat(MarkdownText.prose("grant Reader on kv-2 of rg_x (it can't read), or ask @rita"))
                .isEqualTo("grant Reader on `kv-2` of `rg_x` (it can't read), or ask `@rita`");
        assertThat(MarkdownText.prose("keySource is Microsoft.CognitiveServices"))
                .isEqualTo("keySource is `Microsoft.CognitiveServices`");
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 60_000})
    void endsAtAWholeRowAndSaysWhatIsLeftOut(int most) throws IOException {
        Verdict large = large(300);
        String report = Written.write(new MarkdownReport(most), large);
        assertThat(report.getBytes(StandardCharsets.UTF_8).length).isBetween(most / 2, most);
        var whole = Seen.in(Written.markdown(large));
        var cut = Seen.in(report);
        assertThat(cut.headings).isEqualTo(whole.headings);
        assertThat(cut.tables.stream().map(shape -> shape.get(0)))
                .isEqualTo(whole.tables.stream().map(shape -> shape.get(0)).toList());
        cut.tables.forEach(shape -> assertThat(shape).containsOnly(shape.get(0)));
        int kept = cut.tables.get(1).size() - 1;
        assertThat(report).contains("_" + (600 - kept) + " of 600 rows are left out here");
        assertThat(cut.html)
                .filteredOn(tag -> !tag.equals("<br>"))
                .containsExactlyElementsOf(
                        whole.html.stream().filter(tag -> !tag.equals("<br>")).toList());
    }

    @Test
    void theWorstIsKept() throws IOException {
        var findings = new ArrayList<>(large(300).findings());
        findings.add(Verdicts.fail("CMK-ACC-009", Severity.CRITICAL, true, "the worst of all"));
        String report = Written.write(new MarkdownReport(40_000), Verdicts.blocked("many", ExitCode.FAILED, findings));
        assertThat(report.substring(report.indexOf("## What blocks"))).contains("the worst of all");
    }

    @Test
    void hostileTextsFitIntoTheSmallestReport() throws IOException {
        for (String text : List.of("\u202E\uD800".repeat(1 << 12), "`|".repeat(1 << 12), "漢|".repeat(1 << 12))) {
            String report = Written.write(new MarkdownReport(40_000), Verdicts.hostile(text));
            assertThat(report.getBytes(StandardCharsets.UTF_8).length).isLessThan(40_000);
            assertThat(report)
                    .contains("# ⛔ BLOCK")
                    .contains("## Limits of the control")
                    .contains("## Provenance");
        }
        assertThatThrownBy(() -> new MarkdownReport(39_999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatAReaderMustKnow() throws IOException {
        assertThat(Written.markdown(Verdicts.rich()))
                .startsWith("# ⛔ BLOCK: claims-assistant (production)\n\n**Next:** mend what failed")
                .contains("keeps serving until its deployment is deleted")
                .contains("REPLAY of evidence")
                .contains("| Profile SHA-256 | `" + Verdicts.SHA + "` |")
                .contains("## Waivers in use")
                .contains("the vault is open to every network");
        assertThat(Written.markdown(Verdicts.verdict(
                        new Decision(Decision.Kind.OBSERVE, ExitCode.OK, "the gate observes"),
                        Verdicts.rich().findings())))
                .contains("## What would block")
                .doesNotContain("## What blocks");
    }

    private static Verdict large(int accounts) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < accounts; i++) {
            var subject = Samples.subject("aoai-" + i, "account");
            for (String id : List.of("CMK-ACC-001", "CMK-KEY-001")) {
                findings.add(Verdicts.finding(
                        id, Severity.HIGH, Outcome.FAIL, true, subject, List.of("broken in account " + i), List.of()));
            }
            findings.add(Verdicts.pass("CMK-VLT-001", "aoai-" + i, "vault kv-" + i));
        }
        return Verdicts.blocked("many failed", ExitCode.FAILED, findings);
    }

    /** The nodes that Markdown makes of a report. */
    private static final class Seen extends AbstractVisitor {
        private final List<String> links = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private final List<String> code = new ArrayList<>();
        private final List<String> plain = new ArrayList<>();

        /** The number of cells of each row of each table. */
        private final List<List<Long>> tables = new ArrayList<>();

        static Seen in(String markdown) {
            var seen = new Seen();
            GITHUB.parse(markdown).accept(seen);
            return seen;
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 2) {
                headings.add(text(heading));
            } else {
                headings.add("level " + heading.getLevel());
            }
            visitChildren(heading);
        }

        @Override
        public void visit(Code span) {
            code.add(span.getLiteral());
        }

        @Override
        public void visit(Text text) {
            plain.add(text.getLiteral());
        }

        @Override
        public void visit(org.commonmark.node.CustomBlock block) {
            if (block instanceof TableBlock) {
                tables.add(descendants(block)
                        .filter(TableRow.class::isInstance)
                        .map(row -> descendants(row)
                                .filter(TableCell.class::isInstance)
                                .count())
                        .toList());
            }
            visitChildren(block);
        }

        private static String text(Node node) {
            return descendants(node)
                    .filter(Text.class::isInstance)
                    .map(text -> ((Text) text).getLiteral())
                    .reduce("", String::concat);
        }

        private static Stream<Node> descendants(Node node) {
            return children(node).flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
        }

        private static Stream<Node> children(Node node) {
            return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
        }
    }
}
