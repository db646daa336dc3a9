package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator's TLS as Java's own certificates and clients see it. */
@Timeout(30)
class LocalAuthorityTest {
    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final String DISCOVERY = "/" + TENANT + "/v2.0/.well-known/openid-configuration";

    private static Simulator simulator() throws IOException {
        return Simulator.start(SimulatorOptions.of(TENANT, Clock.systemUTC()).withTls(), List.of());
    }

    private static X509Certificate read(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpsURLConnection connection(Simulator simulator, String trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("it", read(trusted));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var connection = (HttpsURLConnection)
                URI.create(simulator.address() + DISCOVERY).toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        return connection;
    }

    @Test
    void whoTrustsItIsServed() throws Exception {
        try (Simulator simulator = simulator()) {
            var connection = connection(simulator, simulator.authorityPem().orElseThrow());

            assertThat(simulator.address()).hasScheme("https").hasHost("localhost");
            assertThat(connection.getResponseCode()).isEqualTo(200);
            var server = (X509Certificate) connection.getServerCertificates()[0];
            assertThat(server.getSubjectAlternativeNames())
                    .extracting(name -> name.get(1).toString())
                    .containsExactly("localhost", "127.0.0.1");
            assertThat(server.getBasicConstraints()).as("no authority itself").isEqualTo(-1);
        }
    }

    /** Each run has an authority of its own: what one vouches for no other does. */
    @Test
    void whoTrustsAnotherIsNot() throws Exception {
        try (Simulator simulator = simulator();
                Simulator other = simulator()) {
            String trusted = other.authorityPem().orElseThrow();

            assertThatThrownBy(() -> connection(simulator, trusted).getResponseCode())
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void itIsAnAuthorityForTwoDays() throws Exception {
        Instant from = Instant.parse("2026-11-20T08:00:00Z");
        X509Certificate authority = read(new LocalAuthority(from).pem());

        assertThat(authority.getNotBefore()).isEqualTo(Date.from(from));
        assertThat(authority.getNotAfter()).isEqualTo(Date.from(from.plus(Duration.ofDays(2))));
        assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(authority.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, false, false, false);
        assertThat(authority.getSigAlgOID()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(authority.getVersion()).isEqualTo(3);
        assertThat(authority.getSubjectX500Principal()).isEqualTo(authority.getIssuerX500Principal());
        assertThat(authority.getSubjectX500Principal().getName()).startsWith("CN=CMK Verify simulator ");
        assertThat(authority.getSerialNumber()).isPositive();
        authority.verify(authority.getPublicKey());
    }

    @Test
    void withoutTlsThereIsNothingToTrust() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(TENANT, Clock.systemUTC()), List.of())) {
            assertThat(simulator.authorityPem()).isEmpty();
            assertThat(simulator.address()).hasScheme("http");
        }
    }
}
