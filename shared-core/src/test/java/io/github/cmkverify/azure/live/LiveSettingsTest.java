package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.AllowedHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
    @Test
    void theDefaultsAreThoseOfTheDocumentation() throws Exception {
        LiveSettings settings = LiveSettings.of(Map.of("CMK_VERIFY_CA_BUNDLE", " "));
        assertThat(settings.concurrency()).isEqualTo(16);
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.attempt()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.caBundle()).isEmpty();
        assertThat(settings.proxy().shown()).isEmpty();
    }

    @Test
    void theEnvironmentAndTheOptionsChangeThem() throws Exception {
        LiveSettings settings = LiveSettings.of(Map.of("CMK_VERIFY_CA_BUNDLE", "a.pem", "HTTPS_PROXY", "http://p:1"));
        assertThat(settings.caBundle()).contains(Path.of("a.pem"));
        assertThat(settings.proxy().shown()).contains("p:1");
        AllowedHosts hosts = AllowedHosts.of("azure.example");
        LiveSettings changed = settings.withConcurrency(1)
                .withTimeout(Duration.ofSeconds(1))
                .withAttempt(Duration.ofSeconds(2))
                .withCaBundle(Path.of("b.pem"))
                .withAllowedHosts(hosts);
        assertThat(changed.concurrency()).isEqualTo(1);
        assertThat(changed.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(changed.attempt()).isEqualTo(Duration.ofSeconds(2));
        assertThat(changed.caBundle()).contains(Path.of("b.pem"));
        assertThat(changed.allowedHosts()).isSameAs(hosts);
        assertThat(changed.proxy()).isSameAs(settings.proxy());
    }

    /** On Windows many characters make no path; one makes none anywhere. */
    @Test
    void aBundleThatIsNoPathIsRefused() {
        assertThatThrownBy(() -> LiveSettings.of(Map.of("CMK_VERIFY_CA_BUNDLE", "a\u0000b")))
                .isInstanceOfSatisfying(
                        LiveFailure.class, e -> assertThat(e.kind()).isEqualTo(LiveFailure.Kind.USAGE))
                .hasMessage("CMK_VERIFY_CA_BUNDLE is no path of this system: a?b");
    }

    @Test
    void limitsThatAreNoneAreRefused() throws Exception {
        LiveSettings settings = LiveSettings.of(Map.of());
        assertThat(settings.withConcurrency(64).concurrency()).isEqualTo(64);
        for (int wrong : new int[] {0, 65, -1}) {
            assertThatThrownBy(() -> settings.withConcurrency(wrong))
                    .hasMessage("concurrency must be 1 to 64, not " + wrong);
        }
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatThrownBy(() -> settings.withTimeout(wrong))
                    .hasMessage("a time limit must be longer than nothing");
            assertThatThrownBy(() -> settings.withAttempt(wrong))
                    .hasMessage("a time limit must be longer than nothing");
        }
    }
}
