package io.github.cmkverify.azure.live;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/** A certificate with its key that was made for these tests and is trusted by nobody. */
final class TestCertificate {
    private TestCertificate() {}

    /** As PEM, or as PKCS12 with {@code password} when the name ends in .pfx or .p12. */
    static Path write(Path path, String password) throws Exception {
        String pem = new String(
                TestCertificate.class.getResourceAsStream("/live/reader.pem").readAllBytes(),
                StandardCharsets.US_ASCII);
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".pem")) {
            return Files.writeString(path, pem);
        }
        byte[] key = Base64.getMimeDecoder()
                .decode(pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----.*", "$1"));
        String from = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----"));
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(from.getBytes(StandardCharsets.US_ASCII)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "reader",
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)),
                password.toCharArray(),
                new Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(path)) {
            store.store(out, password.toCharArray());
        }
        return path;
    }
}
