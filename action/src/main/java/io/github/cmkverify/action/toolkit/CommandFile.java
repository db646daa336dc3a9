package io.github.cmkverify.action.toolkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One of the files through which a step hands values to the runner. The runner makes the file before the step starts and reads
 * it afterwards; values are appended.
 */
public final class CommandFile {
    /** What the runner reads without a second thought; our own names need no more. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final String variable;
    private final Map<String, String> environment;
    private final Supplier<UUID> random;

    private CommandFile(String variable, Map<String, String> environment, Supplier<UUID> random) {
        this.variable = variable;
        this.environment = Map.copyOf(environment);
        this.random = random;
    }

    /** Outputs of the step ({@code setOutput}). */
    public static CommandFile outputs(Map<String, String> environment) {
        return of("GITHUB_OUTPUT", environment);
    }

    /** Variables for the steps that follow ({@code exportVariable}); this process keeps its own. */
    public static CommandFile variables(Map<String, String> environment) {
        return of("GITHUB_ENV", environment);
    }

    /** State for the post step ({@code saveState}); a composite action has none. */
    public static CommandFile state(Map<String, String> environment) {
        return of("GITHUB_STATE", environment);
    }

    /** Folders that come first on the PATH of the steps that follow ({@code addPath}). */
    public static CommandFile paths(Map<String, String> environment) {
        return of("GITHUB_PATH", environment);
    }

    /** The summary of the step, in Markdown; see {@link Summary}. */
    public static CommandFile summary(Map<String, String> environment) {
        return of("GITHUB_STEP_SUMMARY", environment);
    }

    private static CommandFile of(String variable, Map<String, String> environment) {
        return new CommandFile(variable, environment, UUID::randomUUID);
    }

    /** For tests: what stands in for chance. */
    CommandFile with(Supplier<UUID> chance) {
        return new CommandFile(variable, environment, chance);
    }

    /**
     * Appends {@code name} with {@code value}, which may hold anything but the random delimiter: several lines, {@code EOF},
     * what looks like another output.
     *
     * @throws RunnerException when the file is not there or cannot be written
     */
    public void set(String name, String value) throws RunnerException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for " + variable + ": " + name);
        }
        String delimiter = "ghadelimiter_" + random.get();
        if (value.contains(delimiter)) {
            throw new RunnerException("the value of " + name + " contains its own delimiter, which is random: "
                    + "somebody knows what nobody can know");
        }
        // always \n: the runner takes \r\n for an end of line on Windows only
        append(name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n");
    }

    /**
     * Appends one line ({@link #paths}).
     *
     * @throws RunnerException when it is not one line, or the file is not there or cannot be written
     */
    public void line(String text) throws RunnerException {
        if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new RunnerException("what goes to " + variable + " must be one line");
        }
        append(text + "\n");
    }

    /** Bytes that are there already: limits count them too. */
    long size() throws RunnerException {
        Path file = file();
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    void append(String text) throws RunnerException {
        Path file = file();
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unusable(file, "cannot be written", e);
        }
    }

    private Path file() throws RunnerException {
        String name = environment.getOrDefault(variable, "");
        if (name.isEmpty()) {
            throw new RunnerException(
                    variable + " is not set: this must run as a step of GitHub Actions, on a runner of"
                            + " version 2.297 or newer");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new RunnerException(variable + " names no file: " + name);
        }
    }

    private RunnerException unusable(Path file, String what, IOException e) {
        return new RunnerException("the file " + file + " that " + variable + " names " + what + " ("
                + e.getClass().getSimpleName() + "): in a container mount it, and keep it writable");
    }
}
