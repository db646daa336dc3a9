package io.github.cmkverify.simulator;

import io.github.cmkverify.evidence.EvidenceKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that goes wrong, on purpose.
 *
 * @param where id of an evidence kind, {@code token}, or a pattern with {@code *} over host and path
 * @param detail a number or a code, as the kind wants it; empty for its default
 * @param every only each so many-th request that fits
 * @param times at most so often
 */
public record Fault(String where, Kind kind, String detail, int every, int times) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<where>[^=\\s]{1,200})=(?<what>[a-z]+|[1-5][0-9]{2})(:(?<detail>[\\w.]{1,60}?))?(@(?<every>[0-9]{1,5}))?"
                    + "(x(?<times>[0-9]{1,6}))?");

    /** What goes wrong. */
    public enum Kind {
        /** An error of Azure: {@code 403}, {@code 404:KeyNotFound}, {@code 429:2} (seconds to wait), {@code 503}. */
        STATUS,
        /** The answer comes after {@code slow:MILLISECONDS}. */
        SLOW,
        /** The connection ends before the answer. */
        CUT,
        /** The connection ends in the middle of the answer. */
        TRUNCATE,
        /** JSON that stops half way. */
        BROKEN,
        /** The login page of a proxy. */
        LOGIN,
        /** A list that never ends. */
        ENDLESS,
        /** A list that goes on at a host of somebody else. */
        FOREIGN,
        /** The second and later answers differ from the first. */
        FLIP,
        /** A redirect to a host of somebody else. */
        REDIRECT,
        /** The answer repeats the token that was sent. */
        ECHO,
        /** The sign-in is refused: {@code token=aadsts:7000215}. */
        AADSTS;

        private static Optional<Kind> of(String text) {
            return Character.isDigit(text.charAt(0))
                    ? Optional.of(STATUS)
                    : Arrays.stream(values())
                            .filter(kind -> kind != STATUS && kind.name().equalsIgnoreCase(text))
                            .findFirst();
        }
    }

    /**
     * Reads {@code WHERE=WHAT[:DETAIL][@EVERY][xTIMES]}, such as {@code key-version=403}, {@code *=429:1@10} or
     * {@code *&#47;vaults/*=cut}.
     *
     * @throws IllegalArgumentException with a message for people
     */
    public static Fault parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || Kind.of(shape.group("what")).isEmpty()) {
            throw new IllegalArgumentException("a fault is written WHERE=WHAT, such as key-version=403, *=429:1@10 or"
                    + " token=aadsts:7000215; WHAT is a status or one of " + kinds());
        }
        Kind kind = Kind.of(shape.group("what")).orElseThrow();
        String detail = Optional.ofNullable(shape.group("detail")).orElse("");
        String where = shape.group("where");
        boolean known = where.contains("*")
                || where.equals("token")
                || EvidenceKind.of(where).isPresent();
        if (!known) {
            throw new IllegalArgumentException("\"" + where + "\" is no kind of evidence; use one, token, or a pattern"
                    + " with * over host and path");
        }
        return new Fault(
                where,
                kind,
                kind == Kind.STATUS ? (shape.group("what") + ":" + detail) : detail,
                number(shape.group("every"), 1),
                number(shape.group("times"), Integer.MAX_VALUE));
    }

    private static String kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.STATUS)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Math.max(1, Integer.parseInt(text));
    }

    /**
     * @param what id of the evidence kind, or {@code token}
     * @param address host and path in lower case
     */
    boolean concerns(String what, String address) {
        return where.contains("*")
                ? !what.equals("token")
                        && Pattern.compile(Arrays.stream(
                                                where.toLowerCase(Locale.ROOT).split("\\*", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(".*")))
                                .matcher(address)
                                .matches()
                : where.equals(what);
    }

    /** The number in {@link #detail}. */
    int amount(int otherwise) {
        return detail.matches("[0-9]{1,6}") ? Integer.parseInt(detail) : otherwise;
    }
}
