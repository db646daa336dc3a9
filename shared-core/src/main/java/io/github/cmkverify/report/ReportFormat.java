package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A report that is a file of its own. */
public interface ReportFormat {
    /** All formats there are, in the order to write them. */
    static List<ReportFormat> all() {
        return List.of(new JunitReport(), new JsonReport(), new MarkdownReport(), new HtmlReport(), new SarifReport());
    }

    /** The format with exactly this id. */
    static Optional<ReportFormat> of(String id) {
        return all().stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /**
     * The same format for a profile that lies at {@code path} in its repository; most formats do not tell.
     *
     * @param path with {@code /} between its names
     */
    default ReportFormat about(String path) {
        return this;
    }

    /** What a person writes to ask for it: {@code junit}. */
    String id();

    /** Its name in the report directory: {@code cmk-junit.xml}. */
    String fileName();

    /**
     * Writes the whole report in UTF-8 and leaves {@code out} open.
     *
     * @throws IOException only when {@code out} does
     */
    void write(Verdict verdict, OutputStream out) throws IOException;
}
