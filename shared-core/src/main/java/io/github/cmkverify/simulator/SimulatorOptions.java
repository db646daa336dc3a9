package io.github.cmkverify.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a simulator behaves.
 *
 * @param port 0 for any free one
 * @param tls whether with TLS and an authority of its own
 * @param certificateFrom when its certificates begin to be valid (for two days); empty: an hour ago
 * @param tenant the directory that its tokens are of
 * @param clientSecret the only one that is let in; empty: any
 * @param tokenLifetime of the tokens it gives
 * @param latency before each answer
 */
public record SimulatorOptions(
        int port,
        boolean tls,
        Optional<Instant> certificateFrom,
        String tenant,
        Optional<String> clientSecret,
        Duration tokenLifetime,
        Duration latency,
        List<Fault> faults,
        Clock clock) {
    public SimulatorOptions {
        faults = List.copyOf(faults);
    }

    /** Any free port, plain http, everybody is let in, nothing goes wrong. */
    public static SimulatorOptions of(String tenant, Clock clock) {
        return new SimulatorOptions(
                0,
                false,
                Optional.empty(),
                tenant,
                Optional.empty(),
                Duration.ofHours(1),
                Duration.ZERO,
                List.of(),
                clock);
    }

    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(
                number, tls, certificateFrom, tenant, clientSecret, tokenLifetime, latency, faults, clock);
    }

    public SimulatorOptions withTls() {
        return withTls(true);
    }

    public SimulatorOptions withTls(boolean wanted) {
        return new SimulatorOptions(
                port, wanted, certificateFrom, tenant, clientSecret, tokenLifetime, latency, faults, clock);
    }

    public SimulatorOptions withCertificateFrom(Instant from) {
        return new SimulatorOptions(
                port, true, Optional.of(from), tenant, clientSecret, tokenLifetime, latency, faults, clock);
    }

    public SimulatorOptions withTenant(String directory) {
        return new SimulatorOptions(
                port, tls, certificateFrom, directory, clientSecret, tokenLifetime, latency, faults, clock);
    }

    public SimulatorOptions withClientSecret(String secret) {
        return new SimulatorOptions(
                port, tls, certificateFrom, tenant, Optional.of(secret), tokenLifetime, latency, faults, clock);
    }

    public SimulatorOptions withTokenLifetime(Duration lifetime) {
        return new SimulatorOptions(port, tls, certificateFrom, tenant, clientSecret, lifetime, latency, faults, clock);
    }

    public SimulatorOptions withLatency(Duration delay) {
        return new SimulatorOptions(
                port, tls, certificateFrom, tenant, clientSecret, tokenLifetime, delay, faults, clock);
    }

    public SimulatorOptions withFaults(Fault... wanted) {
        return new SimulatorOptions(
                port, tls, certificateFrom, tenant, clientSecret, tokenLifetime, latency, List.of(wanted), clock);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "simulator of directory " + tenant + " with " + faults.size() + " faults";
    }
}
