package io.github.cmkverify.azure;

import static io.github.cmkverify.fact.Claim.all;

import io.github.cmkverify.evidence.Body;
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
 * The key version in use, through ARM (FACTS B.3), and through the data plane (FACTS B.4) only where ARM does not answer or
 * leaves out type, size or operations.
 *
 * <p>Where ARM answers and the data plane had to be asked too, both are witnesses of every field: a field that one of them
 * tells otherwise, or not at all, is unknown. A fallback is no way around, and to lose it makes nothing better.
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

    private final Optional<Fact<Body>> arm;
    private final Optional<Fact<Body>> bundle;

    private KeyVersion(Optional<Fact<Body>> arm, Optional<Fact<Body>> bundle) {
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
        return arm.map(KeyVersion::isWhole)
                .flatMap(whole -> arm.map(body ->
                        new KeyVersion(Optional.of(arm), whole ? Optional.empty() : Optional.of(askBundle.get()))))
                .or(() -> {
                    Fact<Body> bundle = askBundle.get();
                    return bundle.map(body -> new KeyVersion(Optional.empty(), Optional.of(bundle)));
                });
    }

    /** Whether ARM tells what rows of its own lists leave out (FACTS B.3). */
    private static boolean isWhole(Body body) {
        return all(
                        body.text("/properties/kty").mustExist(""),
                        body.integer("/properties/keySize").mustExist(""),
                        body.texts("/properties/keyOps").mustExist(""))
                .fold(sources -> true, (absent, sources) -> false, (gaps, sources) -> true);
    }

    /** The name of the version: the last segment of the address that carries it. */
    public Fact<String> name() {
        return field(
                body -> body.text("/properties/keyUriWithVersion").map(KeyVersion::lastSegment),
                bundle -> bundle.text("/key/kid").map(KeyVersion::lastSegment));
    }

    /** {@code RSA}, {@code RSA-HSM}, {@code EC} ... */
    public Fact<String> type() {
        return field(body -> body.text("/properties/kty"), bundle -> bundle.text("/key/kty"));
    }

    /** Bits. */
    public Fact<Integer> size() {
        return field(body -> body.integer("/properties/keySize"), bundle -> bundle.text("/key/n")
                .flatMap(n -> Modulus.bits(n, bundle)));
    }

    /** Lower case: {@code wrapkey}, {@code unwrapkey} ... */
    public Fact<Set<String>> operations() {
        return field(
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

    private <T> Fact<T> attribute(Function<Body, Fact<T>> read) {
        return field(body -> body.object("/properties/attributes").flatMap(read), body -> body.object("/attributes")
                .flatMap(read));
    }

    private <T> Fact<T> field(Function<Body, Fact<T>> inArm, Function<Body, Fact<T>> inBundle) {
        Optional<Fact<T>> fromArm = arm.map(answer -> answer.flatMap(inArm));
        Optional<Fact<T>> fromBundle = bundle.map(answer -> answer.flatMap(inBundle));
        return fromArm.flatMap(mine -> fromBundle.map(theirs -> both(mine, theirs)))
                .or(() -> fromArm)
                .or(() -> fromBundle)
                .orElseThrow();
    }

    /** What ARM leaves out the data plane tells; all else both must tell alike. */
    private static <T> Fact<T> both(Fact<T> fromArm, Fact<T> fromBundle) {
        Fact<T> known = fromArm.ifAbsent(() -> fromBundle);
        return known.flatMap(mine -> fromBundle.flatMap(theirs -> known.agreeing(fromBundle)));
    }

    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static Set<String> lower(List<String> operations) {
        return operations.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
