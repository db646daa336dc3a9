package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Together with other plugins: folders with credentials of their own, Checks API, Configuration as Code, and symbols. */
@WithJenkins
class NeighboursInJenkinsTest {
    private static final String SECRET = "s3cret-of-the-folder";

    @TempDir
    private Path temporary;

    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    /** The example of a release folder, on the agent that it names. */
    @Test
    void credentialsOfAFolderAreForItsJobsOnly(JenkinsRule jenkins) throws Exception {
        Node agent = jenkins.createOnlineSlave(Label.get("release"));
        Folder releases = jenkins.createProject(Folder.class, "releases");
        var reader = new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "cmk-reader", "", "00000000-0000-4000-8000-000000000001", SECRET);
        releases.addProperty(new FolderCredentialsProvider.FolderCredentialsProperty(
                new DomainCredentials[] {new DomainCredentials(Domain.global(), List.of(reader))}));
        try (var azure = Rehearsal.withSecret(SECRET)) {
            WorkflowRun inside = release(releases.createProject(WorkflowJob.class, "job"), agent, azure);
            jenkins.assertBuildStatusSuccess(inside);
            jenkins.assertLogContains("deploy here", inside);
            assertThat(inside.getAction(VerificationAction.class).isPromoted()).isTrue();
        }
        try (var azure = Rehearsal.withSecret(SECRET)) {
            WorkflowRun outside = release(jenkins.createProject(WorkflowJob.class, "job"), agent, azure);
            jenkins.assertBuildStatus(Result.FAILURE, outside);
            jenkins.assertLogContains("there are no credentials \"cmk-reader\" that this job may use", outside);
            jenkins.assertLogNotContains("deploy here", outside);
            assertThat(azure.requests()).isZero();
        }
    }

    @Test
    void aCheckIsPublishedWithTheVerdict(JenkinsRule jenkins) throws Exception {
        var published = new ArrayList<ChecksDetails>();
        ExtensionList.lookup(ChecksPublisherFactory.class).add(0, new Capturing(published));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        Path workspace = Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote());
        Examples.put(Examples.PROMOTED, workspace);
        Examples.put(Examples.BLOCKED, workspace);
        job.setDefinition(new CpsFlowDefinition(
                "node { cmkVerify profile: 'claims-assistant/cmk-profile.yml', evidence: 'claims-assistant/evidence'\n"
                        + "cmkVerify profile: 'claims-assistant/cmk-profile.yml', evidence: 'claims-assistant/evidence',"
                        + " checks: false\n"
                        + "cmkVerify profile: 'permit-chatbot/cmk-profile.yml', evidence: 'permit-chatbot/evidence',"
                        + " name: 'Permits' }",
                true));
        WorkflowRun run = job.scheduleBuild2(0).get();
        jenkins.assertBuildStatus(Result.FAILURE, run);
        List<ChecksDetails> ours = published.stream()
                .filter(details -> details.getName()
                        .filter(name -> !name.equals("Jenkins"))
                        .isPresent())
                .toList();
        assertThat(ours)
                .extracting(details -> details.getName().orElseThrow(), ChecksDetails::getConclusion)
                .containsExactly(
                        tuple("CMK Verify", ChecksConclusion.SUCCESS), tuple("Permits", ChecksConclusion.FAILURE));
        assertThat(ours.get(1).getDetailsURL().orElseThrow()).endsWith(run.getUrl() + "cmk-verify-3");
        assertThat(ours.get(1).getOutput().orElseThrow().getTitle().orElseThrow())
                .startsWith("BLOCK permit-chatbot");
        assertThat(ours.get(1).getOutput().orElseThrow().getText().orElseThrow())
                .contains("to do:");
    }

    @Test
    void theOperatorsSettingsAreCode(JenkinsRule jenkins) throws Exception {
        Path yaml = Files.writeString(temporary.resolve("jenkins.yaml"), """
                unclassified:
                  cmkVerify:
                    floor: |
                      schemaVersion: 1
                      gate: {mode: enforce, failOn: high}
                      azure: {cloud: AzureCloud}
                    allowedHosts: "login.example, arm.example"
                """);
        ConfigurationAsCode.get().configure(yaml.toUri().toString());
        assertThat(GlobalSettings.get().getFloor())
                .isEqualTo("schemaVersion: 1\ngate: {mode: enforce, failOn: high}\nazure: {cloud: AzureCloud}\n");
        assertThat(GlobalSettings.get().getAllowedHosts()).isEqualTo("login.example, arm.example");
        var exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("cmkVerify:", "allowedHosts: \"login.example, arm.example\"", "failOn: high");
    }

    /** What Job DSL and declarative Pipelines read the step by. */
    @Test
    void theFreestyleStepIsFoundByItsSymbolAndMadeFromItsOptions(JenkinsRule jenkins) throws Exception {
        assertThat(SymbolLookup.get().findDescriptor(Builder.class, "cmkVerify"))
                .isInstanceOf(CmkVerifyBuilder.DescriptorImpl.class);
        var step = DescribableModel.of(CmkVerifyBuilder.class)
                .instantiate(
                        Map.of("profile", "p.yml", "evidence", "e.zip", "stopOnFailure", false, "unstableOn", "low"),
                        TaskListener.NULL);
        assertThat(step.getProfile()).isEqualTo("p.yml");
        assertThat(step.getEvidence()).isEqualTo("e.zip");
        assertThat(step.isStopOnFailure()).isFalse();
        assertThat(step.getUnstableOn()).isEqualTo("low");
    }

    /** The profile lies where the checkout, which another plugin would bring, had put it. */
    private static WorkflowRun release(WorkflowJob job, Node agent, Rehearsal azure) throws Exception {
        String example = Files.readString(Path.of("..", "examples", "jenkins", "release-folder.Jenkinsfile"));
        assertThat(example).contains("    checkout scm\n");
        job.setDefinition(new CpsFlowDefinition(example.replace("    checkout scm\n", ""), true));
        agent.getWorkspaceFor(job).child("cmk-profile.yml").write(azure.profile(), StandardCharsets.UTF_8.name());
        return job.scheduleBuild2(0).get();
    }

    private static final class Capturing extends ChecksPublisherFactory {
        private final List<ChecksDetails> published;

        Capturing(List<ChecksDetails> published) {
            this.published = published;
        }

        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    published.add(details);
                }
            });
        }
    }
}
