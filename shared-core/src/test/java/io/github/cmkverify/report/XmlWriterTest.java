package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlWriterTest {
    @Test
    void elementsAreIndented() throws IOException {
        var out = new StringWriter();
        try (var xml = new XmlWriter(out)) {
            xml.start("a", Map.of("x", "\"<&>'"));
            xml.empty("b", Map.of());
            xml.text("c", Map.of(), "]]> & <d/>");
            xml.text("e", Map.of(), "plain");
            xml.end();
        }
        assertThat(out).hasToString("""
                <?xml version="1.0" encoding="UTF-8"?>
                <a x="&quot;&lt;&amp;&gt;'">
                  <b/>
                  <c><![CDATA[]]]]><![CDATA[> & <d/>]]></c>
                  <e>plain</e>
                </a>
                """);
    }

    @ParameterizedTest
    @MethodSource("io.github.cmkverify.report.Hostile#texts")
    void whatXmlForbidsIsReplaced(String hostile) throws IOException {
        var out = new StringWriter();
        try (var xml = new XmlWriter(out)) {
            xml.text("a", Map.of("x", hostile), hostile);
        }
        String allowed = hostile.codePoints()
                .map(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                                || c >= 0xD800 && c <= 0xDFFF
                                || c == 0xFFFE
                                || c == 0xFFFF
                        ? 0xFFFD
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var root = Written.document(out.toString()).getDocumentElement();
        // a parser turns each line end into \n, and white space in an attribute into blanks
        assertThat(root.getTextContent()).isEqualTo(allowed.replace("\r\n", "\n"));
        assertThat(root.getAttribute("x"))
                .isEqualTo(allowed.replace("\r\n", "\n").replaceAll("[\t\n]", " "));
    }

    /** More references than a parser of JDK 24 or newer takes. */
    @ParameterizedTest
    @ValueSource(strings = {"<", ">", "&", "]]>", "<![CDATA["})
    void textThatIsAllMarkupIsRead(String markup) throws IOException {
        var out = new StringWriter();
        try (var xml = new XmlWriter(out)) {
            xml.text("a", Map.of(), markup.repeat(100_000));
        }
        assertThat(Written.document(out.toString()).getDocumentElement().getTextContent())
                .isEqualTo(markup.repeat(100_000));
    }

    @Test
    void brokenOutputIsAnIoException() throws IOException {
        var broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new XmlWriter(broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
    }
}
