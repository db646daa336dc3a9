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
    /** Tries after one that failed. */
    static final int MOST = 3;

    /**
     * Tries after one that was refused because too many ask. Such an answer says nothing about the request, so it does not
     * count as a failure; it is what a busy subscription looks like. The time limit of the run ends this waiting too.
     */
    static final int MOST_THROTTLED = 12;

    static final int THROTTLED = 429;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Set<Integer> TRANSIENT = Set.of(408, THROTTLED, 500, 502, 503, 504);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final DoubleSupplier dice;

    /** @param dice numbers from 0 to 1, so that threads which failed together do not come back together */
    Retries(DoubleSupplier dice) {
        this.dice = dice;
    }

    static boolean worthIt(int status) {
        return TRANSIENT.contains(status);
    }

    /** For one request. */
    Patience patience() {
        return new Patience();
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

    /** How often one request was in vain, and so whether it is sent again. */
    final class Patience {
        private int failed;
        private int throttled;

        private Patience() {}

        /** How long to wait before the next try; empty when the answer is to be kept. */
        Optional<Duration> after(Transport.Reply reply, Instant now) {
            if (!worthIt(reply.status())) {
                return Optional.empty();
            }
            return reply.status() == THROTTLED
                    ? afterThrottling(retryAfter(reply, now))
                    : failed(retryAfter(reply, now));
        }

        /** How long to wait after no answer at all; empty when it was the last try. */
        Optional<Duration> afterNone() {
            return failed(Optional.empty());
        }

        private Optional<Duration> failed(Optional<Duration> told) {
            failed++;
            return failed > MOST ? Optional.empty() : Optional.of(told.orElseGet(() -> backoff(failed)));
        }

        /** Who says "now" again and again is not taken at his word. */
        private Optional<Duration> afterThrottling(Optional<Duration> told) {
            throttled++;
            if (throttled > MOST_THROTTLED) {
                return Optional.empty();
            }
            Duration own = backoff(Math.min(throttled, MOST));
            return Optional.of(told.filter(wait -> throttled <= MOST || wait.compareTo(own) > 0)
                    .orElse(own));
        }
    }
}
