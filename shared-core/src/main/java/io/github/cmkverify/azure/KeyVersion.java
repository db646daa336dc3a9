package io.github.cmkverify.azure;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The key version in use, through ARM (FACTS B.3) and, only where ARM refuses or lacks type, size or operations, through the
 * data plane (FACTS B.4).
 *
 * <p>Where the data plane has to be asked, it is a witness of every field: one that contradicts ARM, or that cannot be read,
 * leaves the field unknown. A fallback is no way around, and to lose it makes nothing better.
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
    private final Optional<Fact<Body>> bundle;

    private KeyVersion(Fact<Body> arm, Optional<Fact<Body>> bundle) {
        this.arm = arm;
        this.bundle = bundle;
    }

    /**
     * Absent when ARM proves it.
     *
     * @param arm the answer of ARM
     * @param askBundle asks the data plane
     */
    public static Fact<KeyVersion> of(Fact<Body> arm, Supplier<Fact<Body>> askBundle) {
        boolean whole = arm.orBroken("", KeyVersion::isWhole)
                .fold(sources -> true, (absent, sources) -> true, (gaps, sources) -> false);
        if (whole) {
            return arm.map(body -> new KeyVersion(arm, Optional.empty()));
        }
        Fact<Body> bundle = askBundle.get();
        return exists(arm).or(() -> exists(bundle)).map(yes -> new KeyVersion(arm, Optional.of(bundle)));
    }

    /** Whether ARM says what a row of its own lists leaves out (FACTS B.3). */
    private static Claim isWhole(Body body) {
        return all(
                body.text("/properties/kty").must(text -> true, text -> ""),
                body.integer("/properties/keySize").must(bits -> true, bits -> ""),
                body.texts("/properties/keyOps").must(names -> true, names -> ""));
    }

    /** The name of the version: the last segment of the address that carries it. */
    public Fact<String> name() {
        return field(
                body -> body.text("/properties/keyUriWithVersion").map(KeyVersion::lastSegment),
                bundle -> bundle.text("/key/kid").map(KeyVersion::lastSegment));
    }

    /** {@code RSA}, {@code RSA-HSM}, {@code EC} ... */
    public Fact<String> type() {
        return field(body -> needed(body.text("/properties/kty"), "type"), bundle -> bundle.text("/key/kty"));
    }

    /** Bits. */
    public Fact<Integer> size() {
        return field(
                body -> needed(body.integer("/properties/keySize"), "size"),
                bundle -> bundle.text("/key/n").flatMap(n -> Modulus.bits(n, bundle)));
    }

    /** Lower case: {@code wrapkey}, {@code unwrapkey} ... */
    public Fact<Set<String>> operations() {
        return field(
                body -> needed(body.texts("/properties/keyOps"), "operations").map(KeyVersion::lower),
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

    private <T> Fact<T> attribute(Function<Body, Fact<T>> read) {
        return field(
                body -> body.object("/properties/attributes").flatMap(read),
                body -> body.object("/attributes").flatMap(read));
    }

    private <T> Fact<T> field(Function<Body, Fact<T>> inArm, Function<Body, Fact<T>> inBundle) {
        Fact<T> fromArm = arm.flatMap(inArm);
        return bundle.map(witness -> {
                    Fact<T> known = fromArm.or(() -> witness.flatMap(inBundle));
                    return known.flatMap(value -> witness.flatMap(body -> known.agreeing(inBundle.apply(body))));
                })
                .orElse(fromArm);
    }

    private static <T> Fact<T> needed(Fact<T> field, String what) {
        return field.absentIsUnknown(
                "does not tell the " + what + " of the key",
                "let the reader read the key on the data plane: role Key Vault Reader, and a way through the firewall");
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
