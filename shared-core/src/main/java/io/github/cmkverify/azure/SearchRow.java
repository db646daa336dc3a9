package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row of a search in Resource Graph: good to find a resource, never to judge it (FACTS B.15). */
public record SearchRow(Body body) {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public Fact<KeyStoreUri> uri() {
        return Uris.keyStore(body, "/uri");
    }

    /** The id of a resource of any type, as Azure spells it. */
    public Fact<String> id() {
        return body.text("/id");
    }

    /** {@code microsoft.storage/storageaccounts}: the graph writes types in lower case. */
    public Fact<String> type() {
        return body.text("/type");
    }

    /** The subscription that a row below a management group is; empty when it is another group. */
    public Fact<Optional<String>> subscription() {
        return type().flatMap(type -> !type.toLowerCase(Locale.ROOT).endsWith("/subscriptions")
                ? type().map(group -> Optional.<String>empty())
                : body.text("/name")
                        .flatMap(name -> GUID.matcher(name).matches()
                                ? Fact.read(Optional.of(name), body.source(name))
                                : Fact.unknown(new Gap(
                                        Gap.Kind.WRONG_TYPE,
                                        body.source("").item(),
                                        "a subscription has a name that is no GUID",
                                        "report this answer to the maintainers with its item"))));
    }

    /** Whether a search for the users of a key was made for this one. */
    public Fact<Boolean> isAbout(String host, String key) {
        return body.text("/host").and(body.text("/key"), (h, k) -> host.equalsIgnoreCase(h) && key.equalsIgnoreCase(k));
    }

    /** Whether what was searched for stands there by itself, and not as a part of a longer name. */
    public Fact<Boolean> named() {
        return body.flag("/named");
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
