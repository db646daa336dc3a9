package io.github.cmkverify.cli;

import io.github.cmkverify.world.Worlds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/** The command line in this process, a minute after the worlds were recorded. */
record Cli(Map<String, String> environment, boolean terminal, Clock clock, Interruption interruption) {
    static final Instant NOW = Worlds.base("rbac").from().plus(Duration.ofMinutes(1));

    /** What a run printed, and its exit code. */
    record Result(int exit, String out, String err) {}

    /** In a build: no terminal. */
    static Cli inBuild() {
        return new Cli(Map.of(), false, Clock.fixed(NOW, ZoneOffset.UTC), new Interruption());
    }

    Cli at(Clock other) {
        return new Cli(environment, terminal, other, interruption);
    }

    Cli on(Map<String, String> variables, boolean person) {
        return new Cli(variables, person, clock, interruption);
    }

    Result run(Object... args) {
        var out = new ByteArrayOutputStream();
        return run(out, args);
    }

    Result run(ByteArrayOutputStream out, Object... args) {
        return run(out, new ByteArrayOutputStream(), args);
    }

    Result run(ByteArrayOutputStream out, ByteArrayOutputStream err, Object... args) {
        var console = new Console(stream(out), stream(err), environment, () -> terminal);
        int exit = new CommandLineRun(console, clock, interruption)
                .execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
