package io.github.cmkverify.azure.live;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * The pace of one host, shared by all threads: how many requests at once, how many Azure has left for us (token bucket of its
 * headers, FACTS B.15, B.16), and until when it asked everybody to wait.
 */
final class Lane {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** What Resource Manager adds to its bucket of reads each second. */
    private static final double REFILL = 25;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?");

    private final Time time;
    private final Semaphore slots;
    private double left = Double.POSITIVE_INFINITY;
    private long countedAt;
    private long closedUntil;
    private int underWay;

    Lane(Time time, int atOnce) {
        this.time = time;
        this.slots = new Semaphore(atOnce, true);
        this.countedAt = time.nanos();
        this.closedUntil = countedAt;
    }

    /** Waits for its turn; {@link #leave} must follow. */
    void enter() throws InterruptedException {
        slots.acquire();
        try {
            for (long wait = take(); wait > 0; wait = take()) {
                time.pause(Duration.ofNanos(wait));
            }
        } catch (InterruptedException e) {
            slots.release();
            throw e;
        }
    }

    /** Takes a token, or says how many nanoseconds to wait before asking again. */
    private synchronized long take() {
        long now = time.nanos();
        if (closedUntil - now > 0) {
            return closedUntil - now;
        }
        left += (now - countedAt) / 1e9 * REFILL;
        countedAt = now;
        if (left < 1) {
            return (long) ((1 - left) / REFILL * 1e9) + 1;
        }
        left--;
        underWay++;
        return 0;
    }

    void leave() {
        synchronized (this) {
            underWay--;
        }
        slots.release();
    }

    /** What the headers of an answer say about the next ones. */
    synchronized void heed(Transport.Reply reply) {
        OptionalDouble count = remaining(reply);
        if (count.isPresent()) {
            left = Math.max(0, count.getAsDouble() - underWay);
            countedAt = time.nanos();
        }
        String quota = reply.header("x-ms-user-quota-remaining");
        // what the others that are under way will use up is gone already
        boolean usedUp = NUMBER.matcher(quota).matches() && Integer.parseInt(quota) < Math.max(1, underWay);
        Matcher resets = CLOCK.matcher(reply.header("x-ms-user-quota-resets-after"));
        if (usedUp && resets.matches()) {
            closeFor(Duration.ofHours(Long.parseLong(resets.group(1)))
                    .plusMinutes(Long.parseLong(resets.group(2)))
                    .plusSeconds(Long.parseLong(resets.group(3)) + 1));
        }
    }

    private static OptionalDouble remaining(Transport.Reply reply) {
        return reply.headers().map().entrySet().stream()
                .filter(header -> isReadLimit(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> NUMBER.matcher(value).matches())
                .flatMapToDouble(value -> DoubleStream.of(Double.parseDouble(value)))
                .min();
    }

    private static boolean isReadLimit(String header) {
        return header.startsWith("x-ms-ratelimit-remaining-")
                && (header.endsWith("reads") || header.endsWith("requests") || header.endsWith("entities-read"));
    }

    /** Nobody sends for so long, at most a minute. */
    synchronized void closeFor(Duration wait) {
        Duration capped = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        long until = time.nanos() + capped.toNanos();
        if (until - closedUntil > 0) {
            closedUntil = until;
        }
    }
}
