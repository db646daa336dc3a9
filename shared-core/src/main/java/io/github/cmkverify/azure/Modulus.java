package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.math.BigInteger;
import java.util.Base64;

/** The size of an RSA key on the data plane, which writes the modulus instead (FACTS B.4). */
final class Modulus {
    private static final int LONGEST = 2048;

    private Modulus() {}

    static Fact<Integer> bits(String base64Url, Body bundle) {
        try {
            if (base64Url.length() > LONGEST) {
                throw new IllegalArgumentException("longer than any RSA key");
            }
            int bits = new BigInteger(1, Base64.getUrlDecoder().decode(base64Url)).bitLength();
            return Fact.read(bits, bundle.source(bits + " bits"));
        } catch (IllegalArgumentException e) {
            return Fact.unknown(new Gap(
                    Gap.Kind.WRONG_TYPE,
                    bundle.source("").item(),
                    "/key/n is no base64url number",
                    "report this answer to the maintainers with its item"));
        }
    }
}
