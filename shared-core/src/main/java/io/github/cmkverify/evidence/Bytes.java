package io.github.cmkverify.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change, with their hash. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of {@code content}. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** What {@code in} holds, but at most {@code max} bytes of it; not copied again. */
    public static Bytes read(InputStream in, int max) throws IOException {
        return new Bytes(in.readNBytes(max));
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    /** The content read as UTF-8; malformed bytes become U+FFFD. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** SHA-256 of the content, 64 lower-case hex digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** The array itself, for parsers of this package that do not change it. */
    byte[] shared() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
