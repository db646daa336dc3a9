package io.github.cmkverify.evidence.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One entry of the central directory of a zip.
 *
 * @param flags the general purpose flags
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the zip
 * @param size bytes when unpacked, as the zip says
 * @param mode the Unix type and permissions, 0 when the zip was made elsewhere
 * @param offset where its local header begins
 */
record ZipMember(String name, int flags, int method, int crc, long packed, long size, int mode, long offset) {
    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED = 46;
    private static final int ENCRYPTED = 0x2041;
    private static final int SIZES_FOLLOW = 0x8;
    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    /** Reads the entry at the position of {@code directory} and moves behind it. */
    static ZipMember next(ByteBuffer directory) throws ZipDamage {
        if (directory.remaining() < FIXED || directory.getInt(directory.position()) != SIGNATURE) {
            throw new ZipDamage("its directory of entries is damaged");
        }
        ByteBuffer entry = directory.slice().order(directory.order());
        int nameLength = Short.toUnsignedInt(entry.getShort(28));
        int length =
                FIXED + nameLength + Short.toUnsignedInt(entry.getShort(30)) + Short.toUnsignedInt(entry.getShort(32));
        if (entry.remaining() < length) {
            throw new ZipDamage("its directory of entries is damaged");
        }
        byte[] name = new byte[nameLength];
        entry.get(FIXED, name);
        directory.position(directory.position() + length);
        return new ZipMember(
                new String(name, StandardCharsets.UTF_8),
                Short.toUnsignedInt(entry.getShort(8)),
                Short.toUnsignedInt(entry.getShort(10)),
                entry.getInt(16),
                Integer.toUnsignedLong(entry.getInt(20)),
                Integer.toUnsignedLong(entry.getInt(24)),
                entry.getInt(38) >>> 16,
                Integer.toUnsignedLong(entry.getInt(42)));
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** Whether sizes and CRC stand behind the data and not before it. */
    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    boolean isKnownMethod() {
        return method == 0 || method == 8;
    }

    /** A symbolic link, a device or the like; Unix tools would create it when they unpack. */
    boolean isSpecial() {
        int type = mode & TYPE;
        return type != 0 && type != REGULAR && !(type == FOLDER && isFolder());
    }

    /** Whether {@code bytes} spell the same name. */
    boolean hasName(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString().equals(name);
    }

    boolean isFolder() {
        return name.endsWith("/");
    }
}
