package io.github.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Progress;
import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The door to running Azure, over the simulator. */
@Timeout(60)
class LiveEvidenceTest {
    private static final Map<String, String> CLIENT =
            Map.of("AZURE_CLIENT_ID", "0f1e2d3c-4b5a-4697-8877-665544332212", "AZURE_CLIENT_SECRET", "a-long-secret");

    private static Profile at(World world, String address) {
        return world.withProfile(world.profileText().replace("azure:\n", """
                azure:
                  cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                """.formatted(address, address)))
                .profile();
    }

    @Test
    void eachProfileGetsItsEvidenceOrTheReasonWhyNot() throws Exception {
        World rbac = Worlds.base("rbac");
        World mail = Worlds.base("data-plane");
        var items = new ArrayList<>(rbac.record().items());
        items.addAll(mail.record().items());
        String tenant = rbac.profile().azure().tenant().value();
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(tenant, Clock.systemUTC()), items)) {
            String here = simulator.address().toString();
            Profile elsewhere = at(
                    rbac.withProfile(rbac.profileText().replace(tenant, "00000000-0000-4000-8000-000000000000")), here);
            Profile stranger = at(rbac, "https://azure.invalid");
            List<Profile> profiles = List.of(at(rbac, here), elsewhere, at(mail, here), stranger);

            Instant now = Instant.now();
            Run run = new Run(true, now, Optional.empty(), Set.of());
            var evidence = new LiveEvidence(
                    World.VERIFICATION, LiveSettings.of(Map.of()), SignIn.of(SignIn.Method.AUTO, CLIENT), "0.1.0");
            List<Collected> collected = evidence.collect(profiles, run, Progress.silent());

            assertThat(collected.stream()
                            .map(each -> each.<String>fold(
                                    found -> found.provenance().profileSha256(),
                                    failure -> LiveEvidence.decision(failure)
                                            .exit()
                                            .name())))
                    .containsExactly(
                            profiles.get(0).sha256(),
                            ExitCode.USAGE.name(),
                            profiles.get(2).sha256(),
                            ExitCode.USAGE.name());
            collected
                    .get(0)
                    .fold(
                            found -> {
                                assertThat(found.provenance().collectedFrom()).isAfterOrEqualTo(now);
                                assertThat(found.provenance().collectedTo())
                                        .isAfter(found.provenance().collectedFrom());
                                assertThat(found.provenance().subscription())
                                        .isEqualTo(profiles.get(0)
                                                .azure()
                                                .subscription()
                                                .value());
                                assertThat(World.VERIFICATION.missing(profiles.get(0), found, run))
                                        .isEmpty();
                                return found;
                            },
                            failure -> {
                                throw new AssertionError(failure);
                            });
        }
    }

    /** Sixteen requests may be under way, but a connection for each of them would cost more than it saves. */
    @Test
    void oneAccountOpensFewConnections() throws Exception {
        World rbac = Worlds.base("rbac");
        var options = SimulatorOptions.of(rbac.profile().azure().tenant().value(), Clock.systemUTC())
                .withLatency(Duration.ofMillis(30));
        try (Simulator simulator = Simulator.start(options, rbac.record().items());
                Relay relay = Relay.to(simulator.address().getPort())) {
            var evidence = new LiveEvidence(
                    World.VERIFICATION, LiveSettings.of(Map.of()), SignIn.of(SignIn.Method.AUTO, CLIENT), "0.1.0");
            Profile profile = at(rbac, "http://localhost:" + relay.port());
            Run run = new Run(true, Instant.now(), Optional.empty(), Set.of());
            Set<EvidenceKey> missing = evidence.collect(List.of(profile), run, Progress.silent())
                    .get(0)
                    .fold(found -> World.VERIFICATION.missing(profile, found, run), failure -> {
                        throw new AssertionError(failure);
                    });
            assertThat(missing).isEmpty();
            assertThat(relay.connections()).isBetween(2, 4);
        }
    }
}
