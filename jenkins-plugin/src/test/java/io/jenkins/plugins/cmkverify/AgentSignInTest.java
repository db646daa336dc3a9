package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentSignInTest {
    @TempDir
    private Path temporary;

    @Test
    void credentialsOfTheJobAreNotMixedWithThoseOfTheAgent() throws IOException {
        var signIn =
                AgentSignIn.application(Map.of("AZURE_CLIENT_ID", "mine", AgentSignIn.SECRET, "s3cret"), new byte[0]);
        assertThat(signIn.variables(
                        Map.of("AZURE_CLIENT_CERTIFICATE_PATH", "/agents", "AZURE_TENANT_ID", "agents", "PATH", "/bin"),
                        Map.of("HTTPS_PROXY", "http://proxy:1"),
                        temporary))
                .containsOnly(
                        Map.entry("AZURE_CLIENT_ID", "mine"),
                        Map.entry(AgentSignIn.SECRET, "s3cret"),
                        Map.entry("PATH", "/bin"),
                        Map.entry("HTTPS_PROXY", "http://proxy:1"));
    }

    @Test
    void withoutCredentialsTheAgentSignsInItself() throws IOException {
        assertThat(AgentSignIn.ofTheAgent(Map.of()).variables(Map.of("AZURE_CLIENT_ID", "agents"), Map.of(), temporary))
                .containsEntry("AZURE_CLIENT_ID", "agents");
    }

    @Test
    void aCertificateLiesInAFileOfItsOwn() throws IOException {
        var signIn = AgentSignIn.application(Map.of("AZURE_CLIENT_ID", "mine"), new byte[] {1, 2, 3});
        Path file = Path.of(signIn.variables(Map.of(), Map.of(), temporary).get("AZURE_CLIENT_CERTIFICATE_PATH"));
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3}).hasParent(temporary);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }

    @Test
    void noSecretIsInWordsOrInTheLog() {
        var signIn = AgentSignIn.application(
                Map.of(AgentSignIn.SECRET, "s3cret", AgentSignIn.CERTIFICATE_PASSWORD, "pass"), new byte[0]);
        assertThat(signIn.toString()).doesNotContain("s3cret");
        var bytes = new ByteArrayOutputStream();
        var log = new AgentLog(new PrintStream(bytes, true, StandardCharsets.UTF_8), signIn.secrets());
        log.problem("Azure said s3cret and pass\u202e\n\u001b[2J");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("[cmk-verify] Azure said **** and ****")
                .doesNotContain("\u202e", "\u001b");
    }

    @Test
    void theProxyOfJenkinsIsUsedWithItsExceptions() {
        assertThat(JenkinsProxy.variables("proxy", 3128, "me", "p@ss word", "*.intern\nlocalhost, vault"))
                .containsEntry("HTTPS_PROXY", "http://me:p%40ss%20word@proxy:3128")
                .containsEntry("https_proxy", "http://me:p%40ss%20word@proxy:3128")
                .containsEntry("NO_PROXY", ".intern,localhost,vault");
        assertThat(JenkinsProxy.variables("proxy", 80, "", null, null))
                .containsEntry("HTTPS_PROXY", "http://proxy:80")
                .containsEntry("NO_PROXY", "");
    }

    @Test
    void aBrokenResultFileIsAResultThatSaysSo() throws IOException {
        var file = new ResultFile(temporary, "cmk-verify");
        assertThat(file.read().letsPass()).isFalse();
        assertThat(file.read().cause()).contains("cmk-verify-result-cmk-verify.json");
        for (String damaged : List.of("", "{", "{\"decision\":\"promote\"}", "[]")) {
            file.write(damaged);
            assertThat(file.read().letsPass()).isFalse();
            assertThat(file.read().cause()).contains("damaged");
        }
    }

    @Test
    void whyAnAgentBroughtNoReportIsSaidInWords() {
        assertThat(AgentFailure.text(new IOException("remote", new UnsupportedClassVersionError("61.0"))))
                .contains("Java 17");
        assertThat(AgentFailure.text(new IOException("outer", new IOException("inner"))))
                .isEqualTo("the agent could not verify: inner");
        assertThat(AgentFailure.text(new IllegalStateException()))
                .isEqualTo("the agent could not verify: IllegalStateException");
    }
}
