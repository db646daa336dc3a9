package io.github.cmkverify.evidence.pack;

/** How large a pack may be. Nothing larger is read, whatever the pack says of its own sizes. */
public final class PackLimits {
    private static final int MIB = 1024 * 1024;

    /** The body of one answer, in bytes. */
    public static final int BODY = 32 * MIB;

    /** All bodies together, in bytes. */
    public static final long BODIES = 1024L * MIB;

    /** {@code manifest.json}, in bytes. */
    public static final int MANIFEST = 64 * MIB;

    /** Rows of the manifest, and files in a pack. */
    public static final int ENTRIES = 200_000;

    private PackLimits() {}
}
