package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way to sign in is taken, and how it is called. */
class SignInChoiceTest {
    @TempDir
    Path folder;

    private static SignIn.Chosen chosen(SignIn.Method method, Map<String, String> environment) throws LiveFailure {
        return SignIn.of(method, environment).choose("t1");
    }

    private static Map<String, String> variables(String text) {
        var variables = new HashMap<String, String>();
        for (String pair : text.split(" ")) {
            variables.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return variables;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENVIRONMENT | AZURE_CLIENT_ID=a AZURE_CLIENT_SECRET=s | environment (client secret of application a)",
                "ENVIRONMENT | AZURE_CLIENT_ID=a AZURE_CLIENT_CERTIFICATE_PATH=p | environment (certificate of application a)",
                "WORKLOAD_IDENTITY | AZURE_CLIENT_ID=a AZURE_FEDERATED_TOKEN_FILE=f | workload-identity (token file of application a)",
                "MANAGED_IDENTITY | AZURE_CLIENT_ID=a | managed-identity (identity a)",
                "MANAGED_IDENTITY | X=y | managed-identity (system-assigned)",
                "AZURE_CLI | AZURE_CLIENT_ID=a | azure-cli (whoever ran az login)",
                "AUTO | AZURE_CLIENT_ID=a AZURE_CLIENT_CERTIFICATE_PATH=p AZURE_FEDERATED_TOKEN_FILE=f | environment (certificate of application a)",
                "AUTO | AZURE_CLIENT_ID=a AZURE_FEDERATED_TOKEN_FILE=f | workload-identity (token file of application a)",
                "AUTO | AZURE_POD_IDENTITY_AUTHORITY_HOST=h AZURE_FEDERATED_TOKEN_FILE=f | managed-identity (system-assigned)"
            })
    void whatIsConfiguredIsTakenAndNamed(SignIn.Method method, String environment, String how) throws Exception {
        SignIn.Chosen chosen = chosen(method, variables(environment));
        assertThat(chosen.how()).isEqualTo(how);
        assertThat(chosen).hasToString(how);
    }

    /** Where the settings name no application, the token does. */
    @Test
    void theApplicationOfTheTokenIsNamedWhereNoOtherIs() throws Exception {
        assertThat(chosen(SignIn.Method.MANAGED_IDENTITY, Map.of()).how(Optional.of("b")))
                .isEqualTo("managed-identity (system-assigned), application b");
        assertThat(chosen(SignIn.Method.MANAGED_IDENTITY, Map.of()).how(Optional.empty()))
                .isEqualTo("managed-identity (system-assigned)");
        assertThat(chosen(SignIn.Method.MANAGED_IDENTITY, Map.of("AZURE_CLIENT_ID", "a"))
                        .how(Optional.of("b")))
                .isEqualTo("managed-identity (identity a)");
    }

    @Test
    void aSignInForAnotherDirectoryIsRefusedUnlessItIsTheMachineOwn() throws Exception {
        var other = Map.of("AZURE_TENANT_ID", "t2", "AZURE_CLIENT_ID", "a", "AZURE_CLIENT_SECRET", "s");
        assertThatThrownBy(() -> chosen(SignIn.Method.AUTO, other))
                .isInstanceOfSatisfying(
                        LiveFailure.class, e -> assertThat(e.kind()).isEqualTo(LiveFailure.Kind.USAGE))
                .hasMessage(
                        "wrong directory: AZURE_TENANT_ID is t2, but the profile names t1; correct the one that is wrong");
        assertThatThrownBy(() ->
                        SignIn.withAssertion("a", Optional.of("t2"), () -> "x").choose("t1"))
                .isInstanceOf(LiveFailure.class);
        assertThat(chosen(SignIn.Method.MANAGED_IDENTITY, other).method()).isEqualTo(SignIn.Method.MANAGED_IDENTITY);
        assertThat(SignIn.withAssertion("a", Optional.of("T1"), () -> "x")
                        .choose("t1")
                        .how())
                .isEqualTo("assertion (token of the build server of application a)");
    }

    @Test
    void anAssertionNeedsItsApplicationAndItsSupplier() {
        assertThatThrownBy(() -> SignIn.withAssertion("", () -> "x").choose("t1"))
                .hasMessage("sign-in with assertion needs AZURE_CLIENT_ID, which is not set");
        assertThatThrownBy(() -> SignIn.of(SignIn.Method.ASSERTION, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Before the library has it, so that it can be kept out of everything. */
    @Test
    void eachAssertionIsShownToWhoeverKeepsItQuiet() throws Exception {
        var seen = new ArrayList<String>();
        SignIn.Chosen watched =
                SignIn.withAssertion("a", () -> "build-token").choose("t1").watched(seen::add);
        assertThat(watched.assertion().get()).isEqualTo("build-token");
        assertThat(seen).containsExactly("build-token");
        assertThat(SignIn.of(SignIn.Method.AZURE_CLI, Map.of())
                        .choose("t1")
                        .assertion()
                        .get())
                .isEmpty();
    }

    private Map<String, String> commandLine(String home, String path) throws Exception {
        Files.createDirectories(folder.resolve(".azure"));
        Files.writeString(folder.resolve(".azure/azureProfile.json"), "{}");
        Files.createDirectories(folder.resolve("bin"));
        return new HashMap<>(Map.of(
                home,
                folder.toString(),
                path,
                String.join(File.pathSeparator, List.of("", folder + "/none", folder + "/bin"))));
    }

    @ParameterizedTest
    @CsvSource({"HOME, PATH, az", "USERPROFILE, Path, az.cmd"})
    void theCommandLineIsTakenWhereItIsThereAndSignedIn(String home, String path, String command) throws Exception {
        var environment = commandLine(home, path);
        assertNothing(environment);
        Files.writeString(folder.resolve("bin").resolve(command), "");
        assertThat(chosen(SignIn.Method.AUTO, environment).method()).isEqualTo(SignIn.Method.AZURE_CLI);
        environment.put("AZURE_CONFIG_DIR", folder.resolve("elsewhere").toString());
        assertNothing(environment);
        environment.put("AZURE_CONFIG_DIR", folder.resolve(".azure").toString());
        environment.remove(home);
        assertThat(chosen(SignIn.Method.AUTO, environment).method()).isEqualTo(SignIn.Method.AZURE_CLI);
        environment.remove(path);
        environment.put("OTHER", folder.resolve("bin").toString());
        assertNothing(environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b"})
    void aPathThatIsNoneIsNoCommandLine(String path) throws Exception {
        assertNothing(Map.of("AZURE_CONFIG_DIR", path, "PATH", path));
    }

    private static void assertNothing(Map<String, String> environment) {
        assertThatThrownBy(() -> chosen(SignIn.Method.AUTO, environment))
                .isInstanceOf(LiveFailure.class)
                .hasMessageStartingWith("nothing to sign in with: set AZURE_CLIENT_ID with AZURE_CLIENT_SECRET,");
    }

    @Test
    void theNamesOfTheMethodsAreThoseOfTheOption() {
        assertThat(SignIn.Method.of("auto")).contains(SignIn.Method.AUTO);
        assertThat(SignIn.Method.of("ENVIRONMENT")).contains(SignIn.Method.ENVIRONMENT);
        assertThat(SignIn.Method.of("browser")).isEmpty();
        assertThat(SignIn.of(SignIn.Method.AZURE_CLI, Map.of())).hasToString("azure-cli");
    }
}
