package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.tasks.junit.TestResultAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds come to in Jenkins itself: freestyle and Pipeline, here and on an agent. */
@WithJenkins
class JobsInJenkinsTest {
    private static final String PROMOTED =
            "profile: 'claims-assistant/cmk-profile.yml', evidence: 'claims-assistant/evidence'";
    private static final String BLOCKED =
            "profile: 'permit-chatbot/cmk-profile.yml', evidence: 'permit-chatbot/evidence'";

    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    @ParameterizedTest
    @CsvSource({"claims-assistant,SUCCESS,promote", "permit-chatbot,FAILURE,block"})
    void aFreestyleBuildEndsAsTheGateSays(String example, String result, String decision, JenkinsRule jenkins)
            throws Exception {
        FreeStyleBuild build = freestyle(jenkins, jenkins.jenkins, example);
        jenkins.assertBuildStatus(Result.fromString(result), build);
        assertThat(build.getAction(VerificationAction.class).getDecision()).isEqualTo(decision);
        assertThat(build.getArtifacts())
                .extracting(artifact -> artifact.getFileName())
                .contains("cmk-report.json", "cmk-junit.xml");
    }

    @ParameterizedTest
    @CsvSource({"claims-assistant,SUCCESS,promote", "permit-chatbot,FAILURE,block"})
    void onAnAgentAsWell(String example, String result, String decision, JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = freestyle(jenkins, jenkins.createOnlineSlave(), example);
        jenkins.assertBuildStatus(Result.fromString(result), build);
        assertThat(build.getAction(VerificationAction.class).getDecision()).isEqualTo(decision);
    }

    /** The worst that can happen: a step that is left out of the job, and a build that is green without it. */
    @Test
    void theStepIsStillThereWhenTheJobIsReadAgain(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = project(jenkins, jenkins.jenkins, Examples.BLOCKED);
        jenkins.jenkins.reload();
        var read = (FreeStyleProject) jenkins.jenkins.getItemByFullName(job.getFullName());
        assertThat(read).isNotSameAs(job);
        assertThat(read.getBuildersList().get(CmkVerifyBuilder.class).getEvidence())
                .isEqualTo("permit-chatbot/evidence");
        jenkins.assertBuildStatus(Result.FAILURE, read.scheduleBuild2(0));
    }

    @Test
    void aBlockedRunEndsThePipeline(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(jenkins, "node { cmkVerify " + BLOCKED + "\n echo 'deployed' }");
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogNotContains("deployed", run);
        jenkins.assertLogContains("CMK Verify: BLOCK permit-chatbot", run);
    }

    @Test
    void aPromotedRunGoesOnAndItsResultCanBeReadInTheSandbox(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(
                jenkins,
                "node { def r = cmkVerify " + PROMOTED
                        + "\n echo \"${r.promoted} ${r.decision} ${r.exitCode} ${r.id} ${r.failed}/${r.undetermined}"
                        + " ${r.passed > 0} ${r.notApplicable >= 0} ${r.waived} ${r.cause}\""
                        + "\n for (f in r.findings) { if (f.blocks) { error(f.id + f.check + f.title + f.account + f.subject"
                        + " + f.severity + f.outcome + f.reason) } }"
                        + "\n echo 'deployed' }");
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("true promote 0 cmk-verify 0/0 true true 0", run);
        jenkins.assertLogContains("deployed", run);
    }

    @ParameterizedTest
    @CsvSource({
        "'stopOnFailure: false',FAILURE,FAILURE",
        "'stopOnFailure: false, skipMarkingBuild: true',SUCCESS,FAILURE",
        "'stopOnFailure: false, skipMarkingStage: true',FAILURE,"
    })
    void aScriptThatDecidesItselfIsToldAndMarkedAsItWishes(
            String options, String result, String warning, JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(
                jenkins,
                "node { def r = cmkVerify(" + BLOCKED + ", " + options + ")\n echo \"promoted: ${r.promoted}\" }");
        jenkins.assertBuildStatus(Result.fromString(result), run);
        jenkins.assertLogContains("promoted: false", run);
        FlowNode warned = new DepthFirstScanner()
                .findFirstMatch(execution(run), node -> node.getPersistentAction(WarningAction.class) != null);
        assertThat(
                        warned == null
                                ? null
                                : warned.getPersistentAction(WarningAction.class)
                                        .getResult()
                                        .toString())
                .isEqualTo(warning);
    }

    @Test
    void whatTheGateLetsPassCanMakeABuildUnstable(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "node { cmkVerify(" + BLOCKED + ", unstableOn: 'low')\n echo 'went on' }");
        Path profile = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote(), Examples.BLOCKED, "cmk-profile.yml");
        Files.writeString(
                profile, Files.readString(profile).replace("mode: enforce", "mode: observe"), StandardCharsets.UTF_8);
        WorkflowRun run = job.scheduleBuild2(0).get();
        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        jenkins.assertLogContains("went on", run);
        assertThat(run.getAction(VerificationAction.class).getDecision()).isEqualTo("observe");
    }

    @Test
    void shardsRunSideBySideAndArePutTogether(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(jenkins, example("shards"));
        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(run.getActions(VerificationAction.class))
                .as(JenkinsRule.getLog(run))
                .extracting(VerificationAction::getUrlName, VerificationAction::getDecision)
                .containsExactlyInAnyOrder(
                        tuple("aoai-permits", "block"), tuple("aoai-permits-eval", "block"), tuple("all", "block"));
    }

    /** Pipelines of the examples as they stand. */
    @ParameterizedTest
    @CsvSource({"gate,SUCCESS,deploy here,FAIL", "decide,FAILURE,decision: block,deploy here"})
    void theExamplesEndAsTheySay(String example, String result, String said, String unsaid, JenkinsRule jenkins)
            throws Exception {
        WorkflowRun run = pipeline(jenkins, example(example));
        jenkins.assertBuildStatus(Result.fromString(result), run);
        jenkins.assertLogContains(said, run);
        jenkins.assertLogNotContains(unsaid, run);
    }

    @Test
    void twoRunsWithOneIdAreKeptApart(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(jenkins, "node { cmkVerify " + PROMOTED + "\n cmkVerify " + PROMOTED + " }");
        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getActions(VerificationAction.class))
                .extracting(VerificationAction::getUrlName)
                .containsExactly("cmk-verify", "cmk-verify-2");
    }

    /** JUnit counts what failed as a test, and leaves the marking to the gate. */
    @Test
    void theJUnitReportIsRecordedAndMarksNothing(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                pipeline(jenkins, "node { cmkVerify(" + BLOCKED + ", stopOnFailure: false, skipMarkingBuild: true) }");
        jenkins.assertBuildStatusSuccess(run);
        var tests = run.getAction(TestResultAction.class);
        var verified = run.getAction(VerificationAction.class);
        assertThat(tests.getTotalCount()).isEqualTo(verified.total());
        assertThat(tests.getFailCount()).isPositive();

        WorkflowRun without = pipeline(jenkins, "node { cmkVerify(" + PROMOTED + ", junit: false, archive: false) }");
        assertThat(without.getAction(TestResultAction.class)).isNull();
        assertThat(without.getArtifacts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'profile: \"\"',profile is empty",
        "'profile: \"../p.yml\", evidence: \"e\"',profile must name something inside the workspace",
        "'profile: \"p.yml\", evidence: \"e\", failOn: \"extreme\"','failOn must be critical, high, medium or low'"
    })
    void aMistakeIsAFailureAndSaysWhatToDo(String options, String message, JenkinsRule jenkins) throws Exception {
        WorkflowRun run = pipeline(jenkins, "node { cmkVerify(" + options + ")\n echo 'deployed' }");
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(message, run);
        jenkins.assertLogNotContains("deployed", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("..", "examples", "jenkins", name + ".Jenkinsfile"));
    }

    private static FlowExecution execution(WorkflowRun run) {
        return run.getExecution();
    }

    private static FreeStyleProject project(JenkinsRule jenkins, Node node, String example) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setAssignedNode(node);
        var step = new CmkVerifyBuilder(example + "/cmk-profile.yml");
        step.setEvidence(example + "/evidence");
        job.getBuildersList().add(step);
        job.save();
        Examples.put(example, Path.of(node.getWorkspaceFor(job).getRemote()));
        return job;
    }

    private static FreeStyleBuild freestyle(JenkinsRule jenkins, Node node, String example) throws Exception {
        return project(jenkins, node, example).scheduleBuild2(0).get();
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Examples.put(Examples.PROMOTED, workspace);
        Examples.put(Examples.BLOCKED, workspace);
        return job;
    }

    private static WorkflowRun pipeline(JenkinsRule jenkins, String script) throws Exception {
        return job(jenkins, script).scheduleBuild2(0).get();
    }
}
