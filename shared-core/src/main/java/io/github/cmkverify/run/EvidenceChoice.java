package io.github.cmkverify.run;

import io.github.cmkverify.azure.live.SignIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where the evidence of a run comes from. */
public sealed interface EvidenceChoice permits EvidenceChoice.Recorded, EvidenceChoice.Live, EvidenceChoice.Reports {
    <R> R fold(Function<Recorded, R> recorded, Function<Live, R> live, Function<Reports, R> reports);

    /**
     * A pack that was recorded before.
     *
     * @param pack folder or zip; for several profiles also a folder with one pack for each, named as their reports are
     * @param expectedSha256 the hash that was approved; a pack with another is refused
     */
    record Recorded(Path pack, Optional<String> expectedSha256) implements EvidenceChoice {
        public static Recorded of(Path pack) {
            return new Recorded(pack, Optional.empty());
        }

        @Override
        public <R> R fold(Function<Recorded, R> recorded, Function<Live, R> live, Function<Reports, R> reports) {
            return recorded.apply(this);
        }
    }

    /**
     * Azure as it is now.
     *
     * @param environment what the operator's machine says about proxy and certificates ({@code HTTPS_PROXY},
     *     {@code NO_PROXY}, {@code CMK_VERIFY_CA_BUNDLE})
     * @param concurrency how many requests may be under way at once, 1 to 64; empty: the default
     * @param timeout after which nothing more is asked; empty: the default
     * @param caBundle certificates (PEM) that are trusted besides those of Java; empty: as the environment says
     * @param pack where the evidence is kept as a pack, for several profiles as a folder of packs; there must be nothing
     *     at that place
     */
    record Live(
            SignIn signIn,
            Map<String, String> environment,
            Optional<Integer> concurrency,
            Optional<Duration> timeout,
            Optional<Path> caBundle,
            Optional<Path> pack)
            implements EvidenceChoice {
        public Live {
            environment = Map.copyOf(environment);
        }

        /** With the defaults. */
        public static Live of(SignIn signIn, Map<String, String> environment) {
            return new Live(
                    signIn, environment, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Live withConcurrency(int requests) {
            return new Live(signIn, environment, Optional.of(requests), timeout, caBundle, pack);
        }

        public Live withTimeout(Duration limit) {
            return new Live(signIn, environment, concurrency, Optional.of(limit), caBundle, pack);
        }

        public Live withCaBundle(Path pem) {
            return new Live(signIn, environment, concurrency, timeout, Optional.of(pem), pack);
        }

        /** The same, keeping the evidence at {@code target}. */
        public Live keptAt(Path target) {
            return new Live(signIn, environment, concurrency, timeout, caBundle, Optional.of(target));
        }

        @Override
        public <R> R fold(Function<Recorded, R> recorded, Function<Live, R> live, Function<Reports, R> reports) {
            return live.apply(this);
        }

        /** Without what the environment holds. */
        @Override
        public String toString() {
            return "Live[" + signIn + "]";
        }
    }

    /**
     * What runs over parts of the accounts have found, as a matrix makes them: their JSON reports. For one profile.
     *
     * @param files at least one
     */
    record Reports(List<Path> files) implements EvidenceChoice {
        public Reports {
            files = List.copyOf(files);
        }

        @Override
        public <R> R fold(Function<Recorded, R> recorded, Function<Live, R> live, Function<Reports, R> reports) {
            return reports.apply(this);
        }
    }
}
