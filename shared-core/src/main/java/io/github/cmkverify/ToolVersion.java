package io.github.cmkverify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this tool, as the build wrote it. */
public final class ToolVersion {
    private ToolVersion() {}

    /**
     * Such as {@code 1.2.0}.
     *
     * @throws IllegalStateException when the build left the resource out: a defect
     */
    public static String text() {
        try (InputStream in = ToolVersion.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
    }
}
