package io.github.cmkverify.world;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.ProfileLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A workload before anybody looked at it: its profile and its Azure.
 *
 * @param profileText {@code cmk-profile.yml}
 * @param from when its collection began
 */
public record World(String name, String profileText, FakeAzure azure, Instant from) {
    public static final Catalogue CATALOGUE = Catalogue.load();
    public static final CmkVerification VERIFICATION = new CmkVerification(CATALOGUE, "0.1.0");
    public static final String PROFILE_FILE = "cmk-profile.yml";

    private static final Duration COLLECTION = Duration.ofSeconds(20);

    /** The same Azure under another profile. */
    public World withProfile(String text) {
        return new World(name, text, azure, from);
    }

    public Profile profile() {
        byte[] bytes = profileText.getBytes(StandardCharsets.UTF_8);
        return ProfileLoader.load(bytes, PROFILE_FILE, CATALOGUE.checkIds(), today())
                .fold(profile -> profile, problems -> {
                    throw new IllegalArgumentException(name + ": " + problems);
                });
    }

    /** What the plan collects here. */
    public Recorded record() {
        return record(item -> item);
    }

    /** The same with items changed on their way into the evidence; an empty one is not collected. */
    public Recorded record(UnaryOperator<Optional<Item>> change) {
        Profile profile = profile();
        Provenance provenance = new Provenance(
                "0.1.0",
                profile.sha256(),
                profile.azure().cloud().value().name(),
                profile.azure().tenant().value(),
                profile.azure().subscription().value(),
                from,
                from.plus(COLLECTION),
                Optional.empty(),
                Map.of());
        Run run = new Run(false, from.plus(Duration.ofMinutes(1)), Optional.empty(), Set.of());
        var items = new Collector(VERIFICATION, profile, run, azure, from, change).collect(provenance);
        return new Recorded(name, profile, provenance, run, items);
    }

    private LocalDate today() {
        return from.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
