package io.github.cmkverify.fact;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One condition of a check: it holds, it is broken, or it is open because something could not be read.
 *
 * <p>A claim that holds can only come out of a {@link Fact} or a {@link Listing}: nothing outside this package can make
 * one. Claims combine by Kleene's three-valued logic.
 */
public sealed interface Claim permits Holds, Broken, Open {
    <R> R fold(
            Function<List<Source>, R> holds,
            BiFunction<List<String>, List<Source>, R> broken,
            BiFunction<List<Gap>, List<Source>, R> open);

    List<Source> sources();

    /** Holds when all hold; broken when one is broken, however much is unread; else open. */
    static Claim all(Claim first, Claim... more) {
        return all(Stream.concat(Stream.of(first), Stream.of(more)).toList());
    }

    /**
     * As {@link #all(Claim, Claim...)}.
     *
     * @throws IllegalArgumentException for no claims: all of nothing proves nothing
     */
    static Claim all(List<Claim> claims) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("all() of nothing proves nothing");
        }
        var reasons = Joined.of(claims, Claim::reasons);
        if (!reasons.isEmpty()) {
            return new Broken(reasons, sources(claims));
        }
        var gaps = gaps(claims);
        return gaps.isEmpty() ? new Holds(sources(claims)) : new Open(gaps, sources(claims));
    }

    /** Holds when one holds; else open when one is open; else broken with {@code reason}. */
    static Claim any(String reason, Claim first, Claim... more) {
        return any(reason, Stream.concat(Stream.of(first), Stream.of(more)).toList(), List.of());
    }

    /** As {@link #any(String, Claim, Claim...)}; {@code searched} are cited when nothing was found. */
    static Claim any(String reason, List<Claim> claims, List<Source> searched) {
        for (Claim claim : claims) {
            if (claim instanceof Holds) {
                return claim;
            }
        }
        var gaps = gaps(claims);
        var sources = Joined.of(searched, sources(claims));
        return gaps.isEmpty() ? new Broken(List.of(reason), sources) : new Open(gaps, sources);
    }

    /** A condition the suite cannot evaluate, such as an ABAC expression. There is no shortcut for "holds". */
    static Claim open(Gap gap) {
        return new Open(List.of(gap), List.of());
    }

    /** Holds when this and then {@code next} hold; {@code next} is not asked while this is broken or open. */
    default Claim andThen(Supplier<Claim> next) {
        return fold(sources -> next.get().citing(sources), (why, sources) -> this, (gaps, sources) -> this);
    }

    /**
     * Whether this brings {@code next} with it: holds when this is broken or {@code next} holds, broken when this holds and
     * {@code next} is broken, else open. {@code next} is not asked while this is broken, and is all that is cited when it
     * holds.
     */
    default Claim implies(Supplier<Claim> next) {
        return fold(
                sources -> {
                    Claim then = next.get();
                    return then instanceof Holds ? then : then.citing(sources);
                },
                (why, sources) -> new Holds(sources),
                (gaps, sources) -> any("", List.of(next.get(), this), List.of()));
    }

    /** The same claim; of more than {@code most} reasons why it is broken, the first ones and how many others there are. */
    default Claim abridged(int most) {
        return fold(
                h -> this,
                (why, sources) -> why.size() <= most
                        ? this
                        : new Broken(
                                Stream.concat(
                                                why.subList(0, most).stream(),
                                                Stream.of("and " + (why.size() - most) + " more of this kind"))
                                        .toList(),
                                sources),
                (gaps, sources) -> this);
    }

    /** The same claim; {@code reason} replaces the reasons when it is broken. */
    default Claim because(String reason) {
        return because(why -> reason);
    }

    /** As {@link #because(String)}, with a reason that is made of the reasons. */
    default Claim because(Function<List<String>, String> reason) {
        return fold(
                h -> this, (why, sources) -> new Broken(List.of(reason.apply(why)), sources), (gaps, sources) -> this);
    }

    /** Broken with {@code reason} when this holds, holds when this is broken, open when this is open. */
    default Claim not(String reason) {
        return not(() -> reason);
    }

    /** As {@link #not(String)}, with a reason that takes work to put into words. */
    default Claim not(Supplier<String> reason) {
        return fold(
                sources -> new Broken(List.of(reason.get()), sources),
                (why, sources) -> new Holds(sources),
                (gaps, sources) -> this);
    }

    /** The same claim, citing {@code earlier} before its own sources. */
    default Claim citing(List<Source> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        var both = Joined.of(earlier, sources());
        return fold(s -> new Holds(both), (why, s) -> new Broken(why, both), (gaps, s) -> new Open(gaps, both));
    }

    private static List<String> reasons(Claim claim) {
        return claim.fold(s -> List.of(), (why, s) -> why, (gaps, s) -> List.of());
    }

    private static List<Source> sources(List<Claim> claims) {
        return Joined.of(claims, Claim::sources);
    }

    private static List<Gap> gaps(List<Claim> claims) {
        return Joined.of(claims, Claim::gaps);
    }

    private static List<Gap> gaps(Claim claim) {
        return claim.fold(s -> List.of(), (why, s) -> List.of(), (gaps, s) -> gaps);
    }
}
