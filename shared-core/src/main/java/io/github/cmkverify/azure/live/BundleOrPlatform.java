package io.github.cmkverify.azure.live;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server that the bundle or the platform trusts. The platform is asked only about servers that the bundle does not trust:
 * its hundred and more certificates need not be read for the others. It never takes part as a server.
 */
final class BundleOrPlatform extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager bundle;
    private final Platform platform;

    /** Reads whom the Java platform trusts. */
    interface Platform {
        X509ExtendedTrustManager read() throws GeneralSecurityException;
    }

    /** One way to ask a trust manager. */
    private interface Question {
        void ask(X509ExtendedTrustManager manager) throws CertificateException;
    }

    BundleOrPlatform(X509ExtendedTrustManager bundle, Platform platform) {
        this.bundle = bundle;
        this.platform = platform;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, keyExchange, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, keyExchange, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        either(manager -> manager.checkServerTrusted(chain, keyExchange));
    }

    private void either(Question question) throws CertificateException {
        try {
            question.ask(bundle);
        } catch (CertificateException notByBundle) {
            try {
                question.ask(platform.read());
            } catch (CertificateException notByPlatform) {
                // whoever knows the signer knows better what is wrong, such as an expired certificate
                throw isStranger(notByBundle) ? notByPlatform : notByBundle;
            } catch (GeneralSecurityException unreadable) {
                throw notByBundle; // a platform that cannot be asked trusts nobody
            }
        }
    }

    private static boolean isStranger(CertificateException refusal) {
        return Failure.chain(refusal).stream().anyMatch(CertPathBuilderException.class::isInstance);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("trusts servers only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0]; // asked by servers only
    }
}
