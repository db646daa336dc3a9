package io.github.cmkverify.cli;

import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.simulator.Fault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
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

    /** A day in UTC. */
    static final class Dates implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is no date; write it such as 2027-01-31");
            }
        }
    }

    /** A text that says something. */
    static final class FilledIn implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.isBlank() || text.strip().equalsIgnoreCase("TODO")) {
                throw new TypeConversionException("it is empty; write a name or a sentence");
            }
            return text.strip();
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

    /** How to sign in. */
    static final class SignIns implements ITypeConverter<SignIn.Method> {
        @Override
        public SignIn.Method convert(String text) {
            return SignIn.Method.of(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text
                            + "' is no way to sign in; use auto, environment, workload-identity, managed-identity or"
                            + " azure-cli"));
        }
    }

    /** A time with its unit. */
    static final class Durations implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("(?<number>[1-9][0-9]{0,4})(?<unit>[smh])");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw new TypeConversionException("'" + text + "' is no time; write 90s, 10m or 1h");
            }
            return Duration.parse("PT" + time.group("number") + time.group("unit"));
        }
    }

    /** How many requests at once. */
    static final class Concurrencies implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 1, 64);
        }
    }

    /** A port of TCP. */
    static final class Ports implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 0, 65_535);
        }
    }

    /** A delay in milliseconds. */
    static final class Milliseconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Duration.ofMillis(number(text, 0, 60_000));
        }
    }

    private static int number(String text, int least, int most) {
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new TypeConversionException("'" + text + "' is not a number from " + least + " to " + most);
        }
        return number;
    }

    /** The id of a directory or subscription. */
    static final class Guids implements ITypeConverter<String> {
        private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        static boolean fits(String text) {
            return GUID.matcher(text.toLowerCase(Locale.ROOT)).matches();
        }

        @Override
        public String convert(String text) {
            if (!fits(text)) {
                throw new TypeConversionException(
                        "'" + text + "' is no id; it looks like 11111111-2222-3333-4444-555555555555");
            }
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** A cloud of Microsoft's, or one on this machine. */
    static final class Clouds implements ITypeConverter<String> {
        private static final Pattern CLOUD = Pattern.compile(
                "AzureCloud|AzureUSGovernment|AzureChinaCloud|https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

        @Override
        public String convert(String text) {
            if (!CLOUD.matcher(text).matches()) {
                throw new TypeConversionException("'" + text + "' is no cloud; use AzureCloud, AzureUSGovernment,"
                        + " AzureChinaCloud, or the address that simulate prints");
            }
            return text;
        }
    }

    /** What {@code init} splits by. */
    static final class Splits implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.equals("resource-group")) {
                throw new TypeConversionException("'" + text + "' is nothing to split by; use resource-group");
            }
            return text;
        }
    }

    /** A fault of the simulator. */
    static final class Faults implements ITypeConverter<Fault> {
        @Override
        public Fault convert(String text) {
            try {
                return Fault.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': " + e.getMessage());
            }
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
