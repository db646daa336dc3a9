package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;

/** Reads addresses out of answers. */
final class Uris {
    private Uris() {}

    static Fact<KeyStoreUri> keyStore(Body body, String pointer) {
        return body.text(pointer).flatMap(text -> KeyStoreUri.of(text)
                .map(uri -> Fact.read(uri, body.source(text)))
                .orElseGet(() -> Fact.unknown(new Gap(
                        Gap.Kind.WRONG_TYPE,
                        body.source("").item(),
                        pointer + " is no https address of a host",
                        "report this answer to the maintainers with its item"))));
    }
}
