package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

/** What lies in a folder or a zip: regular files with names that a pack may have, each name once. */
interface PackFiles extends Closeable {
    Set<String> names();

    /** The content of {@code name}, but never more than {@code max} bytes of it. */
    Bytes read(String name, int max) throws IOException;
}
