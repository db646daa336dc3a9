package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Where the files of a pack go. */
interface PackOutput extends Closeable {
    void write(String name, Bytes content) throws IOException;

    /** Writes one file, unless the thread was interrupted, which ends the pack. */
    default void add(String name, Bytes content) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while the evidence pack was written");
        }
        write(name, content);
    }
}
