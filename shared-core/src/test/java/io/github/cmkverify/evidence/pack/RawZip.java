package io.github.cmkverify.evidence.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zips by hand, also such as no honest tool would make. */
final class RawZip {
    /** One entry; what the local header and the directory say of it is set apart. */
    static final class Entry {
        byte[] localName;
        byte[] name;
        byte[] data;
        byte[] extra = {};
        byte[] tail = {};
        int flags;
        int localFlags;
        int method;
        int localMethod;
        int crc;
        int localCrc;
        long packed;
        long localPacked;
        long size;
        long localSize;
        int mode;
        int host = 3;
        long offset = -1;

        Entry(String name, byte[] content, boolean deflate) {
            this.localName = name.getBytes(StandardCharsets.UTF_8);
            this.name = localName;
            this.data = deflate ? deflated(content) : content;
            var sum = new CRC32();
            sum.update(content);
            this.crc = (int) sum.getValue();
            this.localCrc = crc;
            this.method = deflate ? 8 : 0;
            this.localMethod = method;
            this.packed = data.length;
            this.localPacked = packed;
            this.size = content.length;
            this.localSize = size;
        }

        /** Says size and CRC behind the data, as tools do that write to a pipe. */
        Entry streamed(boolean signature) {
            flags = 8;
            localFlags = 8;
            localCrc = 0;
            localPacked = 0;
            localSize = 0;
            var descriptor = buffer(signature ? 16 : 12);
            if (signature) {
                descriptor.putInt(0x08074b50);
            }
            tail = descriptor
                    .putInt(crc)
                    .putInt((int) packed)
                    .putInt((int) size)
                    .array();
            return this;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] prefix = {};
    byte[] gap = {};
    byte[] comment = {};
    byte[] trailer = {};
    int missing;
    boolean zip64;

    static RawZip of(Map<String, byte[]> files) {
        var zip = new RawZip();
        files.forEach((name, content) -> zip.add(name, content));
        return zip;
    }

    Entry add(String name, byte[] content) {
        return add(new Entry(name, content, false));
    }

    Entry add(Entry entry) {
        entries.add(entry);
        return entry;
    }

    Entry get(String name) {
        return entries.stream()
                .filter(entry -> new String(entry.name, StandardCharsets.UTF_8).equals(name))
                .findFirst()
                .orElseThrow();
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        var directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            directory.writeBytes(central(entry, entry.offset < 0 ? out.size() : entry.offset));
            out.writeBytes(local(entry));
        }
        out.writeBytes(gap);
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        int count = entries.size() - missing;
        if (zip64) {
            long record = out.size();
            out.writeBytes(buffer(56)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(directory.size())
                    .putLong(start)
                    .array());
            out.writeBytes(buffer(20)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(record)
                    .putInt(1)
                    .array());
        }
        short shortCount = zip64 ? -1 : (short) count;
        out.writeBytes(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(shortCount)
                .putShort(shortCount)
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
        out.writeBytes(trailer);
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(buffer(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.localFlags)
                .putShort((short) entry.localMethod)
                .putInt(0x21)
                .putInt(entry.localCrc)
                .putInt((int) entry.localPacked)
                .putInt((int) entry.localSize)
                .putShort((short) entry.localName.length)
                .putShort((short) entry.extra.length)
                .array());
        out.writeBytes(entry.localName);
        out.writeBytes(entry.extra);
        out.writeBytes(entry.data);
        out.writeBytes(entry.tail);
        return out.toByteArray();
    }

    private static byte[] central(Entry entry, long offset) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(buffer(46)
                .putInt(0x02014b50)
                .put((byte) 20)
                .put((byte) entry.host)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0x21)
                .putInt(entry.crc)
                .putInt((int) entry.packed)
                .putInt((int) entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.mode << 16)
                .putInt((int) offset)
                .array());
        out.writeBytes(entry.name);
        out.writeBytes(entry.extra);
        return out.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
