package io.github.cmkverify.profile;

/**
 * Reads an operator's floor: {@code schemaVersion: 1}, {@code gate: {mode, failOn}},
 * {@code thresholds: {maxEvidenceAge, maxWaiverDays}} and {@code azure: {cloud}}, within the same limits as a profile.
 */
public final class FloorLoader {
    private FloorLoader() {}

    /** The floor, or all problems of the file; never an exception for whatever bytes. */
    public static Loaded<Floor> load(byte[] yaml, String fileName) {
        return Reading.load(yaml, fileName, "floor", f -> Floor.read(f, fileName));
    }
}
