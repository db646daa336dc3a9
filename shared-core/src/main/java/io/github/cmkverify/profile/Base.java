package io.github.cmkverify.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The file that a profile extends, while the profile is read. It says what all workloads of an organisation have in common:
 * network, people and thresholds, and it extends nothing itself.
 */
final class Base {
    private final Extended.Library library;
    private final byte[] profile;
    private Optional<Reading> reading = Optional.empty();
    private Optional<byte[]> yaml = Optional.empty();
    private String reference = "";

    Base(Extended.Library library, byte[] profile) {
        this.library = library;
        this.profile = profile;
    }

    /** What the profile inherits from; empty when it extends nothing, or nothing that can be read. */
    Optional<Fields> read(Fields profile) {
        return profile.optional("extends", Types.reference())
                .value()
                .filter(text -> !text.isEmpty())
                .flatMap(text -> {
                    reference = text;
                    Extended found = library.find(text);
                    if (found.yaml().isEmpty()) {
                        profile.problem("extends", found.refusal());
                    }
                    return found.yaml().flatMap(bytes -> read(found.fileName(), bytes));
                });
    }

    private Optional<Fields> read(String fileName, byte[] bytes) {
        var own = new Reading("extends", new Problems(fileName));
        reading = Optional.of(own);
        yaml = Optional.of(bytes);
        Optional<Fields> fields = own.map(bytes);
        fields.ifPresent(map -> map.readBy(Base::validate));
        return fields;
    }

    /** All of it is judged, also what the profile replaces. */
    private static int validate(Fields f) {
        f.notHere("extends", "goes one level deep only; put what that file says into this one");
        f.object("network", Network::read);
        f.object("people", People::read);
        f.object("thresholds", Thresholds::read);
        return f.required("schemaVersion", Types.schemaVersion()).value();
    }

    /** What is wrong in the file itself. */
    List<Problem> problems() {
        return reading.map(own -> own.problems().sorted()).orElse(List.of());
    }

    /** What the profile extends, as it writes it; empty when that could not be read. */
    Optional<ProfileFiles.Shared> shared() {
        return yaml.map(bytes -> new ProfileFiles.Shared(reference, bytes));
    }

    /**
     * Of the exact bytes of the profile; of one that extends another file, of the hashes of both, a line each: as
     * {@code sha256sum cmk-profile.yml org.yml | cut -c 1-64 | sha256sum} tells.
     */
    String sha256() {
        String own = sha256(profile);
        return yaml.map(bytes -> sha256((own + "\n" + sha256(bytes) + "\n").getBytes(StandardCharsets.US_ASCII)))
                .orElse(own);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
