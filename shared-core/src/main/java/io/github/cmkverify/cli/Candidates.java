package io.github.cmkverify.cli;

import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import java.util.Arrays;
import java.util.Iterator;

/** What a shell offers after an option. Asked only when completion is printed. */
final class Candidates {
    private Candidates() {}

    /** For {@code --fail-on}. */
    static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Severity.values()).map(Severity::text).iterator();
        }
    }

    /** For {@code --auth}. */
    static final class SignIns implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SignIn.Method.values())
                    .map(SignIn.Method::text)
                    .filter(text -> SignIn.Method.of(text).isPresent())
                    .iterator();
        }
    }

    /** For {@code --format} of reports. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReportFormat.all().stream().map(ReportFormat::id).iterator();
        }
    }

    /** For {@code explain}. */
    static final class Checks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalogue.load().entries().stream().map(CatalogueEntry::id).iterator();
        }
    }

    /** For {@code demo}. */
    static final class Examples implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(DemoCommand.Example.values())
                    .map(DemoCommand.Example::toString)
                    .iterator();
        }
    }
}
