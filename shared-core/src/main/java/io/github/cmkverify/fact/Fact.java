package io.github.cmkverify.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One thing the suite wants to know: read, proven absent, or not known and why.
 *
 * <p>There is deliberately no {@code get()}, {@code isKnown()} or {@code orElse(value)}: a check can only ask a fact for a
 * {@link Claim}, and an unknown fact answers every question with an open claim. Who may make a fact, or give absence a
 * meaning, is closed by the architecture test.
 */
public final class Fact<T> {
    private enum State {
        READ,
        ABSENT,
        UNKNOWN
    }

    private final State state;
    private final T value;
    private final List<Gap> gaps;
    private final List<Source> sources;

    private Fact(State state, T value, List<Gap> gaps, List<Source> sources) {
        this.state = state;
        this.value = value;
        this.gaps = List.copyOf(gaps);
        this.sources = List.copyOf(sources);
    }

    public static <T> Fact<T> read(T value, Source source) {
        return new Fact<>(State.READ, Objects.requireNonNull(value), List.of(), List.of(source));
    }

    /** Proven absent: a GET answered 404 with the resource's own code, or the field is not in a body read in full. */
    public static <T> Fact<T> absent(Source source) {
        return new Fact<>(State.ABSENT, null, List.of(), List.of(source));
    }

    public static <T> Fact<T> unknown(Gap gap) {
        return new Fact<>(State.UNKNOWN, null, List.of(gap), List.of());
    }

    /** Unknown for several reasons; {@code sources} are what was read on the way. */
    static <T> Fact<T> unknown(List<Gap> gaps, List<Source> sources) {
        return new Fact<>(State.UNKNOWN, null, gaps, sources);
    }

    /** The same fact, citing {@code earlier} before its own sources. */
    Fact<T> citing(List<Source> earlier) {
        return new Fact<>(state, value, gaps, Joined.of(earlier, sources));
    }

    public <R> Fact<R> map(Function<? super T, ? extends R> f) {
        return state == State.READ ? new Fact<>(state, Objects.requireNonNull(f.apply(value)), gaps, sources) : cast();
    }

    /** The fact that {@code f} finds by this one; it cites both. */
    public <R> Fact<R> flatMap(Function<? super T, Fact<R>> f) {
        if (state != State.READ) {
            return cast();
        }
        Fact<R> next = f.apply(value);
        return new Fact<>(next.state, next.value, next.gaps, Joined.of(sources, next.sources));
    }

    /** The listing that {@code f} finds by this fact; it cites both. */
    public <R> Listing<R> list(Function<? super T, Listing<R>> f) {
        return switch (state) {
            case READ -> f.apply(value).citing(sources);
            case ABSENT -> Listing.partial(List.of(), meaningless(), sources);
            case UNKNOWN -> Listing.partial(List.of(), gaps, sources);
        };
    }

    /** Both values at once; unknown as soon as one is, absent as soon as one is. */
    public <U, R> Fact<R> and(Fact<U> other, BiFunction<? super T, ? super U, ? extends R> f) {
        return flatMap(mine -> other.map(theirs -> f.apply(mine, theirs)));
    }

    /** What Azure means when it leaves the field out; {@code rule} cites where that is documented. For views only. */
    public Fact<T> absentMeans(T meaning, String rule) {
        return state == State.ABSENT ? new Fact<>(State.READ, meaning, gaps, meaning(meaning, rule)) : this;
    }

    /** A field that may be left out without any effect; {@code rule} cites where that is documented. For views only. */
    public Fact<Optional<T>> optional(String rule) {
        return state == State.ABSENT
                ? new Fact<>(State.READ, Optional.empty(), gaps, meaning("nothing", rule))
                : map(Optional::of);
    }

    /** Absence that proves nothing, such as a row missing from a search, becomes {@code gap}. */
    public Fact<T> absentIsUnknown(Gap gap) {
        return state == State.ABSENT ? new Fact<>(State.UNKNOWN, null, List.of(gap), sources) : this;
    }

    /** As {@link #absentIsUnknown(Gap)}, naming the item that proved the absence. */
    public Fact<T> absentIsUnknown(String detail, String fix) {
        return state == State.ABSENT
                ? absentIsUnknown(new Gap(Gap.Kind.NOT_EVALUABLE, last().item(), detail, fix))
                : this;
    }

    /** This fact, or when it could not be read the one that {@code fallback} finds; what neither knows stays unknown. */
    public Fact<T> or(Supplier<Fact<T>> fallback) {
        if (state != State.UNKNOWN) {
            return this;
        }
        Fact<T> other = fallback.get();
        return other.state == State.UNKNOWN
                ? unknown(
                        Joined.of(gaps, other.gaps.stream().map(Gap::asFallback).toList()),
                        Joined.of(sources, other.sources))
                : other;
    }

    /** This fact, or when it was proven absent the one that {@code elsewhere} finds; it cites both. */
    public Fact<T> ifAbsent(Supplier<Fact<T>> elsewhere) {
        return state == State.ABSENT ? elsewhere.get().citing(sources) : this;
    }

    /** Two witnesses of one fact: the one that was read, both when they agree, unknown when they contradict each other. */
    public Fact<T> agreeing(Fact<T> witness) {
        if (witness.state == State.UNKNOWN) {
            return this;
        }
        if (state == State.UNKNOWN) {
            return witness;
        }
        var both = Joined.of(sources, witness.sources);
        return state == witness.state && Objects.equals(value, witness.value)
                ? new Fact<>(state, value, gaps, both)
                : new Fact<>(State.UNKNOWN, null, List.of(contradiction(witness)), both);
    }

    /**
     * Holds when {@code condition} does; broken with {@code reason} when not; open when the fact is unknown, or absent
     * without a documented meaning.
     */
    public Claim must(Predicate<? super T> condition, Function<? super T, String> reason) {
        return claim(v -> condition.test(v) ? new Holds(sources) : new Broken(List.of(reason.apply(v)), sources));
    }

    public Claim mustBe(T expected, String reason) {
        return must(expected::equals, v -> reason);
    }

    /** Holds as soon as there is a value; broken with {@code reason} when proven absent. */
    public Claim mustExist(String reason) {
        return orBroken(reason, v -> new Holds(sources));
    }

    /** Broken with {@code reason} when proven absent; else as {@link #claim}. */
    public Claim orBroken(String reason, Function<? super T, Claim> present) {
        return state == State.ABSENT ? new Broken(List.of(reason), sources) : claim(present);
    }

    /** The answer to {@code question}, citing this fact as well. */
    public Claim claim(Function<? super T, Claim> question) {
        return switch (state) {
            case READ -> question.apply(value).citing(sources);
            case ABSENT -> new Open(meaningless(), sources);
            case UNKNOWN -> new Open(gaps, sources);
        };
    }

    /**
     * Opens the fact, to name subjects and to choose what to collect. Not for checks: the architecture test closes it to
     * the package {@code workload}.
     */
    public <R> R fold(Function<? super T, R> read, Supplier<R> absent, Supplier<R> unknown) {
        return switch (state) {
            case READ -> read.apply(value);
            case ABSENT -> absent.get();
            case UNKNOWN -> unknown.get();
        };
    }

    private List<Gap> meaningless() {
        Source last = last();
        return List.of(new Gap(
                Gap.Kind.NOT_EVALUABLE,
                last.item(),
                "the answer has no " + last.pointer(),
                "report this answer to the maintainers: what its absence means is not documented"));
    }

    private Gap contradiction(Fact<T> witness) {
        return new Gap(
                Gap.Kind.CONTRADICTION,
                last().item(),
                "says " + last().shown() + ", but " + witness.last().item() + " says "
                        + witness.last().shown(),
                "collect again; when the two still differ, ask Azure support which one is right");
    }

    private List<Source> meaning(Object meaning, String rule) {
        var before = sources.subList(0, sources.size() - 1);
        return Stream.concat(before.stream(), Stream.of(last().absent(meaning, rule)))
                .toList();
    }

    private Source last() {
        return sources.get(sources.size() - 1);
    }

    @SuppressWarnings("unchecked") // an absent or unknown fact holds no value of any type
    private <R> Fact<R> cast() {
        return (Fact<R>) this;
    }
}
