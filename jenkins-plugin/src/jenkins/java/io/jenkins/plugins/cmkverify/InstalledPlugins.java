package io.jenkins.plugins.cmkverify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Tells the test harness which plugins there are: this one, and each whose jar is on the class path. Their classes are those of
 * the class path.
 */
final class InstalledPlugins {
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    private InstalledPlugins() {}

    static void install() throws IOException {
        writeOwn();
        Path folder = Files.createDirectories(TEST_CLASSES.resolve("test-dependencies"));
        var names = new TreeSet<String>();
        for (URL url : Collections.list(InstalledPlugins.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            Manifest manifest;
            try (InputStream in = url.openStream()) {
                manifest = new Manifest(in);
            }
            String name = manifest.getMainAttributes().getValue("Short-Name");
            if (name != null && url.getProtocol().equals("jar") && names.add(name)) {
                write(folder.resolve(name + ".jpi"), manifest);
            }
        }
        Files.write(folder.resolve("index"), new ArrayList<>(names), StandardCharsets.UTF_8);
    }

    private static void writeOwn() throws IOException {
        var manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Short-Name", "cmk-verify");
        attributes.putValue("Long-Name", "CMK Verify");
        attributes.putValue("Plugin-Version", "0-test");
        attributes.putValue("Plugin-Dependencies", System.getProperty("plugin.dependencies"));
        attributes.putValue(
                "Resource-Path",
                Path.of("src", "main", "resources").toAbsolutePath().toString());
        attributes.putValue("Libraries", "");
        try (OutputStream out = Files.newOutputStream(TEST_CLASSES.resolve("the.jpl"))) {
            manifest.write(out);
        }
    }

    private static void write(Path file, Manifest manifest) throws IOException {
        var copy = new Manifest(manifest);
        copy.getMainAttributes().remove(new Attributes.Name("PluginFirstClassLoader"));
        try (var jar = new JarOutputStream(Files.newOutputStream(file), copy)) {
            jar.finish();
        }
    }
}
