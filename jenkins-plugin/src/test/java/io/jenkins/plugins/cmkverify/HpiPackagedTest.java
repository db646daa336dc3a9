package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.java.sezpoz.Index;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished .hpi, looked at as Jenkins does. */
class HpiPackagedTest {
    private static final String LIBRARIES = "WEB-INF/lib/";

    @TempDir
    private static Path libraries;

    private static Path hpi;

    @BeforeAll
    static void unpack() throws IOException {
        hpi = Path.of(System.getProperty("hpi"));
        try (var zip = new ZipFile(hpi.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, libraries.resolve(entry.getName().substring(LIBRARIES.length())));
                    }
                }
            }
        }
    }

    @Test
    void theManifestNamesThePlugin() throws IOException {
        Attributes manifest = manifest(hpi);
        assertThat(manifest.getValue("Short-Name")).isEqualTo("cmk-verify");
        assertThat(manifest.getValue("Plugin-Version")).isNotBlank();
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("PluginFirstClassLoader")).isEqualTo("true");
        assertThat(manifest.getValue("Plugin-Dependencies").split(","))
                .allMatch(dependency -> dependency.matches("[a-z0-9-]+:[^:;]+(;resolution:=optional)?"));
    }

    /**
     * JEP-200: what is read from config.xml, stored in build.xml or sent to an agent must lie in a jar that says which plugin
     * it is. Else Jenkins drops the build step without a word, and a blocked release is green.
     */
    @Test
    void jenkinsReadsTheStepAndTheResultFromDisk()
            throws IOException, ReflectiveOperationException, URISyntaxException {
        try (URLClassLoader loader = asJenkinsLoads()) {
            for (Class<?> stored : List.of(
                    CmkVerifyBuilder.class,
                    VerifyOptions.class,
                    VerificationAction.class,
                    GlobalSettings.class,
                    CmkVerifyResult.class,
                    CmkVerifyResult.FindingResult.class,
                    AgentRun.class,
                    AgentSignIn.class)) {
                URL location = loader.loadClass(stored.getName())
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation();
                Attributes manifest = manifest(Path.of(location.toURI()));
                assertThat(manifest.getValue("Short-Name")).as(stored.getName()).isEqualTo("cmk-verify");
                assertThat(manifest.getValue("Plugin-Version"))
                        .as(stored.getName())
                        .isNotBlank();
            }
        }
    }

    /** Nothing of the core is stored or sent, so nothing of it is let through. */
    @Test
    void onlyThePluginItselfMayBeReadFromDisk() throws IOException {
        for (Path jar : jars()) {
            if (!jar.getFileName().toString().equals("cmk-verify.jar")) {
                assertThat(manifest(jar).getValue("Short-Name"))
                        .as(jar.toString())
                        .isNull();
                assertThat(manifest(jar).getValue("Jenkins-ClassFilter-Whitelisted"))
                        .as(jar.toString())
                        .isNull();
            }
        }
    }

    @Test
    void everyExtensionLoads() throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader = asJenkinsLoads()) {
            var names = new ArrayList<String>();
            Index.load(Extension.class, Object.class, loader).forEach(item -> names.add(item.className()));
            assertThat(names)
                    .contains(
                            CmkVerifyBuilder.DescriptorImpl.class.getName(),
                            CmkVerifyStep.DescriptorImpl.class.getName());
            for (String name : names) {
                Class<?> extension = loader.loadClass(name);
                assertThat(extension.getConstructor()).isNotNull();
                assertThat(extension.getClassLoader()).isSameAs(loader);
            }
        }
    }

    @Test
    void noDeclarationIsInside() throws IOException, URISyntaxException {
        Set<String> declared = new TreeSet<>();
        Path declarations = Path.of(Extension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(declarations)) {
            try (Stream<Path> files = Files.walk(declarations)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file ->
                                declared.add(declarations.relativize(file).toString()));
            }
        } else {
            declared.addAll(entries(declarations));
            declared.removeIf(name -> !name.endsWith(".class"));
        }
        assertThat(declared).hasSizeGreaterThan(50);
        for (Path jar : jars()) {
            assertThat(entries(jar)).as(jar.toString()).doesNotContainAnyElementsOf(declared);
        }
    }

    @Test
    void onlyWhatThePluginNeedsIsInside() throws IOException {
        assertThat(jars())
                .extracting(jar -> jar.getFileName().toString().replaceAll("-[0-9].*", ""))
                .contains("cmk-verify.jar", "cmk-verify-core", "azure-identity", "jackson-databind")
                .doesNotContain("slf4j-api", "picocli", "sezpoz", "cmk-verify-jenkins-api", "jna", "netty-common");
    }

    @Test
    void jenkinsShowsWhatThePluginIsFor() throws IOException {
        assertThat(entries(libraries.resolve("cmk-verify.jar"))).contains("index.jelly");
        for (Path jar : jars()) {
            if (!jar.getFileName().toString().equals("cmk-verify.jar")) {
                assertThat(entries(jar)).as(jar.toString()).doesNotContain("index.jelly");
            }
        }
    }

    /** The libraries of the .hpi, with the declarations in the place of Jenkins. */
    private static URLClassLoader asJenkinsLoads() throws IOException {
        var urls = new ArrayList<URL>();
        for (Path jar : jars()) {
            urls.add(jar.toUri().toURL());
        }
        URL declarations = Extension.class.getProtectionDomain().getCodeSource().getLocation();
        var jenkins = new URLClassLoader(new URL[] {declarations}, ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return HpiPackagedTest.class.getClassLoader().loadClass(name);
            }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("io.jenkins.plugins.cmkverify.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return new URLClassLoader(urls.toArray(URL[]::new), jenkins);
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.sorted().toList();
        }
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var names = new TreeSet<String>();
            file.stream().map(ZipEntry::getName).forEach(names::add);
            return names;
        }
    }
}
