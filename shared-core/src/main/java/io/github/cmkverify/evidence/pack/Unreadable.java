package io.github.cmkverify.evidence.pack;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Says why something could not be read, without the paths and the English of the operating system. */
final class Unreadable {
    private static final Map<Class<? extends IOException>, String> KNOWN =
            Map.of(AccessDeniedException.class, "no permission to read it", NoSuchFileException.class, "it is gone");

    private Unreadable() {}

    static String why(IOException e) {
        return e instanceof ZipDamage
                ? e.getMessage()
                : KNOWN.getOrDefault(e.getClass(), e.getClass().getSimpleName());
    }
}
