package io.github.cmkverify.azure.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whom TLS trusts: what the Java platform trusts, and the certificates of a bundle besides. */
final class Trust {
    private Trust() {}

    static SSLContext context(Optional<Path> caBundle) throws LiveFailure {
        try {
            if (caBundle.isEmpty()) {
                return SSLContext.getDefault();
            }
            var either = new BundleOrPlatform(manager(store(read(caBundle.get()))), () -> manager(null));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {either}, null);
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

    private static KeyStore store(Collection<? extends Certificate> bundle)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate authority : bundle) {
            store.setCertificateEntry("bundle-" + number++, authority);
        }
        return store;
    }

    /** @param store whom to trust; null for whom the platform trusts */
    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new NoSuchAlgorithmException("no trust manager for X.509");
    }
}
