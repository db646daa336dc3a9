package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/** When a request is tried again, and after how long. */
final class Retries {
    /** Tries after the first. */
    static final int MOST = 3;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final DoubleSupplier dice;

    /** @param dice numbers from 0 to 1, so that threads which failed together do not come back together */
    Retries(DoubleSupplier dice) {
        this.dice = dice;
    }

    static boolean worthIt(int status) {
        return TRANSIENT.contains(status);
    }

    /** Half a second, one, two; each between half and one and a half times that. */
    Duration backoff(int failed) {
        return Duration.ofNanos(
                (long) (FIRST.toNanos() * (1L << Math.min(failed - 1, 6)) * (0.5 + dice.getAsDouble())));
    }

    /** What {@code Retry-After} says: seconds, or a date. */
    static Optional<Duration> retryAfter(Transport.Reply reply, Instant now) {
        String text = reply.header("Retry-After").strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
