package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import io.github.cmkverify.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each way to sign in sends, and to whom. */
@Timeout(60)
class CredentialsTest {
    private static final String SCOPE = "https://vault.azure.net/.default";

    private final ScriptedAzure azure = new ScriptedAzure();

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        azure.close();
    }

    private Credentials credentials(SignIn signIn) throws Exception {
        Profile profile = azure.profile();
        LiveSettings settings = LiveSettings.of(Map.of());
        return new Credentials(
                signIn.choose("t1"),
                "t1",
                profile.azure().cloud().value(),
                new Transport(settings),
                settings.proxy(),
                new StillTime(Instant.now()));
    }

    private Map<String, String> sent(SignIn signIn) throws Exception {
        String token = credentials(signIn)
                .create()
                .getTokenSync(new TokenRequestContext().addScopes(SCOPE))
                .getToken();
        assertThat(token).isEqualTo("issued-token-1");
        assertThat(azure.asked()).as("nothing but the token endpoint").isEmpty();
        assertThat(azure.forms()).hasSize(1);
        Map<String, String> form = azure.forms().get(0);
        assertThat(form).containsEntry("client_id", "0f1e2d3c").containsEntry("grant_type", "client_credentials");
        assertThat(azure.scopes()).containsExactly(SCOPE);
        return form;
    }

    @Test
    void aClientSecret() throws Exception {
        assertThat(sent(SignIn.of(
                        SignIn.Method.ENVIRONMENT,
                        Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_CLIENT_SECRET", "s3cret~of-the-client"))))
                .containsEntry("client_secret", "s3cret~of-the-client");
    }

    @Test
    void aTokenFile() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "federated.token");
        assertThat(sent(SignIn.of(
                        SignIn.Method.WORKLOAD_IDENTITY,
                        Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_FEDERATED_TOKEN_FILE", file.toString()))))
                .containsEntry("client_assertion", "federated.token");
    }

    @Test
    void aTokenOfTheBuildServer() throws Exception {
        assertThat(sent(SignIn.withAssertion("0f1e2d3c", () -> "build.token")))
                .containsEntry("client_assertion", "build.token");
    }

    /** The chain goes along only for who asks for it: some directories trust an issuer and not a certificate. */
    @ParameterizedTest
    @CsvSource({
        "a.pem, '', '', false",
        "a.pem, '', true, true",
        "a.pem, '', TRUE, true",
        "a.pem, '', 1, true",
        "a.pem, '', yes, false",
        "a.pfx, changeit, 1, true",
        "a.P12, changeit, 0, false"
    })
    void aCertificate(String file, String password, String sendChain, boolean chain) throws Exception {
        Path path = TestCertificate.write(folder.resolve(file), password);
        var environment = new HashMap<String, String>();
        environment.put("AZURE_CLIENT_ID", "0f1e2d3c");
        environment.put("AZURE_CLIENT_CERTIFICATE_PATH", path.toString());
        environment.put("AZURE_CLIENT_CERTIFICATE_PASSWORD", password);
        environment.put("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", sendChain);
        String assertion =
                sent(SignIn.of(SignIn.Method.ENVIRONMENT, environment)).get("client_assertion");
        String header = new String(Base64.getUrlDecoder().decode(assertion.split("\\.")[0]), StandardCharsets.UTF_8);
        assertThat(header.contains("\"x5c\"")).isEqualTo(chain);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsVariable() throws Exception {
        Map<String, String> environment =
                Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_CLIENT_CERTIFICATE_PATH", folder + "/absent.pem");
        assertThatThrownBy(() -> credentials(SignIn.of(SignIn.Method.ENVIRONMENT, environment))
                        .create())
                .isInstanceOf(LiveFailure.class)
                .hasMessage("the file that AZURE_CLIENT_CERTIFICATE_PATH names cannot be read: "
                        + Words.shown(folder + "/absent.pem"));
        Map<String, String> odd = Map.of("AZURE_CLIENT_ID", "0f1e2d3c", "AZURE_FEDERATED_TOKEN_FILE", "a\u0000b");
        assertThatThrownBy(() -> credentials(SignIn.of(SignIn.Method.WORKLOAD_IDENTITY, odd))
                        .create())
                .hasMessage("the file that AZURE_FEDERATED_TOKEN_FILE names cannot be read: a?b");
    }
}
