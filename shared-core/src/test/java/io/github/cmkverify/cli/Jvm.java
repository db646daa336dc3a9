package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.TemplateOutput;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/**
 * The command line as a process of its own, by the real clock.
 *
 * @param directory where it runs, and where its output is kept
 * @param options of Java
 * @param shell a line for {@code sh} in which {@code "$@"} is the command; empty: no shell
 * @param classPath of the process
 */
record Jvm(Path directory, List<String> options, String shell, String classPath) {
    private static final long LIMIT_SECONDS = 60;
    /** What a run says meanwhile on a machine that is busy. */
    private static final String STILL_AT_IT = "(?m)^cmk-verify: still .* \\(\\d+ s\\)\\R";

    /** What a process printed, and its exit code. */
    record Ended(int exit, String out, String err) {}

    static Jvm in(Path directory) {
        return new Jvm(directory, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"), "", least());
    }

    /** With everything that it takes to ask Azure. */
    Jvm forAzure() {
        return new Jvm(directory, options, shell, System.getProperty("java.class.path"));
    }

    Jvm with(String option) {
        return new Jvm(
                directory, Stream.concat(options.stream(), Stream.of(option)).toList(), shell, classPath);
    }

    Jvm through(String line) {
        return new Jvm(directory, options, line, classPath);
    }

    Ended run(Object... args) {
        return start(args).await();
    }

    Running start(Object... args) {
        try {
            Path out = Files.createTempFile(directory, "stdout", ".txt");
            Path err = Files.createTempFile(directory, "stderr", ".txt");
            Process process = new ProcessBuilder(command(args))
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(Object... args) {
        var command = new ArrayList<String>();
        if (!shell.isEmpty()) {
            command.addAll(List.of("sh", "-c", shell, "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        return command;
    }

    /** What the command line needs without Azure, and nothing of the tests: a short path starts sooner. */
    private static String least() {
        return Stream.of(
                        Main.class,
                        CommandLine.class,
                        Load.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonProperty.class,
                        TemplateOutput.class)
                .map(Jvm::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A process that has not ended yet. */
    record Running(Process process, Path out, Path err) {
        Ended await() {
            try {
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                assertThat(ended).as("ended within %d s", LIMIT_SECONDS).isTrue();
                return new Ended(
                        process.exitValue(),
                        Files.readString(out),
                        Files.readString(err).replaceAll(STILL_AT_IT, ""));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Waits until {@code condition} holds while the process runs. */
        Running until(BooleanSupplier condition) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!condition.getAsBoolean()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("did not come to that: " + await());
                }
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            return this;
        }
    }
}
