package io.github.cmkverify.evidence.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the entries of a zip lie. Every byte of the file must be accounted for: entries one behind the other from the first
 * byte, their directory, its end record. Then no tool can find an entry in it that this one does not see (PKWARE APPNOTE
 * 6.3.10, 4.3).
 */
final class ZipLayout {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_FIXED = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;
    private static final int END_FIXED = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_FIXED = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_FIXED = 56;
    private static final int LARGEST_DIRECTORY = 64 * 1024 * 1024;

    /** An entry and the position of its data. */
    record Located(ZipMember member, long data) {}

    private final FileChannel channel;
    private final long fileSize;

    private ZipLayout(FileChannel channel) throws IOException {
        this.channel = channel;
        this.fileSize = channel.size();
    }

    /** The entries in the order in which they lie in the file. */
    static List<Located> of(FileChannel channel) throws IOException {
        return new ZipLayout(channel).read();
    }

    private List<Located> read() throws IOException {
        if (fileSize < END_FIXED) {
            throw new ZipDamage("it is too short");
        }
        ByteBuffer end = at(fileSize - END_FIXED, END_FIXED);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw new ZipDamage("it does not end as a zip ends: it was cut off, or something was added");
        }
        if (end.getShort(4) != 0 || end.getShort(6) != 0 || end.getShort(8) != end.getShort(10)) {
            throw new ZipDamage("it is one part of several");
        }
        int count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        return count == 0xFFFF ? directory64() : directory(count, start, size, fileSize - END_FIXED);
    }

    /** More than 65,534 entries: the numbers stand in a record of their own. */
    private List<Located> directory64() throws IOException {
        long locator = fileSize - END_FIXED - LOCATOR_FIXED;
        long record = locator - END64_FIXED;
        if (record < 0
                || at(locator, 4).getInt(0) != LOCATOR
                || at(locator, LOCATOR_FIXED).getLong(8) != record) {
            throw new ZipDamage("its end record is damaged");
        }
        ByteBuffer end = at(record, END64_FIXED);
        if (end.getInt(0) != END64 || end.getLong(4) != END64_FIXED - 12 || end.getLong(24) != end.getLong(32)) {
            throw new ZipDamage("its end record is damaged");
        }
        return directory(end.getLong(32), end.getLong(48), end.getLong(40), record);
    }

    private List<Located> directory(long count, long start, long size, long end) throws IOException {
        if (start < 0 || size < 0 || size > LARGEST_DIRECTORY || start + size != end) {
            throw new ZipDamage("its directory of entries is not where its end record says");
        }
        if (count < 0 || count > PackLimits.ENTRIES + 3) {
            throw new ZipDamage("it has more than " + PackLimits.ENTRIES + " entries");
        }
        ByteBuffer directory = at(start, (int) size);
        var members = new ArrayList<ZipMember>();
        for (long i = 0; i < count; i++) {
            members.add(ZipMember.next(directory));
        }
        if (directory.hasRemaining()) {
            throw new ZipDamage("its directory has more entries than its end record says");
        }
        return located(members, start);
    }

    /** Walks over the file entry by entry: each must begin where the one before it ended. */
    private List<Located> located(List<ZipMember> members, long end) throws IOException {
        members.sort(Comparator.comparingLong(ZipMember::offset));
        if ((members.isEmpty() ? end : members.get(0).offset()) != 0) {
            throw new ZipDamage("it begins with bytes that belong to no entry");
        }
        var located = new ArrayList<Located>();
        for (int i = 0; i < members.size(); i++) {
            ZipMember member = members.get(i);
            long data = dataOf(member);
            long next = i + 1 < members.size() ? members.get(i + 1).offset() : end;
            checkTail(member, data + member.packed(), next);
            located.add(new Located(member, data));
        }
        return located;
    }

    /** Where the data of {@code member} begins; its local header must say what the directory says. */
    private long dataOf(ZipMember member) throws IOException {
        ByteBuffer local = at(member.offset(), LOCAL_FIXED);
        boolean same = local.getInt(0) == LOCAL
                && Short.toUnsignedInt(local.getShort(6)) == member.flags()
                && Short.toUnsignedInt(local.getShort(8)) == member.method()
                && (member.sizesFollow() || numbers(local, 14, member));
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        ByteBuffer name = at(member.offset() + LOCAL_FIXED, nameLength);
        if (!same || !member.hasName(name)) {
            throw new ZipDamage("the header of " + Shown.text(member.name()) + " differs from the directory");
        }
        return member.offset() + LOCAL_FIXED + nameLength + Short.toUnsignedInt(local.getShort(28));
    }

    /** Between the data and the next entry there is nothing, or the sizes when they follow. */
    private void checkTail(ZipMember member, long from, long to) throws IOException {
        long length = to - from;
        boolean fits = member.sizesFollow() && (length == 12 || length == 16)
                ? follows(member, at(from, (int) length))
                : length == 0 && !member.sizesFollow();
        if (!fits) {
            throw new ZipDamage("the data of " + Shown.text(member.name()) + " do not end where the next entry begins");
        }
    }

    private static boolean follows(ZipMember member, ByteBuffer tail) {
        return tail.limit() == 12 ? numbers(tail, 0, member) : tail.getInt(0) == DESCRIPTOR && numbers(tail, 4, member);
    }

    private static boolean numbers(ByteBuffer in, int at, ZipMember member) {
        return in.getInt(at) == member.crc()
                && Integer.toUnsignedLong(in.getInt(at + 4)) == member.packed()
                && Integer.toUnsignedLong(in.getInt(at + 8)) == member.size();
    }

    private ByteBuffer at(long position, int length) throws IOException {
        return read(channel, position, length);
    }

    /** {@code length} bytes at {@code position}. */
    static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new ZipDamage("it breaks off");
            }
        }
        return buffer.flip();
    }
}
