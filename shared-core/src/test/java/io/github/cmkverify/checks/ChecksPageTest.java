package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in {@code docs} says what the catalogue says. */
class ChecksPageTest {
    /** Writes the page anew. */
    static final String COMMAND = "mvn -pl shared-core test -Dtest=ChecksPageTest -Ddocs.update=true";

    private static final Path PAGE = Path.of("..", "docs", "checks.md");

    @Test
    void isUpToDate() throws IOException {
        String page = CatalogueMarkdown.of(Catalogue.load());
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run %s", COMMAND).exists();
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("docs/checks.md is stale: run %s", COMMAND)
                .isEqualTo(page);
    }

    @Test
    void showsEachCheckOnceAndNoPlannedOne() {
        String page = CatalogueMarkdown.of(Catalogue.load());
        var shown = page.lines().filter(l -> l.startsWith("### CMK-")).map(l -> l.substring(4));
        assertThat(shown)
                .containsExactlyElementsOf(Catalogue.load().entries().stream()
                        .map(CatalogueEntry::id)
                        .toList());
        assertThat(page).doesNotContain("CMK-MON-001", "{vault}");
    }
}
