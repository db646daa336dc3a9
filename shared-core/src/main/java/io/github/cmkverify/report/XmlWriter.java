package io.github.cmkverify.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Indented XML 1.0. Everything is escaped; a character that XML 1.0 forbids becomes U+FFFD. */
final class XmlWriter implements AutoCloseable {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final Pattern REFERENCED = Pattern.compile("[<>&]");

    private final XMLStreamWriter xml;
    private int depth;

    /**
     * The JDK's own writer, whatever else is on the class path, and over characters: given a stream it writes half a
     * surrogate pair at a time on some JDKs.
     */
    XmlWriter(Writer out) throws IOException {
        xml = attempt(() -> XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
        run(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
        });
    }

    void start(String name, Map<String, String> attributes) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            write(attributes);
            xml.writeCharacters("\n");
        });
        depth++;
    }

    void end() throws IOException {
        depth--;
        run(() -> {
            indent();
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    void empty(String name, Map<String, String> attributes) throws IOException {
        run(() -> {
            indent();
            xml.writeEmptyElement(name);
            write(attributes);
            xml.writeCharacters("\n");
        });
    }

    void text(String name, Map<String, String> attributes, String text) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            write(attributes);
            characters(allowed(text));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    @Override
    public void close() throws IOException {
        run(xml::close);
    }

    private void write(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), allowed(attribute.getValue()));
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("  ".repeat(depth));
    }

    /**
     * Text that would need references is CDATA: the parser of a JDK from 24 on refuses a document with more than 50,000 of
     * them, and a hostile name can be all {@code <}.
     */
    private void characters(String text) throws XMLStreamException {
        if (REFERENCED.matcher(text).find()) {
            xml.writeCData(text.replace("]]>", "]]]]><![CDATA[>"));
        } else {
            xml.writeCharacters(text);
        }
    }

    private static String allowed(String text) {
        return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }

    private static void run(Action action) throws IOException {
        attempt(() -> {
            action.run();
            return "";
        });
    }

    private static <T> T attempt(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (XMLStreamException e) {
            throw new IOException("the report is no XML: " + e.getMessage(), e);
        }
    }

    private interface Action {
        void run() throws XMLStreamException;
    }

    private interface Question<T> {
        T ask() throws XMLStreamException;
    }
}
