package io.github.cmkverify.cli;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says what would be right when one is wrong. */
final class OptionValues {
    private OptionValues() {}

    /** A path; an empty one would be the working directory, and is a variable that nobody set. */
    static final class Paths implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("it is empty; is a variable not set?");
            }
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + text + "' is no path on this system (" + e.getReason()
                        + "); with letters beyond ASCII set LC_ALL=C.UTF-8");
            }
        }
    }

    /** A severity as profiles write it. */
    static final class Severities implements ITypeConverter<Severity> {
        @Override
        public Severity convert(String text) {
            return Severity.of(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no severity; use critical, high, medium or low"));
        }
    }

    /** An instant in UTC. */
    static final class Instants implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no instant; write it in UTC, such as 2026-11-01T00:00:00Z");
            }
        }
    }

    /** A SHA-256 in hex. An empty one must not mean that any pack is right. */
    static final class Hashes implements ITypeConverter<String> {
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        @Override
        public String convert(String text) {
            String hash = text.toLowerCase(Locale.ROOT);
            if (text.length() != 64 || !HASH.matcher(hash).matches()) {
                throw new TypeConversionException("'" + text
                        + "' is no SHA-256; it has 64 hexadecimal digits, and cmk-verify pack show PACK prints it");
            }
            return hash;
        }
    }

    /** The id of a report format. */
    static final class Formats implements ITypeConverter<ReportFormat> {
        @Override
        public ReportFormat convert(String id) {
            return ReportFormat.of(id)
                    .orElseThrow(() -> new TypeConversionException("'" + id + "' is no report format; use "
                            + ReportFormat.all().stream().map(ReportFormat::id).collect(Collectors.joining(", "))));
        }
    }

    /** How {@code checks} prints its list. */
    static final class ListFormats implements ITypeConverter<ChecksCommand.Format> {
        @Override
        public ChecksCommand.Format convert(String text) {
            return oneOf(ChecksCommand.Format.values(), text);
        }
    }

    /** A shell that completion is for. */
    static final class Shells implements ITypeConverter<CompletionCommand.Shell> {
        @Override
        public CompletionCommand.Shell convert(String text) {
            return oneOf(CompletionCommand.Shell.values(), text);
        }
    }

    /** The name of an example. */
    static final class Examples implements ITypeConverter<DemoCommand.Example> {
        @Override
        public DemoCommand.Example convert(String text) {
            return oneOf(DemoCommand.Example.values(), text);
        }
    }

    private static <E> E oneOf(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not known; use "
                        + Arrays.stream(values).map(Object::toString).collect(Collectors.joining(" or "))));
    }
}
