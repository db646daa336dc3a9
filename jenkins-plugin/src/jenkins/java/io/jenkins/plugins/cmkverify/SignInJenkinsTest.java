package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.microsoft.azure.util.AzureCredentials;
import com.microsoft.azure.util.AzureImdsCredentials;
import hudson.EnvVars;
import hudson.model.Node;
import hudson.model.Result;
import hudson.util.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Live runs in Jenkins itself, against a simulator on this machine: each kind of credentials, and an abort. */
@WithJenkins
class SignInJenkinsTest {
    private static final String CLIENT = "00000000-0000-4000-8000-000000000001";
    private static final String SECRET = "s3cret-of-the-reader~Q";

    @TempDir
    private Path temporary;

    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "text", "principal"})
    void aClientSecretSignsInAndIsNowhereToBeSeen(String kind, JenkinsRule jenkins) throws Exception {
        add(
                switch (kind) {
                    case "password" ->
                        new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", CLIENT, SECRET);
                    case "text" ->
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", Secret.fromString(SECRET));
                    default -> principal();
                });
        String body = kind.equals("text") ? "withEnv(['AZURE_CLIENT_ID=" + CLIENT + "']) { STEP }" : "STEP";
        try (var azure = Rehearsal.withSecret(SECRET)) {
            WorkflowRun run = live(jenkins, azure, body, "credentialsId: 'reader'");
            assertPromoted(jenkins, run, azure);
            assertNowhere(run, SECRET);
        }
        try (var azure = Rehearsal.withSecret("another")) {
            WorkflowRun run = live(jenkins, azure, body, "credentialsId: 'reader'");
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("AADSTS7000215", run);
            assertThat(run.getAction(VerificationAction.class).getExitCode()).isEqualTo(4);
            assertNowhere(run, SECRET);
        }
    }

    @Test
    void aCertificateSignsIn(JenkinsRule jenkins) throws Exception {
        Path file = temporary.resolve("reader.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "reader",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=reader",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var uploaded = new CertificateCredentialsImpl.UploadedKeyStoreSource(
                null, SecretBytes.fromRawBytes(Files.readAllBytes(file)));
        add(new CertificateCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", SECRET, uploaded));
        try (var azure = Rehearsal.start(options -> options)) {
            WorkflowRun run = live(
                    jenkins, azure, "withEnv(['AZURE_CLIENT_ID=" + CLIENT + "']) { STEP }", "credentialsId: 'reader'");
            jenkins.assertLogContains("certificate", run);
            assertPromoted(jenkins, run, azure);
            assertNowhere(run, SECRET);
        }
    }

    @Test
    void theIdentityOfTheAgentSignsIn(JenkinsRule jenkins) throws Exception {
        var identity = new AzureImdsCredentials(CredentialsScope.GLOBAL, "reader", "");
        add(identity);
        try (var azure = Rehearsal.start(options -> options)) {
            String machine =
                    "withEnv(['IDENTITY_ENDPOINT=" + azure.address() + "/msi/token', 'IDENTITY_HEADER=h']) { STEP }";
            // what a job says is not the machine; an agent says it of itself
            assertThat(live(jenkins, azure, machine, "credentialsId: 'reader'").getResult())
                    .isEqualTo(Result.FAILURE);
        }
        try (var azure = Rehearsal.start(options -> options)) {
            Node agent = jenkins.createOnlineSlave(
                    null, new EnvVars("IDENTITY_ENDPOINT", azure.address() + "/msi/token", "IDENTITY_HEADER", "h"));
            WorkflowRun run = live(jenkins, azure, agent, "STEP", "credentialsId: 'reader'");
            jenkins.assertLogContains("managed-identity", run);
            assertPromoted(jenkins, run, azure);
        }
    }

    @Test
    void whatAnAgentHasSignsInWhenNoCredentialsAreNamed(JenkinsRule jenkins) throws Exception {
        Path token = Files.writeString(temporary.resolve("token"), "federated-token-of-the-agent");
        try (var azure = Rehearsal.start(options -> options)) {
            Node agent = jenkins.createOnlineSlave(
                    null, new EnvVars("AZURE_CLIENT_ID", CLIENT, "AZURE_FEDERATED_TOKEN_FILE", token.toString()));
            WorkflowRun run = live(jenkins, azure, agent, "STEP", "");
            jenkins.assertLogContains("workload-identity", run);
            assertPromoted(jenkins, run, azure);
            assertNowhere(run, "federated-token-of-the-agent");
        }
    }

    @Test
    void credentialsOfAnotherKindOrOfNobodyAreRefused(JenkinsRule jenkins) throws Exception {
        try (var azure = Rehearsal.start(options -> options)) {
            WorkflowRun run = live(jenkins, azure, "STEP", "credentialsId: 'nobody'");
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("there are no credentials \"nobody\" that this job may use", run);
            assertThat(azure.requests()).isZero();
            assertThat(run.getAction(VerificationAction.class).isPromoted()).isFalse();
        }
    }

    /** Aborting must not wait for Azure, and must leave nothing that could be taken for a verdict. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAbortEndsALiveRunAtOnce(boolean onAgent, JenkinsRule jenkins) throws Exception {
        add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "reader", "", CLIENT, SECRET));
        try (var azure = Rehearsal.hanging()) {
            Node node = onAgent ? jenkins.createOnlineSlave() : jenkins.jenkins;
            WorkflowJob job = job(jenkins, azure, node, "STEP", "credentialsId: 'reader'");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            while (azure.requests() == 0) {
                Thread.sleep(50);
            }
            long before = System.nanoTime();
            run.doStop();
            jenkins.waitForCompletion(run);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before))
                    .isLessThan(60);
            jenkins.assertBuildStatus(Result.ABORTED, run);
            jenkins.assertLogNotContains("deployed", run);
            VerificationAction action = run.getAction(VerificationAction.class);
            assertThat(action.isPromoted()).isFalse();
            assertThat(action.isLetThrough()).isFalse();
            assertThat(action.getCause()).contains("did not finish");
            Path reports = Path.of(node.getWorkspaceFor(job).getRemote(), "cmk-report");
            assertThat(settled(reports))
                    .contains("cmk-report.json")
                    .noneMatch(name -> name.endsWith(".tmp") || name.contains("evidence"));
            assertThat(Files.readString(reports.resolve("cmk-report.json"))).contains("\"decision\": \"block\"");
        }
    }

    /** What lies there once the agent is done as well, which Jenkins does not wait for. */
    private static List<String> settled(Path reports) throws Exception {
        for (int tries = 0; ; tries++) {
            try (Stream<Path> files = Files.list(reports)) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                if (tries == 300 || names.stream().noneMatch(name -> name.endsWith(".tmp"))) {
                    return names;
                }
            }
            Thread.sleep(100);
        }
    }

    private static AzureCredentials principal() {
        var principal =
                new AzureCredentials(CredentialsScope.GLOBAL, "reader", "", "", CLIENT, Secret.fromString(SECRET));
        principal.setTenant(Rehearsal.TENANT);
        return principal;
    }

    private static void add(Credentials credentials) throws IOException {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    private static WorkflowRun live(JenkinsRule jenkins, Rehearsal azure, String body, String options)
            throws Exception {
        return live(jenkins, azure, jenkins.jenkins, body, options);
    }

    private static WorkflowRun live(JenkinsRule jenkins, Rehearsal azure, Node node, String body, String options)
            throws Exception {
        return job(jenkins, azure, node, body, options).scheduleBuild2(0).get();
    }

    private static WorkflowJob job(JenkinsRule jenkins, Rehearsal azure, Node node, String body, String options)
            throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        String step = "cmkVerify(profile: 'cmk-profile.yml'" + (options.isEmpty() ? "" : ", " + options) + ")";
        String name = node.getNodeName().isEmpty() ? "built-in" : node.getNodeName();
        job.setDefinition(new CpsFlowDefinition(
                "node('" + name + "') { " + body.replace("STEP", step) + "\n echo 'deployed' }", true));
        Path workspace =
                Files.createDirectories(Path.of(node.getWorkspaceFor(job).getRemote()));
        Files.writeString(workspace.resolve("cmk-profile.yml"), azure.profile());
        return job;
    }

    private static void assertPromoted(JenkinsRule jenkins, WorkflowRun run, Rehearsal azure) throws Exception {
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("deployed", run);
        assertThat(run.getAction(VerificationAction.class).isPromoted()).isTrue();
        assertThat(azure.asked()).contains("account", "key-version");
        assertThat(run.getArtifacts())
                .extracting(artifact -> artifact.getFileName())
                .contains("cmk-report.json", "cmk-evidence.zip");
    }

    /** Neither as it is nor encoded, in any file of the build or of its job, nor in the workspace. */
    private static void assertNowhere(WorkflowRun run, String secret) throws IOException {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(plain);
        Path workspace = Path.of(run.getParent().getRootDir().getParentFile().getParent(), "workspace");
        for (Path root : new Path[] {run.getParent().getRootDir().toPath(), workspace}) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .as(file.toString())
                                .doesNotContain(secret, encoded);
                    }
                }
            }
        }
    }
}
