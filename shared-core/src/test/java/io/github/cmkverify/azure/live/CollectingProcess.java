package io.github.cmkverify.azure.live;

import io.github.cmkverify.Run;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Collects a base in a process of its own, with its own environment, and prints all it comes to know: for sign-ins that read
 * the environment of the process, and to see everything that leaves it.
 */
public final class CollectingProcess {
    private CollectingProcess() {}

    /** @param args base, address of the simulator, method of sign-in */
    public static void main(String[] args) throws InterruptedException {
        World world = Worlds.base(args[0]);
        Profile profile = Rehearsal.custom(world, args[1]);
        var time = new ShiftedTime(world.from());
        Run run = new Run(true, world.from().plusSeconds(60), Optional.empty(), Set.of());
        var progress = new Progress() {
            @Override
            public void signedIn(String how) {
                System.out.println("SIGNED IN " + how);
            }

            @Override
            public void items(int done, int known) {
                System.out.println("PROGRESS " + done + "/" + known);
            }
        };
        try {
            LiveSettings settings = LiveSettings.of(System.getenv()).withAttempt(Duration.ofSeconds(5));
            SignIn signIn = SignIn.of(SignIn.Method.of(args[2]).orElseThrow(), System.getenv());
            System.out.println(settings + " " + signIn);
            try (Collector collector = Collector.open(profile, settings, signIn, "0.1.0", progress, time)) {
                System.out.println(collector.signedInWith());
                var subject = new Subject(profile, evidence -> World.VERIFICATION.plan(profile, evidence, run)::next);
                collector
                        .collect(List.of(subject))
                        .forEach(collected -> System.out.println(collected.<String>fold(
                                evidence -> {
                                    evidence.items()
                                            .forEach(item -> item.pages().forEach(page -> {
                                                System.out.println(page);
                                                System.out.println(page.answer()
                                                        .<String>fold(
                                                                r -> r.body().text(), m -> m.reason()));
                                            }));
                                    System.out.println(evidence.provenance());
                                    var verdict = World.VERIFICATION.judge(profile, evidence, run);
                                    System.out.println(verdict);
                                    return "DECISION " + verdict.decision().kind();
                                },
                                failure -> "FAILURE " + failure.kind() + " " + failure)));
            }
        } catch (LiveFailure e) {
            System.out.println("FAILURE " + e.kind() + " " + e);
            e.printStackTrace(System.out);
        }
    }

    /** What the process printed. */
    static String run(Map<String, String> environment, List<String> options, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(CollectingProcess.class.getName());
        command.addAll(List.of(args));
        Path out = Files.createTempFile("collecting", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.toUpperCase(java.util.Locale.ROOT)
                .contains("PROXY"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + Files.readString(out));
        }
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }
}
