package io.github.cmkverify.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a list, and whether they are all of them. Only a complete list can prove that something is not there.
 *
 * <p>There is deliberately no filter: a filter would drop unread rows silently.
 */
public final class Listing<T> {
    private final List<T> rows;
    private final List<Gap> gaps;
    private final List<Source> sources;

    private Listing(List<T> rows, List<Gap> gaps, List<Source> sources) {
        this.rows = List.copyOf(rows);
        this.gaps = List.copyOf(gaps);
        this.sources = List.copyOf(sources);
    }

    /** All rows there are; {@code sources} are the pages they were read from. */
    public static <T> Listing<T> complete(List<T> rows, List<Source> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a complete list names where it was read");
        }
        return new Listing<>(rows, List.of(), sources);
    }

    /** {@code rows} were read, more may exist: they can break a claim, never prove one about the whole. */
    public static <T> Listing<T> partial(List<T> rows, List<Gap> gaps, List<Source> sources) {
        if (gaps.isEmpty()) {
            throw new IllegalArgumentException("a partial list names its gap");
        }
        return new Listing<>(rows, gaps, sources);
    }

    public static <T> Listing<T> unread(Gap gap) {
        return partial(List.of(), List.of(gap), List.of());
    }

    public <R> Listing<R> map(Function<? super T, ? extends R> f) {
        return new Listing<>(rows.stream().<R>map(f).toList(), gaps, sources);
    }

    /** Every row satisfies {@code question}; true of a complete empty list. */
    public Claim each(Function<? super T, Claim> question) {
        var claims = answers(question);
        claims.add(complete());
        return Claim.all(claims);
    }

    /** Some row satisfies {@code question}; else broken with {@code reason}. */
    public Claim some(String reason, Function<? super T, Claim> question) {
        var claims = answers(question);
        if (!gaps.isEmpty()) {
            claims.add(new Open(gaps, sources));
        }
        return Claim.any(reason, claims, sources).citing(sources);
    }

    /**
     * The rows by a text of each, gone through once: for a text those rows that hold it in any case, and those of which that is
     * not known. The other rows were read and hold another text; whatever asks for this one they could only break.
     *
     * <p>Not for checks, which would see part of a list for the whole: the architecture test closes it to the package
     * {@code workload}.
     */
    public Function<String, Listing<T>> by(Function<? super T, Fact<String>> text) {
        Map<String, List<T>> known = new HashMap<>();
        var unknown = new ArrayList<T>();
        for (T row : rows) {
            text.apply(row)
                    .fold(
                            value -> known.computeIfAbsent(anyCase(value), same -> new ArrayList<>()),
                            () -> unknown,
                            () -> unknown)
                    .add(row);
        }
        return wanted -> new Listing<>(
                Stream.concat(known.getOrDefault(anyCase(wanted), List.of()).stream(), unknown.stream())
                        .toList(),
                gaps,
                sources);
    }

    /** Two texts are equal here when {@link String#equalsIgnoreCase} finds them to be. */
    private static String anyCase(String text) {
        var folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return folded.toString();
    }

    /**
     * The one row that satisfies {@code question}: absent when a complete list has none, unknown when there are several,
     * when a row leaves it open or when rows are missing.
     *
     * @param what names the row in the message when there are several ("vaults with this URI")
     */
    public Fact<T> single(String what, Function<? super T, Claim> question) {
        var found = new ArrayList<T>();
        var open = new ArrayList<Gap>(gaps);
        var cited = new ArrayList<Source>(sources);
        for (T row : rows) {
            question.apply(row)
                    .<Void>fold(
                            matched -> {
                                found.add(row);
                                cited.addAll(matched);
                                return null;
                            },
                            (why, read) -> null,
                            (rowGaps, read) -> {
                                open.addAll(rowGaps);
                                return null;
                            });
        }
        if (!open.isEmpty()) {
            return Fact.unknown(open, cited);
        }
        if (found.size() > 1) {
            return Fact.unknown(List.of(several(found.size(), what)), cited);
        }
        Source searched = sources.get(sources.size() - 1);
        Fact<T> answer = found.isEmpty() ? Fact.absent(searched) : Fact.read(found.get(0), searched);
        return answer.citing(cited);
    }

    /** How many rows there are; unknown when rows may be missing. */
    public Fact<Integer> size() {
        return gaps.isEmpty()
                ? Fact.read(rows.size(), sources.get(sources.size() - 1)).citing(sources)
                : Fact.unknown(gaps, sources);
    }

    /** Every row's value; unknown as soon as one is or rows may be missing, absent as soon as one is. */
    public <R> Fact<List<R>> values(Function<? super T, Fact<R>> f) {
        Fact<List<R>> all = size().map(count -> List.of());
        for (T row : rows) {
            all = all.and(f.apply(row), (values, value) -> Stream.concat(values.stream(), Stream.of(value))
                    .toList());
        }
        return all;
    }

    /** Holds when no row can be missing. */
    public Claim complete() {
        return gaps.isEmpty() ? new Holds(sources) : new Open(gaps, sources);
    }

    /**
     * The rows that were read, to name subjects. Not for checks: the architecture test closes it to the package
     * {@code workload}.
     */
    public List<T> rows() {
        return rows;
    }

    Listing<T> citing(List<Source> earlier) {
        return new Listing<>(rows, gaps, Joined.of(earlier, sources));
    }

    private Gap several(int count, String what) {
        return new Gap(
                Gap.Kind.CONTRADICTION,
                sources.get(0).item(),
                count + " " + what,
                "find out which one is meant and remove the other");
    }

    private ArrayList<Claim> answers(Function<? super T, Claim> question) {
        var claims = new ArrayList<Claim>();
        rows.forEach(row -> claims.add(question.apply(row)));
        return claims;
    }

    @Override
    public String toString() {
        return rows.size() + " rows";
    }
}
