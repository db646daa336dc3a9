package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** What a page of Jenkins must be so that hostile text stays text and the content security policy holds. */
class ViewsTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    static List<Path> jelly() throws IOException {
        return files(".jelly");
    }

    static List<Path> help() throws IOException {
        return files(".html");
    }

    @Test
    void thereAreViews() throws IOException {
        assertThat(jelly()).hasSizeGreaterThan(8);
        assertThat(help()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("jelly")
    void everyViewEscapes(Path view) throws IOException {
        assertThat(Files.readString(view)).startsWith("<?jelly escape-by-default='true'?>");
    }

    @ParameterizedTest
    @MethodSource("jelly")
    void everyViewParses(Path view) throws IOException, ParserConfigurationException, SAXException {
        parse(Files.readString(view));
    }

    @ParameterizedTest
    @MethodSource("jelly")
    void noViewHasWhatThePolicyForbids(Path view) throws IOException {
        assertThat(Files.readString(view))
                .doesNotContain("<script")
                .doesNotContain("<style")
                .doesNotContain("<j:out")
                .doesNotContain("rawHtml")
                .doesNotContain("checkUrl")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("(src|href)=\"(https?:|//)");
    }

    @ParameterizedTest
    @MethodSource("help")
    void helpIsOneBlock(Path help) throws IOException, ParserConfigurationException, SAXException {
        parse(Files.readString(help));
        assertThat(Files.readString(help)).startsWith("<div>").doesNotContain("<script");
    }

    @Test
    void coloursAreThoseOfTheTheme() throws IOException {
        String css = Files.readString(RESOURCES.resolve("io/jenkins/plugins/cmkverify/pages.css"));
        assertThat(css)
                .doesNotContainPattern("#[0-9a-fA-F]{3}")
                .doesNotContain("rgb")
                .doesNotContain("url(");
    }

    private static void parse(String xml) throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
