package io.jenkins.plugins.cmkverify;

import hudson.tasks.ArtifactArchiver;
import java.io.IOException;

/** Keeps the reports and the evidence with the build. */
final class Archive {
    private Archive() {}

    static void keep(Verification verification, String reportDir) throws IOException, InterruptedException {
        var archiver = new ArtifactArchiver(reportDir + "/cmk-*");
        archiver.setAllowEmptyArchive(true);
        archiver.perform(
                verification.build(),
                verification.workspace(),
                verification.env(),
                verification.launcher(),
                verification.listener());
    }
}
