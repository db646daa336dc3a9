package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyOptionsTest {
    @Test
    void unlessToldOtherwiseABlockedRunStopsTheBuild() {
        var options = new VerifyOptions("p.yml");
        assertThat(options.stopOnFailure()).isTrue();
        assertThat(options.skipMarkingBuild()).isFalse();
        assertThat(options.skipMarkingStage()).isFalse();
        assertThat(options.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"critcal", "HIGHER", "0", "none"})
    void aSeverityThatDoesNotExistIsNotIgnored(String severity) {
        var options = new VerifyOptions("p.yml");
        options.setFailOn(severity);
        assertThat(options.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("failOn"));
        options.setFailOn("");
        options.setUnstableOn(severity);
        assertThat(options.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("unstableOn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "A", "", "a b", "-a", "a\n"})
    void anIdIsPartOfAnAddressAndOfAFileName(String id) {
        assertThat(VerifyOptions.isId(id)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',cmk-verify,cmk-report", "'',shard,cmk-report-shard", "own,shard,own"})
    void runsOfOneBuildDoNotShareAFolder(String reportDir, String id, String directory) {
        var options = new VerifyOptions("p.yml");
        options.setReportDir(reportDir);
        assertThat(options.reportDir(id)).isEqualTo(directory);
    }

    @Test
    void shardsArePutTogetherOrEvidenceIsJudged() {
        var options = new VerifyOptions("p.yml");
        assertThat(options.isLive()).isTrue();
        options.setReports(" a/cmk-report.json,\n b/cmk-report.json , ");
        assertThat(options.reportList()).containsExactly("a/cmk-report.json", "b/cmk-report.json");
        assertThat(options.isLive()).isFalse();
        assertThat(options.problem()).isEmpty();
        options.setEvidence("evidence");
        assertThat(options.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("reports"));
        options.setEvidence("");
        options.setAccount("a");
        assertThat(options.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("reports"));
    }

    /** Commas alone name no report: such a run must not become a live one. */
    @Test
    void reportsWithoutAPathAreAMistake() {
        var options = new VerifyOptions("p.yml");
        options.setReports(" , ");
        assertThat(options.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("reports"));
    }

    @Test
    void aProfileIsNeeded() {
        assertThat(new VerifyOptions(" ").problem()).isPresent();
        assertThat(new VerifyOptions(null).problem()).isPresent();
    }

    /** XStream, which reads config.xml, calls no constructor: what is not in the file is null. */
    @Test
    void whatAnOlderVersionDidNotKnowIsBlank() throws ReflectiveOperationException, IOException {
        var options = new VerifyOptions("p.yml");
        for (Field field : VerifyOptions.class.getDeclaredFields()) {
            if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                field.set(options, null);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(options);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var read = (VerifyOptions) in.readObject();
            assertThat(read.evidence()).isEmpty();
            assertThat(read.account()).isEmpty();
            assertThat(read.reportDir(VerifyOptions.DEFAULT_ID)).isEqualTo("cmk-report");
            assertThat(read.problem()).isPresent(); // it has no profile
        }
    }
}
