package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What a build was told and shows, after Jenkins went down and came up again. */
class RestartOfJenkinsTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    @Test
    void aResultOutlivesARestartInThePipelineAndOnThePage() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition(
                    "def r\n node { r = cmkVerify profile: 'permit-chatbot/cmk-profile.yml',"
                            + " evidence: 'permit-chatbot/evidence', stopOnFailure: false }\n"
                            + " sleep 5\n echo \"after: ${r.decision} ${r.failed} ${r.findings.size()}\"",
                    true));
            Examples.put(
                    Examples.BLOCKED,
                    Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote()));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Sleeping for", run);
        });
        sessions.then(jenkins -> {
            var job = (WorkflowJob) jenkins.jenkins.getItemByFullName("job");
            WorkflowRun run = jenkins.waitForCompletion(job.getBuildByNumber(1));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            VerificationAction action = run.getAction(VerificationAction.class);
            jenkins.assertLogContains("after: block " + action.getFail() + " " + action.total(), run);
            try (var browser = jenkins.createWebClient()) {
                assertThat(browser.getPage(run, "cmk-verify/").asNormalizedText())
                        .contains("BLOCK", "What blocks", action.getCountsText());
            }
        });
    }
}
