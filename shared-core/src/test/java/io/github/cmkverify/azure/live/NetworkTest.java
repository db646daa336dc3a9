package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.AllowedHosts;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No way to Azure: one clear line within seconds, and no token asked for where none may go. */
@Timeout(60)
class NetworkTest {
    private static final Map<String, String> CLIENT =
            Map.of("AZURE_CLIENT_ID", "0f1e2d3c-4b5a-4697-8877-665544332211", "AZURE_CLIENT_SECRET", Rehearsal.SECRET);

    @TempDir
    Path folder;

    private static LiveFailure failure(Profile profile, LiveSettings settings) {
        long start = System.nanoTime();
        try (Collector collector = Collector.open(
                profile,
                settings,
                SignIn.of(SignIn.Method.ENVIRONMENT, CLIENT),
                "0.1.0",
                Progress.silent(),
                Time.system())) {
            throw new AssertionError("signed in with " + collector.signedInWith());
        } catch (LiveFailure e) {
            // what the library's own retries would burn
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
            assertThat(e.getMessage()).doesNotContain(Rehearsal.SECRET).doesNotContain("\n");
            return e;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aClosedPort() throws Exception {
        Profile profile = Rehearsal.custom(Worlds.base("rbac"), "https://localhost:" + closedPort());
        LiveFailure failure = failure(profile, LiveSettings.of(Map.of()));
        assertThat(failure).hasMessageContaining("the connection to localhost was refused");
        assertThat(failure.kind()).isEqualTo(LiveFailure.Kind.NO_ANSWER);
    }

    @Test
    void aClosedPortBehindTheSignIn() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", options -> options)) {
            World world = rehearsal.world;
            String address = rehearsal.simulator.address().toString();
            Profile profile = world.withProfile(
                            world.profileText().replace("azure:\n", """
                    azure:
                      cloud:
                        resourceManager: http://localhost:%d
                        authorityHost: %s
                        keyVaultSuffix: .vault.azure.net
                    """.formatted(closedPort(), address)))
                    .profile();
            try (Collector collector = Collector.open(
                    profile,
                    rehearsal.settings(),
                    SignIn.of(SignIn.Method.ENVIRONMENT, CLIENT),
                    "0.1.0",
                    Progress.silent(),
                    rehearsal.time)) {
                var subject = new Subject(
                        profile, evidence -> World.VERIFICATION.plan(profile, evidence, rehearsal.run())::next);
                assertThatThrownBy(() -> collector.collect(List.of(subject)))
                        .isInstanceOf(LiveFailure.class)
                        .hasMessageStartingWith("Azure cannot be reached: the connection to localhost was refused");
            }
        }
    }

    @Test
    void aNameThatNobodyKnows() throws Exception {
        Profile profile = Rehearsal.custom(Worlds.base("rbac"), "https://azure.invalid");
        LiveSettings settings = LiveSettings.of(Map.of())
                .withAllowedHosts(AllowedHosts.of("azure.invalid,.vault.azure.net,.managedhsm.azure.net"));
        assertThat(failure(profile, settings)).hasMessageContaining("the name of azure.invalid is not known");
    }

    @Test
    void aHostThatTheOperatorDoesNotAllow() throws Exception {
        Profile profile = Rehearsal.custom(Worlds.base("rbac"), "https://azure.invalid");
        LiveFailure failure = failure(profile, LiveSettings.of(Map.of()));
        assertThat(failure.kind()).isEqualTo(LiveFailure.Kind.USAGE);
        assertThat(failure).hasMessageContaining("CMK_VERIFY_ALLOWED_HOSTS").hasMessageContaining("cmk-profile.yml:");
    }

    @Test
    void anExpiredCertificate() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(
                "rbac", options -> options.withCertificateFrom(Instant.now().minus(Duration.ofDays(3))))) {
            assertThat(rehearsal.failure()).hasMessageContaining("the certificate of localhost has expired");
        }
    }

    @Test
    void aCertificateThatIsNotValidYet() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(
                "rbac", options -> options.withCertificateFrom(Instant.now().plus(Duration.ofDays(1))))) {
            assertThat(rehearsal.failure()).hasMessageContaining("is not valid yet: check the clock");
        }
    }

    @Test
    void aCertificateThatNobodyTrusts() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", SimulatorOptions::withTls)) {
            LiveFailure failure = failure(rehearsal.profile(), LiveSettings.of(Map.of()));
            assertThat(failure).hasMessageContaining("--ca-bundle");
        }
    }

    @Test
    void aBundleOfSeveralCertificatesIsTrustedBesidesThePlatform() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", SimulatorOptions::withTls)) {
            Path other = TestCertificate.write(folder.resolve("other.pem"), "");
            String certificate = Files.readString(other).replaceAll("(?s)^.*-----END PRIVATE KEY-----\n", "");
            Path bundle = Files.writeString(
                    folder.resolve("bundle.pem"),
                    certificate + rehearsal.simulator.authorityPem().orElseThrow());
            LiveSettings settings = LiveSettings.of(Map.of("CMK_VERIFY_CA_BUNDLE", bundle.toString()));
            assertThat(rehearsal.set(s -> settings).collect().items()).isNotEmpty();
        }
    }

    @Test
    void aBundleThatIsNone() throws Exception {
        Profile profile = Rehearsal.custom(Worlds.base("rbac"), "https://localhost:1");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        for (Path path : List.of(empty, broken, folder.resolve("absent.pem"))) {
            LiveFailure failure = failure(profile, LiveSettings.of(Map.of()).withCaBundle(path));
            assertThat(failure.kind()).isEqualTo(LiveFailure.Kind.USAGE);
            assertThat(failure).hasMessageContaining("the CA bundle " + path);
        }
    }

    /** Azure itself is behind the proxy; a tunnel is refused before anything could be sent. */
    @Test
    void aProxyThatWantsAPassword() throws Exception {
        try (FakeProxy proxy = new FakeProxy("Basic nobody", 1)) {
            Profile profile = Worlds.base("rbac").profile();
            for (String user : List.of("", "user:wr0ng~password@")) {
                LiveFailure failure = failure(
                        profile,
                        LiveSettings.of(Map.of("HTTPS_PROXY", "http://" + user + "localhost:" + proxy.port())));
                assertThat(failure).hasMessageContaining("the proxy wants a user and a password (407)");
                assertThat(failure.getMessage()).doesNotContain("wr0ng~password");
            }
            assertThat(proxy.asked())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("CONNECT login.microsoftonline.com:443 "));
        }
    }

    @Test
    void aProxyThatIsNotThere() throws Exception {
        int port = closedPort();
        LiveFailure failure = failure(
                Worlds.base("rbac").profile(), LiveSettings.of(Map.of("https_proxy", "http://localhost:" + port)));
        assertThat(failure).hasMessageContaining("through the proxy localhost:" + port);
    }

    /** In a process of its own, whose JDK has not yet decided that no proxy gets a password. */
    @Test
    void aProxyIsGivenItsPassword() throws Exception {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("user:pass w@rd1".getBytes(StandardCharsets.UTF_8));
        // the tunnel ends where nobody speaks for login.microsoftonline.com: that the TLS in it fails proves that it
        // stood
        try (Rehearsal rehearsal = Rehearsal.of("rbac", SimulatorOptions::withTls);
                FakeProxy proxy =
                        new FakeProxy(basic, rehearsal.simulator.address().getPort())) {
            String printed = ProxyProcess.run("http://user:pass%20w%40rd1@localhost:" + proxy.port());
            assertThat(printed)
                    .contains(
                            "the certificate of login.microsoftonline.com through the proxy localhost:" + proxy.port())
                    .doesNotContain("w@rd1")
                    .doesNotContain("w%40rd1");
            assertThat(rehearsal.seen()).isEmpty();
        }
    }

    /** With an authenticator the JDK would drop the token of every request, proxied or not. */
    @Test
    void aPasswordForTheProxyLeavesTheTokenInPlace() throws Exception {
        try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var head = new CompletableFuture<String>();
            var thread = new Thread(() -> {
                try (Socket client = proxy.accept()) {
                    var bytes = new byte[4096];
                    head.complete(new String(bytes, 0, client.getInputStream().read(bytes), StandardCharsets.US_ASCII));
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    head.completeExceptionally(e);
                }
            });
            thread.start();
            LiveSettings settings =
                    LiveSettings.of(Map.of("HTTPS_PROXY", "http://user:password@localhost:" + proxy.getLocalPort()));
            try (Transport transport = new Transport(settings)) {
                var reply = transport.send(
                        "GET", URI.create("http://azure.invalid/x"), Map.of("Authorization", "Bearer t"), new byte[0]);
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThat(head.get(5, TimeUnit.SECONDS))
                    .contains("Authorization: Bearer t\r\n")
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==\r\n");
        }
    }

    @Test
    void failuresOfALocalHostNameNoProxy() throws Exception {
        ProxySettings proxy = ProxySettings.of(Map.of("HTTPS_PROXY", "http://proxy.example:3128"));
        assertThat(Failure.of(new java.net.ConnectException(), "localhost", proxy)
                        .text())
                .doesNotContain("proxy.example");
        assertThat(Failure.of(new java.net.ConnectException(), "management.azure.com", proxy)
                        .text())
                .contains("proxy.example:3128");
        assertThat(Failure.of(new IllegalStateException("secret words"), "h", proxy)
                        .text())
                .doesNotContain("secret words");
    }
}
