package io.github.cmkverify.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority for one run, made in memory: it vouches for {@code localhost} alone, and its key is gone with the
 * process.
 */
final class LocalAuthority {
    private static final String EC_SHA256 = "1.2.840.10045.4.3.2";

    private final KeyPair keys = keyPair();
    private final byte[] name = name("CMK Verify simulator " + UUID.randomUUID());
    private final Certificate certificate;
    private final Instant from;
    private final Instant until;

    /** @param from when its certificates begin to be valid; they are for two days */
    LocalAuthority(Instant from) throws GeneralSecurityException {
        this.from = from;
        this.until = from.plus(Duration.ofDays(2));
        // basicConstraints CA, keyUsage keyCertSign
        byte[] extensions = Der.sequence(
                Der.sequence(Der.oid("2.5.29.19"), Der.yes(), Der.octets(Der.sequence(Der.yes()))),
                Der.sequence(Der.oid("2.5.29.15"), Der.yes(), Der.octets(Der.bits(2, new byte[] {0x04}))));
        this.certificate = certificate(keys.getPublic(), name, extensions);
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }

    private Certificate certificate(PublicKey subjectKey, byte[] subject, byte[] extensions)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(EC_SHA256));
        byte[] content = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, new SecureRandom()).setBit(119)),
                algorithm,
                name,
                Der.sequence(Der.utcTime(from), Der.utcTime(until)),
                subject,
                subjectKey.getEncoded(),
                Der.explicit(3, extensions));
        byte[] whole = Der.sequence(content, algorithm, Der.bits(0, sign(content)));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        PrivateKey key = keys.getPrivate();
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** To be trusted by whoever talks to the simulator. */
    String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** For a server at {@code localhost} and 127.0.0.1. */
    SSLContext server() throws GeneralSecurityException, IOException {
        KeyPair own = keyPair();
        byte[] addresses = Der.sequence(
                Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
        Certificate leaf = certificate(
                own.getPublic(),
                name("localhost"),
                Der.sequence(Der.sequence(Der.oid("2.5.29.17"), Der.octets(addresses))));
        char[] password = UUID.randomUUID().toString().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("localhost", own.getPrivate(), password, new Certificate[] {leaf, certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
