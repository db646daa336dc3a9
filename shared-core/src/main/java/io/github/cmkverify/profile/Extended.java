package io.github.cmkverify.profile;

import java.util.Optional;

/** The file that a profile names in {@code extends}, or why it cannot be used. */
public final class Extended {
    private final String fileName;
    private final Optional<byte[]> yaml;
    private final String refusal;

    private Extended(String fileName, Optional<byte[]> yaml, String refusal) {
        this.fileName = fileName;
        this.yaml = yaml;
        this.refusal = refusal;
    }

    /** Where the files lie that profiles extend. */
    public interface Library {
        /** @param reference as the profile writes it: hostile text */
        Extended find(String reference);
    }

    /** @param fileName for messages */
    public static Extended file(String fileName, byte[] yaml) {
        return new Extended(fileName, Optional.of(yaml.clone()), "");
    }

    /** @param why completes "extends: ..." and says what to do */
    public static Extended refused(String why) {
        return new Extended("", Optional.empty(), why);
    }

    String fileName() {
        return fileName;
    }

    /** Empty when refused. */
    Optional<byte[]> yaml() {
        return yaml.map(byte[]::clone);
    }

    String refusal() {
        return refusal;
    }
}
