package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final String HOSTILE = "<script>\n\n# x\r\n| `a` | & \"' \u2028\u0000";
    private static final String SAFE = "&lt;script&gt;<br><br># x<br>| `a` | &amp; &quot;&#39; <br>\uFFFD";

    @TempDir
    private Path folder;

    @Test
    void everyElementEscapes() throws Exception {
        var summary = new Summary()
                .heading(9, HOSTILE)
                .paragraph(HOSTILE)
                .list(List.of(HOSTILE))
                .table(List.of(List.of("h"), List.of(HOSTILE)))
                .details("t", HOSTILE)
                .link(HOSTILE, URI.create("https://example.org/?a='&b"))
                .separator();
        assertThat(summary.text(10_000))
                .isEqualTo("<h6>" + SAFE + "</h6>\n\n<p>" + SAFE + "</p>\n\n<ul><li>" + SAFE
                        + "</li></ul>\n\n<table><tr><th>h</th></tr><tr><td>" + SAFE
                        + "</td></tr></table>\n\n<details><summary>t</summary>" + SAFE
                        + "</details>\n\n<p><a href=\"https://example.org/?a=&#39;&amp;b\">" + SAFE
                        + "</a></p>\n\n<hr>\n\n");
    }

    @Test
    void codeKeepsItsLines() {
        assertThat(new Summary().code("a\n\n<b>").text(100))
                .isEqualTo("<pre><code>a&#10;&#10;&lt;b&gt;</code></pre>\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "relative"})
    void onlyWebAddressesBecomeLinks(String target) {
        assertThat(new Summary().link("t", URI.create(target)).text(100)).isEqualTo("<p>t</p>\n\n");
    }

    @Test
    void exactlyOneMebibyteIsWrittenWhole() throws Exception {
        String fitting = "x".repeat(Summary.MOST_BYTES - 2);
        assertThat(written("", new Summary().markdown(fitting))).isEqualTo(fitting + "\n\n");
    }

    @Test
    void ofEqualBlocksTheFirstOnesStayWhole() throws Exception {
        var summary = new Summary();
        for (char name = 'a'; name < 'a' + 20; name++) {
            summary.paragraph(name + "\u00e4".repeat(50_000));
        }
        String text = written("before\n", summary);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .isBetween(Summary.MOST_BYTES - 100_000, Summary.MOST_BYTES);
        String left = "<p>1 more line does not fit into a job summary, which holds 1 MiB: see the report files.</p>";
        assertThat(text.replace("\u00e4", "").replace("\n", "").replace(left, "-"))
                .isEqualTo("before<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><p>g</p><p>h</p><p>i</p><p>j</p>"
                        + "----------");
    }

    @Test
    void ofALargeReportEachSectionKeepsItsHeadAndSaysWhatIsLeftOut() {
        String rows = "| a \u00e4 | b |\n".repeat(200);
        var summary = new Summary()
                .markdown("# BLOCK\n\n## Blocking\n\n| A | B |\n| --- | --- |\n" + rows
                        + "\n<details><summary>Passed</summary>\n\n" + rows + "\n</details>\n\n## Limits\n\n- one\n");
        String text = summary.text(1500);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(1400, 1500);
        assertThat(text)
                .matches(
                        "(?s)# BLOCK\n\n## Blocking\n\n\\| A \\| B \\|\n\\| --- \\| --- \\|\n(\\| a \u00e4 \\| b \\|\n)+"
                                + "\n<p>\\d+ more lines do not fit [^\n]+</p>\n\n<details><summary>Passed</summary>\n\n"
                                + "(\\| a \u00e4 \\| b \\|\n)+\n</details>\n\n<p>\\d+ more lines do not fit [^\n]+</p>\n\n"
                                + "## Limits\n\n- one\n\n");
    }

    @Test
    void aFullFileStaysAsItIs() throws Exception {
        String full = "x".repeat(Summary.MOST_BYTES - 1);
        assertThat(written(full, new Summary().paragraph("a"))).isEqualTo(full);
    }

    private String written(String before, Summary summary) throws Exception {
        Path file = Files.writeString(folder.resolve("summary"), before);
        summary.write(CommandFile.summary(Map.of("GITHUB_STEP_SUMMARY", file.toString())));
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
