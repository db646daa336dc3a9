package io.github.cmkverify.azure.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom TLS trusts: what the Java platform trusts, and the certificates of a bundle besides. */
final class Trust {
    private Trust() {}

    static SSLContext context(Optional<Path> caBundle) throws LiveFailure {
        try {
            if (caBundle.isEmpty()) {
                return SSLContext.getDefault();
            }
            var factory = factory(together(read(caBundle.get())));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw LiveFailure.usage(
                    "the Java platform offers no TLS (" + e.getClass().getSimpleName() + "): check its trust store");
        }
    }

    private static Collection<? extends Certificate> read(Path pem) throws LiveFailure {
        String fix = "; it must hold one or more certificates in PEM form (-----BEGIN CERTIFICATE-----)";
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)));
            if (found.isEmpty()) {
                throw LiveFailure.usage("the CA bundle " + pem + " holds no certificate" + fix);
            }
            return found;
        } catch (IOException e) {
            throw LiveFailure.usage("the CA bundle " + pem + " cannot be read: check the path and its permissions");
        } catch (CertificateException e) {
            throw LiveFailure.usage("the CA bundle " + pem + " is not readable as certificates" + fix);
        }
    }

    private static KeyStore together(Collection<? extends Certificate> bundle)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager platform) {
                for (X509Certificate root : platform.getAcceptedIssuers()) {
                    store.setCertificateEntry("platform-" + number++, root);
                }
            }
        }
        for (Certificate extra : bundle) {
            store.setCertificateEntry("bundle-" + number++, extra);
        }
        return store;
    }

    private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
