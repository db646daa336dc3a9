package io.github.cmkverify.cli;

import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.run.EvidenceChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options of every command that asks Azure. */
final class LiveOptions {
    static final String ALLOWED_HOSTS = "CMK_VERIFY_ALLOWED_HOSTS";

    @Option(
            names = "--auth",
            paramLabel = "HOW",
            converter = OptionValues.SignIns.class,
            completionCandidates = Candidates.SignIns.class,
            description = "how to sign in: auto, environment, workload-identity, managed-identity or azure-cli"
                    + " (default: auto, the first of the others that is set up)")
    private Optional<SignIn.Method> auth = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = OptionValues.Durations.class,
            description = "ask for nothing more after this time, such as 90s or 10m (default: 10m)")
    private Optional<Duration> timeout = Optional.empty();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = OptionValues.Concurrencies.class,
            description = "how many requests may be under way at once, 1 to 64 (default: 16), and no more than 4"
                    + " for each account")
    private Optional<Integer> concurrency = Optional.empty();

    @Option(
            names = "--ca-bundle",
            paramLabel = "FILE",
            converter = OptionValues.Paths.class,
            description = "certificates (PEM) to trust besides those of Java, for a proxy that inspects TLS; or set"
                    + " CMK_VERIFY_CA_BUNDLE")
    private Path caBundle; // not Optional: a shell completes files for a Path only

    @Option(
            names = "--allow-hosts",
            paramLabel = "HOSTS",
            description = "hosts that a profile with endpoints of its own may name, separated by commas; or set "
                    + ALLOWED_HOSTS)
    private Optional<String> allowedHosts = Optional.empty();

    EvidenceChoice.Live live(Console console) {
        return new EvidenceChoice.Live(
                SignIn.of(auth.orElse(SignIn.Method.AUTO), console.environment()),
                console.environment(),
                concurrency,
                timeout,
                Optional.ofNullable(caBundle),
                Optional.empty());
    }

    String allowedHosts(Console console) {
        return allowedHosts.orElseGet(() -> console.variable(ALLOWED_HOSTS));
    }

    /** An option that means nothing where recorded evidence is judged, if one was given. */
    Optional<String> askingAzure() {
        return Stream.of(
                        auth.map(given -> "--auth"),
                        timeout.map(given -> "--timeout"),
                        concurrency.map(given -> "--concurrency"),
                        Optional.ofNullable(caBundle).map(given -> "--ca-bundle"))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
