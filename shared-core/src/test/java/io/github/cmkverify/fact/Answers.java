package io.github.cmkverify.fact;

import java.util.List;

/** Opens claims and judgements for tests. */
final class Answers {
    static final Source HERE = new Source("item", "/here", "shown");
    static final Gap GAP = new Gap(Gap.Kind.REFUSED, "item", "Azure answered 403", "grant Reader");
    static final Claim HOLDS = Fact.read(1, HERE).must(v -> true, v -> "");
    static final Claim BROKEN = Fact.read(1, HERE).must(v -> false, v -> "one is wrong");
    static final Claim OPEN = Claim.open(GAP);

    private Answers() {}

    static String of(Claim claim) {
        return claim.fold(
                sources -> "holds", (why, sources) -> "broken " + why, (gaps, sources) -> "open " + details(gaps));
    }

    static String of(Judgement judgement) {
        return judgement.fold(
                sources -> "holds",
                (why, sources) -> "broken " + why,
                (gaps, sources) -> "open " + details(gaps),
                (why, sources) -> "not applicable " + why);
    }

    static List<Source> sources(Judgement judgement) {
        return judgement.fold(s -> s, (why, s) -> s, (gaps, s) -> s, (why, s) -> s);
    }

    static Source at(String pointer) {
        return new Source("item", pointer, pointer + " was read");
    }

    static Gap gap(String detail) {
        return new Gap(Gap.Kind.UNREACHABLE, "item", detail, "try again");
    }

    /** A fallback that must not be asked. */
    static <T> Fact<T> never() {
        throw new AssertionError("asked");
    }

    /** A claim that must not be asked for. */
    static Claim neverClaimed() {
        throw new AssertionError("asked");
    }

    private static List<String> details(List<Gap> gaps) {
        return gaps.stream().map(Gap::detail).toList();
    }
}
