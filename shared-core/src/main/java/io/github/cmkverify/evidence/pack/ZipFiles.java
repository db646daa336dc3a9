package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A pack that is a zip. Nothing is unpacked to disk, and no size that the zip declares is believed. */
final class ZipFiles implements PackFiles {
    /** All bodies and the manifest, stored, with generous headers. */
    private static final long LARGEST = PackLimits.BODIES + 4L * PackLimits.MANIFEST;

    private final FileChannel channel;
    private final Map<String, ZipLayout.Located> members = new TreeMap<>();

    private ZipFiles(FileChannel channel) {
        this.channel = channel;
    }

    static ZipFiles open(Path zip, Problems problems) throws IOException {
        FileChannel channel = FileChannel.open(zip);
        try {
            if (channel.size() > LARGEST) {
                throw new ZipDamage("it is larger than a pack can be");
            }
            var files = new ZipFiles(channel);
            files.note(problems);
            return files;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void note(Problems problems) throws IOException {
        var seen = new HashSet<String>();
        for (ZipLayout.Located located : ZipLayout.of(channel)) {
            ZipMember member = located.member();
            String place = Shown.text(member.name());
            if (!seen.add(member.name().toLowerCase(Locale.ROOT))) {
                problems.add(place, "is in the zip twice", "do not use this pack: it was made to deceive");
            } else if (member.isSpecial()) {
                problems.add(place, "is a link or a device", "put the file itself in its place");
            } else if (member.isEncrypted() || !member.isKnownMethod()) {
                problems.add(place, "is encrypted or packed in a rare way", "pack again, stored or deflated");
            } else if (PackNames.isAllowed(member.name())) {
                members.put(member.name(), located);
            } else if (!member.name().equals(PackNames.BODIES + "/") || member.size() != 0) {
                PackNames.refuse(member.name(), problems);
            }
        }
    }

    @Override
    public Set<String> names() {
        return members.keySet();
    }

    @Override
    public Bytes read(String name, int max) throws IOException {
        ZipLayout.Located located = members.get(name);
        ZipMember member = located.member();
        // deflating never makes anything larger by more than five bytes in 16 KiB; what is larger still is no honest
        // entry
        if (member.packed() > max + max / 1024L + 1024) {
            throw new ZipDamage("it is larger than it may be");
        }
        var packed = new ByteArrayInputStream(
                ZipLayout.read(channel, located.data(), (int) member.packed()).array());
        Bytes content = member.method() == 0 ? checked(member, packed, max) : inflated(member, packed, max);
        if (content.size() < max && content.size() != member.size()) {
            throw new ZipDamage("it has another size than the zip says");
        }
        return content;
    }

    private static Bytes inflated(ZipMember member, InputStream packed, int max) throws IOException {
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(packed, inflater)) {
            Bytes content = checked(member, in, max);
            if (content.size() < max && inflater.getBytesRead() != member.packed()) {
                throw new ZipDamage("there is something behind its end");
            }
            return content;
        } catch (ZipException | EOFException e) {
            throw new ZipDamage("it cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private static Bytes checked(ZipMember member, InputStream in, int max) throws IOException {
        var crc = new CRC32();
        Bytes content = Bytes.read(new CheckedInputStream(in, crc), max);
        if (content.size() < max && (int) crc.getValue() != member.crc()) {
            throw new ZipDamage("its check sum in the zip differs");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
