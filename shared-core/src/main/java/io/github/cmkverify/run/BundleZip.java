package io.github.cmkverify.run;

import io.github.cmkverify.evidence.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes are a function of its files alone: stored, because what a deflater makes differs between machines. */
final class BundleZip {
    /** Not the first day of 1980: for that, Java adds a field that depends on the time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private BundleZip() {}

    /** Writes {@code files} in their order; {@code out} is there completely or not at all. */
    static void write(Path out, Map<String, Bytes> files) throws IOException {
        Path draft = out.resolveSibling("." + out.getFileName() + ".tmp");
        try {
            try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(
                    draft,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)))) {
                for (Map.Entry<String, Bytes> file : files.entrySet()) {
                    add(zip, file.getKey(), file.getValue().toArray());
                }
            }
            Files.move(draft, out, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
