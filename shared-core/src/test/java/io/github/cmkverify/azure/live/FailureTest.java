package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told of a try without an answer, and whether another try may help. */
class FailureTest {
    private static final String HOST = "management.azure.com";

    private static Throwable tls(Throwable cause) {
        return new IOException("of the client", new SSLHandshakeException("of the library").initCause(cause));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        new IOException(new LimitedBody.TooLarge()),
                        Failure.Kind.ANSWER,
                        "the answer is larger than 16 MiB"),
                arguments(
                        tls(new CertificateExpiredException()),
                        Failure.Kind.CONNECTION,
                        "the certificate of management.azure.com has expired"),
                arguments(
                        tls(new CertificateNotYetValidException()),
                        Failure.Kind.CONNECTION,
                        "the certificate of management.azure.com is not valid yet: check the clock of this machine"),
                arguments(
                        tls(new CertPathBuilderException()),
                        Failure.Kind.CONNECTION,
                        "the certificate of management.azure.com is signed by nobody this machine trusts: when a proxy"
                                + " inspects TLS, name its CA with --ca-bundle"),
                arguments(
                        tls(new CertificateException()),
                        Failure.Kind.CONNECTION,
                        "the certificate of management.azure.com is for another host or not valid"),
                arguments(
                        tls(null),
                        Failure.Kind.CONNECTION,
                        "no TLS connection to management.azure.com: check proxy and firewall"),
                arguments(
                        new ConnectException().initCause(new UnresolvedAddressException()),
                        Failure.Kind.CONNECTION,
                        "the name of management.azure.com is not known: check the name server and the proxy"),
                arguments(
                        new UnknownHostException("x"),
                        Failure.Kind.CONNECTION,
                        "the name of management.azure.com is not known: check the name server and the proxy"),
                arguments(
                        new HttpConnectTimeoutException("x").initCause(new ConnectException("x")),
                        Failure.Kind.CONNECTION,
                        "no connection to management.azure.com in time: check firewall, route and proxy"),
                arguments(
                        new HttpTimeoutException("x"),
                        Failure.Kind.TRANSIENT,
                        "no complete answer from management.azure.com in time"),
                arguments(
                        new ConnectException("Connection refused"),
                        Failure.Kind.CONNECTION,
                        "the connection to management.azure.com was refused: check address, firewall and proxy"),
                arguments(
                        new IOException("fixed content-length: 9, bytes received: 2"),
                        Failure.Kind.TRANSIENT,
                        "the connection to management.azure.com was cut"),
                arguments(
                        new IOException("fixed content-length: 14070, bytes received: 512"),
                        Failure.Kind.TRANSIENT,
                        "the connection to management.azure.com was cut"),
                arguments(
                        new IllegalStateException("s3cret"),
                        Failure.Kind.ANSWER,
                        "the request to management.azure.com failed (IllegalStateException)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachIsToldInOurOwnWords(Throwable thrown, Failure.Kind kind, String text) {
        assertThat(Failure.of(thrown, HOST, ProxySettings.none())).isEqualTo(new Failure(kind, text));
    }

    /** What the JDK says, each its own way, when a proxy wants a password. */
    static Stream<IOException> refusalsOfAProxy() {
        return Stream.of(
                new IOException("Tunnel failed, got: 407"),
                new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 407 Who?\""),
                new IOException("too many authentication attempts. Limit: 3"),
                new IOException("No credentials provided"),
                new IOException(new IOException("Proxy Authentication Required")));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfAProxy")
    void aProxyThatWantsAPasswordIsNotTriedAgain(IOException thrown) {
        assertThat(Failure.of(thrown, HOST, ProxySettings.none()))
                .isEqualTo(new Failure(Failure.Kind.CONNECTION, Failure.PROXY_REFUSES));
    }

    @Test
    void theProxyIsNamedWhereItIsInTheWay() throws Exception {
        ProxySettings proxy = ProxySettings.of(Map.of("HTTPS_PROXY", "http://user:hunter22@proxy.example:3128"));
        assertThat(Failure.of(new HttpTimeoutException("x"), HOST, proxy).text())
                .isEqualTo("no complete answer from management.azure.com through the proxy proxy.example:3128 in time");
        assertThat(Failure.of(new HttpTimeoutException("x"), "localhost", proxy).text())
                .isEqualTo("no complete answer from localhost in time");
    }

    /** Causes may go round in a circle. */
    @Test
    @Timeout(20)
    void aCircleOfCausesEnds() {
        var first = new IllegalStateException("first");
        var second = new IllegalArgumentException("second", first);
        first.initCause(second);
        assertThat(Failure.of(first, HOST, ProxySettings.none()).text())
                .isEqualTo("the request to management.azure.com failed (IllegalStateException)");
        assertThat(Failure.chain(first)).startsWith(first, second).hasSizeLessThan(100);
    }
}
