package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was refused, and what to do; never what was sent. */
class SignInErrorsTest {
    private static final String SCOPE = "https://management.azure.com/.default";

    private static LiveFailure explained(SignIn.Method method, Optional<String> client, Throwable thrown) {
        var chosen = new SignIn.Chosen(method, method.text() + " (how)", client, Map.of(), () -> "");
        return new SignInErrors(chosen, "t1", "https://login.microsoftonline.com").explain(thrown, SCOPE);
    }

    private static LiveFailure explained(SignIn.Method method, Throwable thrown) {
        return explained(method, Optional.empty(), thrown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7000215 | NO_ANSWER | the client secret is wrong: AZURE_CLIENT_SECRET takes the value of the secret, not its id",
                "700016 | NO_ANSWER | the application is not known in this directory: check AZURE_CLIENT_ID and azure.tenant",
                "90002 | USAGE | there is no such directory in this cloud: check azure.tenant and azure.cloud",
                "900023 | USAGE | the directory id is not one: check azure.tenant",
                "12345678 | NO_ANSWER | look the code up at https://login.microsoftonline.com/error?code=12345678"
            })
    void aCodeOfEntraIsExplained(String code, LiveFailure.Kind kind, String cause) {
        var deep = new IllegalStateException(
                "wrapped", new IOException("AADSTS" + code + ": Invalid 's3cret~value'. Trace ID: 1"));
        LiveFailure failure = explained(SignIn.Method.ENVIRONMENT, deep);
        assertThat(failure)
                .hasMessage(
                        "sign-in to directory t1 with environment (how) for https://management.azure.com was refused,"
                                + " AADSTS" + code + ": " + cause);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"az is not installed", "Please run 'az login'"})
    void withoutTheCommandLineItIsSaidHowToSignIn(String said) {
        assertThat(explained(SignIn.Method.AZURE_CLI, new CredentialUnavailableException(said)))
                .hasMessageEndingWith("failed: az is not installed or nobody is signed in: run az login --tenant t1");
        assertThat(explained(SignIn.Method.AZURE_CLI, new IllegalStateException(said)))
                .hasMessageEndingWith(
                        "failed: az gave no token: run az account get-access-token --tenant t1 to see why");
    }

    @Test
    void aMachineWithoutAnIdentityIsToldFromOneWhoseEndpointFails() {
        String none = "failed: this machine has no such managed identity: attach it, or check AZURE_CLIENT_ID";
        var absent = new IllegalStateException(new CredentialUnavailableException("x"));
        var broken = new IllegalStateException("x");
        Optional<String> client = Optional.of("0f1e");
        assertThat(explained(SignIn.Method.MANAGED_IDENTITY, absent)).hasMessageEndingWith(none);
        assertThat(explained(SignIn.Method.MANAGED_IDENTITY, client, absent)).hasMessageEndingWith(none);
        assertThat(explained(SignIn.Method.MANAGED_IDENTITY, client, broken)).hasMessageEndingWith(none);
        assertThat(explained(SignIn.Method.MANAGED_IDENTITY, broken))
                .hasMessageEndingWith("failed: the endpoint of managed identities gave no token");
    }

    @Test
    void aWordOfTheProtocolIsPassedOnWhenItIsOne() {
        var refused = new IllegalStateException(new MsalServiceException("s3cret", "invalid_client"));
        assertThat(explained(SignIn.Method.ASSERTION, refused))
                .hasMessageEndingWith("failed: the sign-in service answered invalid_client");
        var odd = new IllegalStateException(new MsalServiceException("s3cret", "<b>odd</b>"));
        assertThat(explained(SignIn.Method.ASSERTION, odd))
                .hasMessageEndingWith("failed: check the sign-in settings of the pipeline (MsalServiceException)");
    }

    @Test
    void whatIsNotUnderstoodIsNamedByItsInnermostKind() {
        assertThat(explained(
                        SignIn.Method.WORKLOAD_IDENTITY,
                        new IllegalStateException("s3cret", new IOException("s3cret"))))
                .hasMessage(
                        "sign-in to directory t1 with workload-identity (how) for https://management.azure.com failed:"
                                + " check the sign-in settings of the pipeline (IOException)");
    }
}
