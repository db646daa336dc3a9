package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aProfileIsNeeded() {
        assertThat(new VerifyOptions(" ").problem()).isPresent();
        assertThat(new VerifyOptions(null).problem()).isPresent();
    }
}
