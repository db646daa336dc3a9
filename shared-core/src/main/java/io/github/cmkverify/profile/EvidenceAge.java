package io.github.cmkverify.profile;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old evidence may be, measured against the wall clock (CHECKS, "Time").
 *
 * @param limit empty for unlimited, as in a replay; else at least a minute
 */
public record EvidenceAge(Optional<Duration> limit) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    public EvidenceAge {
        limit.filter(age -> age.compareTo(Duration.ofMinutes(1)) < 0).ifPresent(age -> {
            throw new IllegalArgumentException("evidence cannot be younger than a minute: " + age);
        });
    }

    public static EvidenceAge limited(Duration limit) {
        return new EvidenceAge(Optional.of(limit));
    }

    public static EvidenceAge unlimited() {
        return new EvidenceAge(Optional.empty());
    }

    /** {@code 90m}, {@code 24h}, {@code 7d} or {@code unlimited}. */
    static Optional<EvidenceAge> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return text.equals("unlimited") ? Optional.of(unlimited()) : Optional.empty();
        }
        int amount = Integer.parseInt(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "m" -> limited(Duration.ofMinutes(amount));
                    case "h" -> limited(Duration.ofHours(amount));
                    default -> limited(Duration.ofDays(amount));
                });
    }

    public <R> R fold(Function<Duration, R> limited, Supplier<R> unlimited) {
        return limit.isPresent() ? limited.apply(limit.get()) : unlimited.get();
    }

    /** Whether this allows older evidence than {@code other} does. */
    public boolean looserThan(EvidenceAge other) {
        return other.fold(theirs -> fold(mine -> mine.compareTo(theirs) > 0, () -> true), () -> false);
    }

    /** As written in a profile. */
    public String text() {
        return fold(age -> age.toMinutes() % 60 == 0 ? age.toHours() + "h" : age.toMinutes() + "m", () -> "unlimited");
    }
}
