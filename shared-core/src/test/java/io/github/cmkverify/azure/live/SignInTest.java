package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Seen;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.Decision;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to sign in against the local token endpoint, and each way to be refused. */
@Timeout(120)
class SignInTest {
    private static final String CLIENT = "0f1e2d3c-4b5a-4697-8877-665544332211";

    @TempDir
    Path folder;

    private static Rehearsal rehearsal(boolean tls) {
        return Rehearsal.of("rbac", options -> options.withTls(tls));
    }

    private static void promotes(Rehearsal rehearsal, SignIn signIn, String how) throws Exception {
        var told = new ArrayList<String>();
        var progress = new Progress() {
            @Override
            public void signedIn(String text) {
                told.add(text);
            }
        };
        try (Collector collector = rehearsal.open(signIn, progress)) {
            var evidence = collector
                    .collect(List.of(rehearsal.subject()))
                    .get(0)
                    .fold(e -> e, failure -> {
                        throw new AssertionError(failure.getMessage());
                    });
            assertThat(rehearsal.judge(evidence).decision().kind()).isEqualTo(Decision.Kind.PROMOTE);
            assertThat(told).containsExactly(how);
        }
        assertThat(rehearsal.seen().stream()
                        .filter(seen -> seen.kind().equals("token"))
                        .map(Seen::method))
                .containsExactly("POST");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withAClientSecret(boolean tls) throws Exception {
        try (Rehearsal rehearsal = rehearsal(tls)) {
            var environment = Map.of("AZURE_CLIENT_ID", CLIENT, "AZURE_CLIENT_SECRET", Rehearsal.SECRET);
            promotes(
                    rehearsal,
                    SignIn.of(SignIn.Method.AUTO, environment),
                    "environment (client secret of application " + CLIENT + ")");
        }
    }

    @ParameterizedTest
    @CsvSource({"reader.pem, ''", "reader.pfx, changeit", "reader.P12, changeit"})
    void withACertificate(String file, String password) throws Exception {
        Path path = TestCertificate.write(folder.resolve(file), password);
        try (Rehearsal rehearsal = rehearsal(true)) {
            promotes(
                    rehearsal,
                    SignIn.of(
                            SignIn.Method.AUTO,
                            Map.of(
                                    "AZURE_CLIENT_ID",
                                    CLIENT,
                                    "AZURE_CLIENT_CERTIFICATE_PATH",
                                    path.toString(),
                                    "AZURE_CLIENT_CERTIFICATE_PASSWORD",
                                    password)),
                    "environment (certificate of application " + CLIENT + ")");
        }
    }

    @Test
    void withTheTokenFileOfKubernetes() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "federated.token.content");
        try (Rehearsal rehearsal = rehearsal(true)) {
            promotes(
                    rehearsal,
                    SignIn.of(
                            SignIn.Method.AUTO,
                            Map.of("AZURE_CLIENT_ID", CLIENT, "AZURE_FEDERATED_TOKEN_FILE", file.toString())),
                    "workload-identity (token file of application " + CLIENT + ")");
        }
    }

    @Test
    void withATokenOfTheBuildServer() throws Exception {
        var asked = new AtomicInteger();
        try (Rehearsal rehearsal = rehearsal(true)) {
            promotes(
                    rehearsal,
                    SignIn.withAssertion(CLIENT, () -> "build.server.token" + asked.incrementAndGet()),
                    "assertion (token of the build server of application " + CLIENT + ")");
        }
        assertThat(asked.get()).isPositive();
    }

    @Test
    void withTheManagedIdentityOfTheMachine() throws Exception {
        try (Rehearsal rehearsal = rehearsal(false)) {
            String printed = CollectingProcess.run(
                    Map.of(
                            "IDENTITY_ENDPOINT",
                            rehearsal.simulator.address() + "/msi/token",
                            "IDENTITY_HEADER",
                            "header-of-the-machine"),
                    List.of(),
                    "rbac",
                    rehearsal.simulator.address().toString(),
                    "auto");
            assertThat(printed)
                    .contains("SIGNED IN managed-identity (system-assigned), application 00000000")
                    .contains("DECISION PROMOTE");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withTheAzureCommandLine() throws Exception {
        try (Rehearsal rehearsal = rehearsal(false)) {
            Path az = script("echo '{\"accessToken\": \"" + token(rehearsal)
                    + "\", \"expiresOn\": \"2099-01-01 00:00:00.000000\", \"expires_on\": 4070908800}'");
            String printed = CollectingProcess.run(
                    commandLine(az),
                    List.of(),
                    "rbac",
                    rehearsal.simulator.address().toString(),
                    "auto");
            assertThat(printed)
                    .contains("SIGNED IN azure-cli (whoever ran az login), application")
                    .contains("DECISION PROMOTE");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandLineThatNobodySignedInToIsToldSo() throws Exception {
        try (Rehearsal rehearsal = rehearsal(false)) {
            Path az = script("echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1");
            String printed = CollectingProcess.run(
                    commandLine(az),
                    List.of(),
                    "rbac",
                    rehearsal.simulator.address().toString(),
                    "azure-cli");
            assertThat(printed).contains("FAILURE NO_ANSWER").contains("run az login --tenant 3f7e1c52");
        }
    }

    private Path script(String line) throws Exception {
        Path az = Files.writeString(folder.resolve("az"), "#!/bin/sh\n" + line + "\n");
        assertThat(az.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("azureProfile.json"), "{}");
        return az;
    }

    private static Map<String, String> commandLine(Path az) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", az.getParent() + ":" + System.getenv("PATH"));
        environment.put("AZURE_CONFIG_DIR", az.getParent().toString());
        return environment;
    }

    /** What az would have got. */
    private static String token(Rehearsal rehearsal) throws Exception {
        URI address = rehearsal.simulator.address();
        String tenant = rehearsal.profile().azure().tenant().value();
        String form = "grant_type=client_credentials&client_id=cli&client_secret=" + Rehearsal.SECRET + "&scope="
                + address + "/.default";
        String body = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/" + tenant + "/oauth2/v2.0/token"))
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(body);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void oneTokenPerAudienceAndRun() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("data-plane", options -> options)) {
            rehearsal.collect();
            assertThat(rehearsal.asked("token")).isEqualTo(2);
            assertThat(rehearsal.seen().stream()
                            .filter(seen -> seen.host().isPresent())
                            .map(Seen::audience))
                    .isNotEmpty()
                    .containsOnly(Optional.of("https://vault.azure.net"));
        }
    }

    @Test
    void aTokenIsRenewedBeforeItExpires() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.today("rbac", options -> options.withTokenLifetime(Duration.ofSeconds(2))
                .withLatency(Duration.ofMillis(600)))) {
            assertThat(rehearsal.collect().items().stream().flatMap(item -> item.pages().stream()))
                    .allSatisfy(page -> assertThat(page.answer().<Integer>fold(r -> r.status(), missing -> 0))
                            .isEqualTo(200));
            assertThat(rehearsal.seen())
                    .allSatisfy(seen -> assertThat(seen.audience().isPresent())
                            .isNotEqualTo(seen.kind().equals("token")));
            assertThat(rehearsal.asked("token")).isBetween(2L, 10L);
        }
    }

    /** A data plane for which there is no token costs its items only. */
    @Test
    void aRefusedAudienceOfAVaultIsAGapOfItsItems() throws Exception {
        var second = new Fault("token", Fault.Kind.AADSTS, "500011", 2, 1);
        try (Rehearsal rehearsal = Rehearsal.of("data-plane", options -> options.withFaults(second))) {
            var evidence = rehearsal.collect();
            assertThat(rehearsal.judge(evidence).findings().stream().flatMap(f -> f.gaps().stream()))
                    .anySatisfy(gap -> assertThat(gap.detail()).contains("AADSTS500011"));
        }
    }

    @Test
    void aWrongSecretIsRefusedWithoutShowingIt() {
        try (Rehearsal rehearsal = rehearsal(true)) {
            var environment = Map.of("AZURE_CLIENT_ID", CLIENT, "AZURE_CLIENT_SECRET", "not~the~secret");
            assertThatThrownBy(
                            () -> rehearsal.open(SignIn.of(SignIn.Method.ENVIRONMENT, environment), Progress.silent()))
                    .isInstanceOf(LiveFailure.class)
                    .hasMessageContaining("AADSTS7000215")
                    .hasMessageContaining(CLIENT)
                    .hasMessageContaining("3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11")
                    .hasMessageNotContaining("not~the~secret");
        }
    }

    @Test
    void aTokenOfAnotherDirectoryEndsTheRun() throws Exception {
        try (Rehearsal rehearsal = rehearsal(false)) {
            String other = UUID.randomUUID().toString();
            var environment = new HashMap<>(rehearsal.environment);
            environment.put("AZURE_TENANT_ID", other);
            assertThatThrownBy(() -> rehearsal.open(SignIn.of(SignIn.Method.AUTO, environment), Progress.silent()))
                    .isInstanceOf(LiveFailure.class)
                    .hasMessageContaining("AZURE_TENANT_ID is " + other);
            assertThat(rehearsal.seen()).isEmpty();
        }
        try (Rehearsal elsewhere = Rehearsal.of("rbac", SimulatorOptions::withTls);
                Rehearsal identity =
                        Rehearsal.of("rbac", o -> o.withTenant(UUID.randomUUID().toString()))) {
            assertThat(elsewhere.simulator.address()).isNotEqualTo(identity.simulator.address());
            String printed = CollectingProcess.run(
                    Map.of("IDENTITY_ENDPOINT", identity.simulator.address() + "/msi/token", "IDENTITY_HEADER", "x"),
                    List.of(),
                    "rbac",
                    identity.simulator.address().toString(),
                    "managed-identity");
            assertThat(printed).contains("FAILURE USAGE").contains("wrong directory: managed-identity");
            assertThat(identity.seen().stream().map(Seen::kind)).containsOnly("token");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | | nothing to sign in with",
                "auto | AZURE_CLIENT_ID=a | nothing to sign in with",
                "environment | | needs AZURE_CLIENT_ID",
                "environment | AZURE_CLIENT_ID=a | needs AZURE_CLIENT_CERTIFICATE_PATH",
                "environment | AZURE_CLIENT_ID=a AZURE_CLIENT_CERTIFICATE_PATH=/not/there.pem | cannot be read",
                "workload-identity | AZURE_CLIENT_ID=a | needs AZURE_FEDERATED_TOKEN_FILE",
                "workload-identity | AZURE_CLIENT_ID=a AZURE_FEDERATED_TOKEN_FILE=/not/there | cannot be read"
            })
    void whatIsMissingIsNamed(String method, String environment, String said) throws Exception {
        var variables = new HashMap<String, String>();
        for (String pair : environment == null ? new String[0] : environment.split(" ")) {
            variables.put(pair.split("=")[0], pair.split("=")[1]);
        }
        try (Rehearsal rehearsal = rehearsal(false)) {
            SignIn signIn = SignIn.of(SignIn.Method.of(method).orElseThrow(), variables);
            assertThatThrownBy(() -> rehearsal.open(signIn, Progress.silent()))
                    .isInstanceOfSatisfying(
                            LiveFailure.class, e -> assertThat(e.kind()).isEqualTo(LiveFailure.Kind.NO_ANSWER))
                    .hasMessageContaining(said);
            assertThat(rehearsal.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENVIRONMENT, AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_FEDERATED_TOKEN_FILE IDENTITY_ENDPOINT",
        "WORKLOAD_IDENTITY, AZURE_CLIENT_ID AZURE_FEDERATED_TOKEN_FILE IDENTITY_ENDPOINT",
        "MANAGED_IDENTITY, AZURE_CLIENT_ID IDENTITY_ENDPOINT",
        "MANAGED_IDENTITY, MSI_ENDPOINT"
    })
    void autoTakesTheFirstThatIsConfigured(SignIn.Method expected, String names) throws Exception {
        var environment = new HashMap<String, String>();
        for (String name : names.split(" ")) {
            environment.put(name, "x");
        }
        assertThat(SignIn.of(SignIn.Method.AUTO, environment).choose("t").method())
                .isEqualTo(expected);
    }

    @Test
    void nothingInTheEnvironmentIsShown() throws Exception {
        var environment = Map.of("AZURE_CLIENT_ID", CLIENT, "AZURE_CLIENT_SECRET", Rehearsal.SECRET);
        SignIn signIn = SignIn.of(SignIn.Method.AUTO, environment);
        assertThat(signIn.toString() + signIn.choose("t")).doesNotContain(Rehearsal.SECRET);
        assertThat(SignIn.Method.of("assertion")).isEmpty();
        assertThat(SignIn.Method.of("Azure-CLI")).contains(SignIn.Method.AZURE_CLI);
    }
}
