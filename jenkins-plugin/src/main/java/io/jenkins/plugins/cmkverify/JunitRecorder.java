package io.jenkins.plugins.cmkverify;

import hudson.tasks.junit.JUnitResultArchiver;
import hudson.tasks.test.PipelineTestDetails;
import java.io.IOException;

/** Hands the JUnit report to the junit plugin, which counts tests but marks nothing: that is the gate's alone. */
final class JunitRecorder {
    private JunitRecorder() {}

    static void record(Verification verification, String reportDir) throws IOException, InterruptedException {
        var archiver = new JUnitResultArchiver(reportDir + "/cmk-junit.xml");
        archiver.setAllowEmptyResults(true);
        archiver.setSkipPublishingChecks(true);
        JUnitResultArchiver.parseAndSummarize(
                archiver,
                verification.nodeId().map(JunitRecorder::details).orElse(null),
                verification.build(),
                verification.workspace(),
                verification.launcher(),
                verification.listener());
    }

    private static PipelineTestDetails details(String nodeId) {
        var details = new PipelineTestDetails();
        details.setNodeId(nodeId);
        return details;
    }
}
