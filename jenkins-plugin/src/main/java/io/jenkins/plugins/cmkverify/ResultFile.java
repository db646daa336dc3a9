package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Report;
import io.jenkins.plugins.cmkverify.report.UnreadableReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The JSON report of one run, byte for byte, beside build.xml; complete or absent. */
final class ResultFile {
    private final Path file;

    ResultFile(Path buildDirectory, String id) {
        this.file = buildDirectory.resolve("cmk-verify-result-" + id + ".json");
    }

    void write(String json) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, json, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The report; one that blocks and says why when the file is gone or damaged. Never throws: it is read for a page. */
    Report read() {
        try {
            return Report.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Report.none("the findings of this build are gone: " + file.getFileName() + " cannot be read");
        } catch (UnreadableReportException e) {
            return Report.none("the findings of this build are damaged: " + e.getMessage());
        }
    }
}
