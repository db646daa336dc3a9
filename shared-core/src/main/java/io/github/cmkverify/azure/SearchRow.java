package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;

/** A row of a search in Resource Graph: good to find a resource, never to judge it (FACTS B.15). */
public record SearchRow(Body body) {
    public Fact<KeyStoreUri> uri() {
        return Uris.keyStore(body, "/uri");
    }

    /** The id of a resource of {@code type}; anything else in the row is refused, for the id goes into a request. */
    public Fact<ArmId> id(String type) {
        return body.text("/id").flatMap(text -> ArmId.of(text)
                .filter(id -> id.isOfType(type))
                .map(id -> Fact.read(id, body.source(text)))
                .orElseGet(() -> Fact.unknown(new Gap(
                        Gap.Kind.WRONG_TYPE,
                        body.source("").item(),
                        "a row does not hold the id of a " + type,
                        "report this answer to the maintainers with its item"))));
    }
}
