package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names people ask for reports by, and the files they find them in: pipelines rely on both. */
class ReportFormatTest {
    @ParameterizedTest
    @CsvSource({
        "junit, cmk-junit.xml",
        "json, cmk-report.json",
        "md, cmk-report.md",
        "html, cmk-report.html",
        "sarif, cmk-report.sarif"
    })
    void isKnownByItsId(String id, String file) {
        assertThat(ReportFormat.of(id)).hasValueSatisfying(format -> {
            assertThat(format.id()).isEqualTo(id);
            assertThat(format.fileName()).isEqualTo(file);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JUnit", "markdown", "html ", "all"})
    void isKnownByNothingElse(String id) {
        assertThat(ReportFormat.of(id)).isEmpty();
    }

    @Test
    void onlySarifTellsWhereTheProfileLies() {
        for (ReportFormat format : ReportFormat.all()) {
            if (format instanceof SarifReport) {
                assertThat(format.about("app/cmk-profile.yml")).isNotSameAs(format);
            } else {
                assertThat(format.about("app/cmk-profile.yml")).as(format.id()).isSameAs(format);
            }
        }
    }
}
