package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The key version in use, through ARM (FACTS B.3) and, only where ARM lacks the value, through the data plane (FACTS B.4).
 * When both were read they must agree, or the field is unknown: a fallback is no way around.
 */
public final class KeyVersion {
    private static final List<String> RECOVERY_LEVELS = List.of(
            "Purgeable",
            "Recoverable+Purgeable",
            "Recoverable",
            "Recoverable+ProtectedSubscription",
            "CustomizedRecoverable+Purgeable",
            "CustomizedRecoverable",
            "CustomizedRecoverable+ProtectedSubscription");

    private final Fact<Body> arm;
    private final Fact<Body> seenBundle;
    private final Supplier<Fact<Body>> askBundle;

    private KeyVersion(Fact<Body> arm, Fact<Body> seenBundle, Supplier<Fact<Body>> askBundle) {
        this.arm = arm;
        this.seenBundle = seenBundle;
        this.askBundle = askBundle;
    }

    /**
     * Absent when ARM proves it and the data plane, if it was asked, does not contradict.
     *
     * @param arm the answer of ARM
     * @param seenBundle the answer of the data plane if it is there anyway
     * @param askBundle asks the data plane
     */
    public static Fact<KeyVersion> of(Fact<Body> arm, Fact<Body> seenBundle, Supplier<Fact<Body>> askBundle) {
        return exists(arm)
                .or(() -> exists(askBundle.get()))
                .agreeing(exists(seenBundle))
                .map(yes -> new KeyVersion(arm, seenBundle, askBundle));
    }

    /** The name of the version: the last segment of the address that carries it. */
    public Fact<String> name() {
        return needed(
                "/properties/keyUriWithVersion",
                body -> body.text("/properties/keyUriWithVersion").map(KeyVersion::lastSegment),
                bundle -> bundle.text("/key/kid").map(KeyVersion::lastSegment));
    }

    /** {@code RSA}, {@code RSA-HSM}, {@code EC} ... */
    public Fact<String> type() {
        return needed("/properties/kty", body -> body.text("/properties/kty"), bundle -> bundle.text("/key/kty"));
    }

    /** Bits. */
    public Fact<Integer> size() {
        return needed(
                "/properties/keySize", body -> body.integer("/properties/keySize"), bundle -> bundle.text("/key/n")
                        .flatMap(n -> Modulus.bits(n, bundle)));
    }

    /** Lower case: {@code wrapkey}, {@code unwrapkey} ... */
    public Fact<Set<String>> operations() {
        return needed(
                "/properties/keyOps",
                body -> body.texts("/properties/keyOps").map(KeyVersion::lower),
                bundle -> bundle.texts("/key/key_ops").map(KeyVersion::lower));
    }

    /** Absent means enabled (FACTS B.3). */
    public Fact<Boolean> enabled() {
        return attribute(attributes -> attributes.flag("/enabled").absentMeans(true, "FACTS B.3"));
    }

    /** Absent means that it cannot leave the vault (FACTS B.3). */
    public Fact<Boolean> exportable() {
        return attribute(attributes -> attributes.flag("/exportable").absentMeans(false, "FACTS B.3"));
    }

    /** Absent means since ever (FACTS B.3). */
    public Fact<Instant> notBefore() {
        return attribute(attributes -> attributes.epochSeconds("/nbf").absentMeans(Instant.EPOCH, "FACTS B.3"));
    }

    /** Empty when the version never expires (FACTS B.3). */
    public Fact<Optional<Instant>> expires() {
        return attribute(attributes -> attributes.epochSeconds("/exp").optional("FACTS B.3"));
    }

    public Fact<Instant> created() {
        return attribute(attributes -> attributes.epochSeconds("/created"));
    }

    /** One of the documented levels (FACTS B.3); one that is missing or not documented proves nothing. */
    public Fact<String> recoveryLevel() {
        return attribute(attributes -> attributes.choice("/recoveryLevel", RECOVERY_LEVELS.toArray(String[]::new)));
    }

    /** A field that every key has: where ARM lacks it, the data plane is asked. */
    private <T> Fact<T> needed(String pointer, Function<Body, Fact<T>> inArm, Function<Body, Fact<T>> inBundle) {
        Fact<T> fromArm = arm.flatMap(
                body -> inArm.apply(body)
                        .absentIsUnknown(
                                new Gap(
                                        Gap.Kind.NOT_EVALUABLE,
                                        body.source("").item(),
                                        "has no " + pointer,
                                        "let the reader read the key on the data plane: role Key Vault Reader, and a way through the firewall")));
        return fromArm.or(() -> askBundle.get().flatMap(inBundle)).agreeing(seenBundle.flatMap(inBundle));
    }

    private <T> Fact<T> attribute(Function<Body, Fact<T>> read) {
        Function<Body, Fact<T>> inBundle =
                bundle -> bundle.object("/attributes").flatMap(read);
        return arm.flatMap(body -> body.object("/properties/attributes"))
                .flatMap(read)
                .or(() -> askBundle.get().flatMap(inBundle))
                .agreeing(seenBundle.flatMap(inBundle));
    }

    private static Fact<Boolean> exists(Fact<Body> answer) {
        return answer.map(body -> true);
    }

    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Set<String> lower(List<String> operations) {
        return operations.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
