package io.github.cmkverify.azure.live;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * Why a try brought no answer, in our own words: those of the libraries may quote what was sent.
 *
 * @param kind whether it is worth trying again
 * @param text one line
 */
record Failure(Kind kind, String text) {
    /** What a failure means for other requests. */
    enum Kind {
        /** Every request to the host would end so. */
        CONNECTION,
        /** May pass by itself. */
        TRANSIENT,
        /** Of this answer alone. */
        ANSWER
    }

    static final String PROXY_REFUSES = "the proxy wants a user and a password (407): set them in HTTPS_PROXY";

    static Failure of(Throwable thrown, String host, ProxySettings proxy) {
        List<Throwable> chain = chain(thrown);
        String via = proxy.covers(host)
                ? proxy.shown().map(p -> " through the proxy " + p).orElse("")
                : "";
        String place = host + via;
        return first(chain, LimitedBody.TooLarge.class)
                .map(e -> new Failure(Kind.ANSWER, e.getMessage()))
                .or(() -> first(chain, SSLHandshakeException.class)
                        .map(e -> new Failure(Kind.CONNECTION, tls(chain, place))))
                .or(() -> unknownHost(chain)
                        .map(e -> new Failure(
                                Kind.CONNECTION,
                                "the name of " + place + " is not known: check the name server and the proxy")))
                .or(() -> first(chain, HttpConnectTimeoutException.class)
                        .map(e -> new Failure(
                                Kind.CONNECTION,
                                "no connection to " + place + " in time: check firewall, route and proxy")))
                .or(() -> first(chain, HttpTimeoutException.class)
                        .map(e -> new Failure(Kind.TRANSIENT, "no complete answer from " + place + " in time")))
                .or(() -> proxyRefuses(chain).map(e -> new Failure(Kind.CONNECTION, PROXY_REFUSES)))
                .or(() -> first(chain, ConnectException.class)
                        .map(e -> new Failure(
                                Kind.CONNECTION,
                                "the connection to " + place + " was refused: check address, firewall and proxy")))
                .or(() -> first(chain, IOException.class)
                        .map(e -> new Failure(Kind.TRANSIENT, "the connection to " + place + " was cut")))
                .orElseGet(() -> new Failure(
                        Kind.ANSWER,
                        "the request to " + place + " failed ("
                                + thrown.getClass().getSimpleName() + ")"));
    }

    private static Optional<? extends Throwable> unknownHost(List<Throwable> chain) {
        return chain.stream()
                .filter(e -> e instanceof UnknownHostException || e instanceof UnresolvedAddressException)
                .findFirst();
    }

    /** The JDK tells this in words only. */
    private static Optional<Throwable> proxyRefuses(List<Throwable> chain) {
        return chain.stream()
                .filter(e -> {
                    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                    // a number alone may be a length: "fixed content-length: 14070, bytes received: 512"
                    return said.contains("tunnel") && said.contains("407")
                            || said.contains("too many authentication attempts")
                            || said.contains("no credentials provided")
                            || said.contains("proxy authentication");
                })
                .findFirst();
    }

    private static String tls(List<Throwable> chain, String place) {
        if (first(chain, CertificateExpiredException.class).isPresent()) {
            return "the certificate of " + place + " has expired";
        }
        if (first(chain, CertificateNotYetValidException.class).isPresent()) {
            return "the certificate of " + place + " is not valid yet: check the clock of this machine";
        }
        if (first(chain, CertPathBuilderException.class).isPresent()) {
            return "the certificate of " + place
                    + " is signed by nobody this machine trusts: when a proxy inspects TLS,"
                    + " name its CA with --ca-bundle";
        }
        return first(chain, CertificateException.class).isPresent()
                ? "the certificate of " + place + " is for another host or not valid"
                : "no TLS connection to " + place + ": check proxy and firewall";
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static List<Throwable> chain(Throwable thrown) {
        var chain = new ArrayList<Throwable>();
        for (Throwable e = thrown; e != null && chain.size() < 20; e = e.getCause()) {
            chain.add(e);
        }
        return chain;
    }
}
