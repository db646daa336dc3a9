package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cmkverify.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What lies in a report directory after a run. */
public record Reports(Path directory) {
    public static final String LOCK = DirectoryLock.FILE;

    public Path json() {
        return directory.resolve("cmk-report.json");
    }

    public Path junit() {
        return directory.resolve("cmk-junit.xml");
    }

    /** Yesterday's reports, as green as they can be. */
    public void leaveStale() {
        try {
            Files.createDirectories(directory);
            Files.writeString(json(), "{\"decision\": \"promote\", \"exitCode\": 0}");
            Files.writeString(
                    junit(),
                    "<testsuites><testsuite name=\"a\" tests=\"1\"><testcase name=\"a\" classname=\"a\"/>"
                            + "</testsuite></testsuites>");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode readJson() {
        try {
            return new ObjectMapper().readTree(json().toFile());
        } catch (IOException e) {
            throw new IllegalStateException(json() + " is no JSON", e);
        }
    }

    /** Testcases with a failure or an error. */
    public int red() {
        Document junit = readJunit();
        return junit.getElementsByTagName("failure").getLength()
                + junit.getElementsByTagName("error").getLength();
    }

    private Document readJunit() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit().toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(junit() + " is no XML", e);
        }
    }

    /** Both reports are complete and say that the run blocks with {@code exit}. */
    public void assertBlock(int exit) {
        assertThat(readJson().at("/decision").textValue()).isEqualTo("block");
        assertThat(readJson().at("/exitCode").intValue()).isEqualTo(exit);
        assertThat(red()).as("failures and errors in %s", junit()).isPositive();
        assertNoLitter();
    }

    public void assertPromote() {
        assertThat(readJson().at("/decision").textValue()).isEqualTo("promote");
        assertThat(readJson().at("/exitCode").intValue()).isZero();
        assertThat(red()).isZero();
        assertNoLitter();
    }

    /** Whether both reports stand and block; false as well while they are being replaced. */
    public boolean block() {
        try {
            return readJson().path("decision").asText().equals("block") && red() > 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** No report that a pipeline would take for green: each is gone, or says block. */
    public void assertNothingGreen() {
        if (Files.isRegularFile(json())) {
            assertThat(readJson().path("decision").asText()).isEqualTo("block");
        }
        if (Files.isRegularFile(junit())) {
            assertThat(red()).as("failures and errors in %s", junit()).isPositive();
        }
    }

    public String cause() {
        return readJson().at("/cause").textValue();
    }

    public void assertNoLitter() {
        assertThat(names())
                .isSubsetOf(Stream.concat(
                                Stream.of(LOCK), ReportFormat.all().stream().map(ReportFormat::fileName))
                        .toList());
    }

    public List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
