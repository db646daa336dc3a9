package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.simulator.SimulatorOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir
    Path folder;

    @Test
    void withoutABundleThePlatformDecides() throws Exception {
        assertThat(Trust.context(Optional.empty())).isSameAs(SSLContext.getDefault());
    }

    @Test
    void aBundleThatCannotBeUsedIsNamedWithWhatToDo() throws Exception {
        String form = "; it must hold one or more certificates in PEM form (-----BEGIN CERTIFICATE-----)";
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path absent = folder.resolve("absent.pem");
        List<List<Object>> expected = List.of(
                List.of(empty, " holds no certificate" + form),
                List.of(broken, " is not readable as certificates" + form),
                List.of(absent, " cannot be read: check the path and its permissions"));
        for (List<Object> each : expected) {
            assertThatThrownBy(() -> Trust.context(Optional.of((Path) each.get(0))))
                    .isInstanceOf(LiveFailure.class)
                    .hasMessage("the CA bundle " + each.get(0) + each.get(1));
        }
    }

    /** Certificates of a bundle come on top: with its own only, no public host would be trusted any more. */
    @Test
    void aBundleLeavesThoseOfThePlatformTrusted() throws Exception {
        Path own = folder.resolve("own.pem");
        Files.writeString(
                own,
                Files.readString(TestCertificate.write(folder.resolve("both.pem"), ""))
                        .replaceAll("(?s)^.*-----END PRIVATE KEY-----\n", ""));
        Path platform = folder.resolve("platform.p12");
        String before = System.getProperty("javax.net.ssl.trustStore");
        try (Rehearsal rehearsal = Rehearsal.of("rbac", SimulatorOptions::withTls)) {
            rehearsal.open().close();
            assertThat(rehearsal.asked("token")).as("trusted by its bundle").isEqualTo(1);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(rehearsal
                                    .simulator
                                    .authorityPem()
                                    .orElseThrow()
                                    .getBytes(StandardCharsets.US_ASCII))));
            try (var file = Files.newOutputStream(platform)) {
                store.store(file, "changeit".toCharArray());
            }
            System.setProperty("javax.net.ssl.trustStore", platform.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
            rehearsal.set(settings -> settings.withCaBundle(own)).open().close();
            assertThat(rehearsal.asked("token")).as("trusted by the platform").isEqualTo(2);
        } finally {
            System.clearProperty("javax.net.ssl.trustStorePassword");
            if (before == null) {
                System.clearProperty("javax.net.ssl.trustStore");
            } else {
                System.setProperty("javax.net.ssl.trustStore", before);
            }
        }
    }

    /** Who is trusted to sign is not trusted to be anybody. */
    @Test
    void aCertificateOfTheBundleIsGoodForItsHostOnly() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", SimulatorOptions::withTls)) {
            Path authority = Files.writeString(
                    folder.resolve("authority.pem"),
                    rehearsal.simulator.authorityPem().orElseThrow());
            SSLContext context = Trust.context(Optional.of(authority));
            int port = rehearsal.simulator.address().getPort();
            shakeHands(context, "localhost", port);
            assertThatThrownBy(() -> shakeHands(context, "management.azure.com", port))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("management.azure.com");
        }
    }

    /** As the HTTP client does: the name is compared with the certificate. */
    private static void shakeHands(SSLContext context, String host, int port) throws IOException {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), port);
                var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
        }
    }
}
