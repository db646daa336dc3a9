package io.github.cmkverify.azure.live;

import io.github.cmkverify.profile.AllowedHosts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator, and never the profile, decides about talking to Azure.
 *
 * @param concurrency how many requests may be under way at once, 1 to 64
 * @param timeout after which the run asks for nothing more
 * @param attempt after which one try of one request is given up
 * @param caBundle certificates (PEM) that are trusted besides those of the Java platform
 * @param allowedHosts hosts that a profile may name itself
 */
public record LiveSettings(
        int concurrency,
        Duration timeout,
        Duration attempt,
        Optional<Path> caBundle,
        ProxySettings proxy,
        AllowedHosts allowedHosts) {
    public LiveSettings {
        if (concurrency < 1 || concurrency > 64) {
            throw new IllegalArgumentException("concurrency must be 1 to 64, not " + concurrency);
        }
        if (timeout.isNegative() || timeout.isZero() || attempt.isNegative() || attempt.isZero()) {
            throw new IllegalArgumentException("a time limit must be longer than nothing");
        }
    }

    /**
     * The defaults (16 at once, 10 minutes, 30 seconds), with what the environment says: {@code HTTPS_PROXY},
     * {@code NO_PROXY}, {@code CMK_VERIFY_CA_BUNDLE}, {@code CMK_VERIFY_ALLOWED_HOSTS}.
     *
     * @throws LiveFailure when one of them cannot be used
     */
    public static LiveSettings of(Map<String, String> environment) throws LiveFailure {
        return new LiveSettings(
                16,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                caBundle(environment.getOrDefault("CMK_VERIFY_CA_BUNDLE", "")),
                ProxySettings.of(environment),
                AllowedHosts.of(environment.getOrDefault("CMK_VERIFY_ALLOWED_HOSTS", "")));
    }

    private static Optional<Path> caBundle(String path) throws LiveFailure {
        try {
            return path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            throw LiveFailure.usage("CMK_VERIFY_CA_BUNDLE is no path of this system: " + Words.shown(path));
        }
    }

    public LiveSettings withConcurrency(int requests) {
        return new LiveSettings(requests, timeout, attempt, caBundle, proxy, allowedHosts);
    }

    public LiveSettings withTimeout(Duration limit) {
        return new LiveSettings(concurrency, limit, attempt, caBundle, proxy, allowedHosts);
    }

    public LiveSettings withAttempt(Duration limit) {
        return new LiveSettings(concurrency, timeout, limit, caBundle, proxy, allowedHosts);
    }

    public LiveSettings withCaBundle(Path pem) {
        return new LiveSettings(concurrency, timeout, attempt, Optional.of(pem), proxy, allowedHosts);
    }

    public LiveSettings withAllowedHosts(AllowedHosts hosts) {
        return new LiveSettings(concurrency, timeout, attempt, caBundle, proxy, hosts);
    }
}
