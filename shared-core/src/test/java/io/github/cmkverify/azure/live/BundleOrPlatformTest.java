package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.KeyStoreException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** TrustTest has the same over real connections. */
class BundleOrPlatformTest {
    private static final X509Certificate[] CHAIN = new X509Certificate[0];
    private static final CertificateException UNKNOWN =
            new CertificateException(new CertPathBuilderException("unknown"));
    private static final CertificateException ELSEWHERE =
            new CertificateException(new CertPathBuilderException("unknown here too"));
    private static final CertificateException EXPIRED = new CertificateException("expired");

    private final AtomicInteger platformRead = new AtomicInteger();

    private record Answer(CertificateException refusal) {}

    private static final Answer TRUSTED = new Answer(null);

    /** The three ways in which the JDK may ask. */
    private List<ThrowingCallable> asking(Answer bundle, Answer platform) {
        var either = new BundleOrPlatform(new Scripted(bundle), () -> {
            platformRead.incrementAndGet();
            return new Scripted(platform);
        });
        return List.of(
                () -> either.checkServerTrusted(CHAIN, "EC", (SSLEngine) null),
                () -> either.checkServerTrusted(CHAIN, "EC", (Socket) null),
                () -> either.checkServerTrusted(CHAIN, "EC"));
    }

    @Test
    void whomTheBundleTrustsThePlatformIsNotAskedAbout() {
        asking(TRUSTED, new Answer(EXPIRED)).forEach(ask -> assertThatCode(ask).doesNotThrowAnyException());
        assertThat(platformRead).hasValue(0);
    }

    @Test
    void thePlatformTrustsAsWell() {
        asking(new Answer(UNKNOWN), TRUSTED).forEach(ask -> assertThatCode(ask).doesNotThrowAnyException());
        asking(new Answer(EXPIRED), TRUSTED).forEach(ask -> assertThatCode(ask).doesNotThrowAnyException());
        assertThat(platformRead).hasValue(6);
    }

    @Test
    void whoKnowsTheSignerSaysWhatIsWrong() {
        asking(new Answer(UNKNOWN), new Answer(EXPIRED))
                .forEach(ask -> assertThatThrownBy(ask).isSameAs(EXPIRED));
        asking(new Answer(EXPIRED), new Answer(UNKNOWN))
                .forEach(ask -> assertThatThrownBy(ask).isSameAs(EXPIRED));
        asking(new Answer(UNKNOWN), new Answer(ELSEWHERE))
                .forEach(ask -> assertThatThrownBy(ask).isSameAs(ELSEWHERE));
    }

    @Test
    void aPlatformThatCannotBeReadTrustsNobody() {
        var either = new BundleOrPlatform(new Scripted(new Answer(UNKNOWN)), () -> {
            throw new KeyStoreException("no trust store");
        });
        assertThatThrownBy(() -> either.checkServerTrusted(CHAIN, "EC")).isSameAs(UNKNOWN);
    }

    @Test
    void clientsAreNeverTrusted() {
        var either = new BundleOrPlatform(new Scripted(TRUSTED), () -> new Scripted(TRUSTED));
        List<ThrowingCallable> all = List.of(
                () -> either.checkClientTrusted(CHAIN, "EC", (SSLEngine) null),
                () -> either.checkClientTrusted(CHAIN, "EC", (Socket) null),
                () -> either.checkClientTrusted(CHAIN, "EC"));
        all.forEach(ask ->
                assertThatThrownBy(ask).isInstanceOf(CertificateException.class).hasMessage("trusts servers only"));
        assertThat(either.getAcceptedIssuers()).isEmpty();
    }

    private static final class Scripted extends X509ExtendedTrustManager {
        private final Answer answer;

        Scripted(Answer answer) {
            this.answer = answer;
        }

        private void answer() throws CertificateException {
            if (answer.refusal() != null) {
                throw answer.refusal();
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            answer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            answer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            answer();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new AssertionError("asked about a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new AssertionError("asked about a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new AssertionError("asked about a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            throw new AssertionError("asked for issuers");
        }
    }
}
