package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page never gets longer than the place that it is written to, and says what it leaves out. */
class MarkdownPageTest {
    /** Fifty bytes, of which a letter has three. */
    private static final String ROW = "| " + "x".repeat(42) + "€ |\n";

    private static MarkdownPage page() {
        var page = new MarkdownPage();
        page.add("# Always\n");
        page.add("## One\n", Collections.nCopies(20, ROW), "end of one\n");
        page.add("## Two\n", Collections.nCopies(20, ROW), "end of two\n");
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 349, 350, 351, 500, 999, 1500, 2000, 2287, 2288})
    void isNeverLongerThanItsPlace(int most) {
        String text = page().text(most);

        assertThat(bytes(text)).isLessThanOrEqualTo(most);
        assertThat(text).contains("# Always\n", "## One\n", "end of one\n", "## Two\n", "end of two\n");
        assertThat(text.lines().filter(line -> line.startsWith("|"))).allMatch(line -> (line + "\n").equals(ROW));
    }

    @Test
    void isWholeWhereThereIsRoom() {
        String text = page().text(10_000);

        assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(40);
        assertThat(text).doesNotContain("left out");
    }

    @Test
    void saysHowManyRowsAreLeftOutOfWhichSection() {
        String text = page().text(950);

        assertThat(text.split("## Two", 2)[0])
                .contains("_14 of 20 rows are left out here for their size; the JSON report has them all._\n");
        assertThat(text.split("## Two", 2)[1]).contains("_13 of 20 rows are left out here");
    }

    @Test
    void whatIsAlwaysWrittenMustFit() {
        var page = new MarkdownPage();
        page.add("four");
        assertThat(page.text(4)).isEqualTo("four");
        assertThatThrownBy(() -> page.text(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the page does not fit into 3 bytes");
        page.add("head", List.of("a row that must not be lost without a word\n"), "foot");
        assertThatThrownBy(() -> page.text(100)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSectionWithoutRowsIsLeftAway() {
        var page = new MarkdownPage();
        page.table("## Nothing\n", List.of("a", "b"), List.of(), "foot");
        page.table("", List.of("a", "b"), List.of(List.of("1", "2")), "");

        assertThat(page.text(1000)).isEqualTo("| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
