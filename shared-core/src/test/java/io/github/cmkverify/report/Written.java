package io.github.cmkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cmkverify.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reports, written and read again. */
final class Written {
    /** Whatever could move a cursor or hide and reorder text; written down apart from {@link Visible}. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x80-\\x9f&&[^\\n]]");

    private Written() {}

    static void assertSafeToLookAt(String report) {
        var unsafe = UNSAFE.matcher(report);
        assertThat(unsafe.find() ? "U+" + Integer.toHexString(unsafe.group().codePointAt(0)) : "")
                .isEmpty();
    }

    static String json(Verdict verdict) throws IOException {
        return write(new JsonReport(), verdict);
    }

    static String junit(Verdict verdict) throws IOException {
        return write(new JunitReport(), verdict);
    }

    static String markdown(Verdict verdict) throws IOException {
        return write(new MarkdownReport(), verdict);
    }

    static String html(Verdict verdict) throws IOException {
        return write(new HtmlReport(), verdict);
    }

    static String sarif(Verdict verdict) throws IOException {
        return write(new SarifReport(), verdict);
    }

    static String console(Verdict verdict, Detail detail) throws IOException {
        var out = new StringBuilder();
        new ConsoleReport(detail, false).write(verdict, out);
        return out.toString();
    }

    static JsonNode parsed(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }

    static Document document(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    static String write(ReportFormat format, Verdict verdict) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(verdict, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
