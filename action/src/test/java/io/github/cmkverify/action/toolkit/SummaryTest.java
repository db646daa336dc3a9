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
    void whatDoesNotFitIsLeftOutWholeAndSaid() throws Exception {
        var summary = new Summary();
        for (int i = 0; i < 20; i++) {
            summary.paragraph("\u00e4".repeat(50_000));
        }
        String text = written("before\n", summary);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Summary.MOST_BYTES);
        assertThat(text).startsWith("before\n<p>\u00e4").endsWith("1 MiB: see the report files.</p>\n\n");
        assertThat(text.split("</p>\n\n")).hasSize(11);
        assertThat(text).contains("<p>10 more parts do not fit");
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
