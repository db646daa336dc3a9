package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Answers.GAP;
import static io.github.cmkverify.fact.Answers.at;
import static io.github.cmkverify.fact.Answers.gap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactTest {
    private final Fact<Integer> two = Fact.read(2, at("/two"));
    private final Fact<Integer> absent = Fact.absent(at("/gone"));
    private final Fact<Integer> unknown = Fact.unknown(GAP);

    @Test
    void mustAnswersByTheValue() {
        assertThat(Answers.of(two.must(v -> v == 2, v -> "is " + v))).isEqualTo("holds");
        assertThat(Answers.of(two.must(v -> v == 3, v -> "is " + v))).isEqualTo("broken [is 2]");
        assertThat(Answers.of(two.mustBe(3, "is not three"))).isEqualTo("broken [is not three]");
        assertThat(two.mustBe(2, "").sources()).containsExactly(at("/two"));
    }

    @Test
    void whatIsUnknownOrAbsentWithoutMeaningAnswersNothing() {
        assertThat(Answers.of(unknown.must(v -> true, v -> ""))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(unknown.must(v -> false, v -> "no"))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(absent.must(v -> true, v -> ""))).isEqualTo("open [the answer has no /gone]");
        assertThat(Answers.of(absent.claim(v -> Answers.HOLDS))).isEqualTo("open [the answer has no /gone]");
        assertThat(absent.claim(v -> Answers.HOLDS).sources()).containsExactly(at("/gone"));
    }

    @Test
    void claimCitesTheFactItAsked() {
        assertThat(two.claim(v -> Answers.HOLDS).sources()).containsExactly(at("/two"), Answers.HERE);
    }

    @Test
    void orBrokenAndMustExistTellAbsenceFromIgnorance() {
        assertThat(Answers.of(absent.mustExist("is missing"))).isEqualTo("broken [is missing]");
        assertThat(absent.mustExist("is missing").sources()).containsExactly(at("/gone"));
        assertThat(Answers.of(two.mustExist("is missing"))).isEqualTo("holds");
        assertThat(Answers.of(unknown.mustExist("is missing"))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(two.orBroken("is missing", v -> Answers.BROKEN))).isEqualTo("broken [one is wrong]");
    }

    @Test
    void absentMeansCountsForAbsenceOnly() {
        assertThat(Answers.of(absent.absentMeans(7, "FACTS 1").mustBe(7, "no"))).isEqualTo("holds");
        assertThat(absent.absentMeans(7, "FACTS 1").mustBe(7, "no").sources())
                .containsExactly(new Source("item", "/gone", "absent: means 7 (FACTS 1)"));
        assertThat(Answers.of(two.absentMeans(7, "FACTS 1").mustBe(2, "no"))).isEqualTo("holds");
        assertThat(Answers.of(unknown.absentMeans(7, "FACTS 1").mustBe(7, "no")))
                .isEqualTo("open [Azure answered 403]");
    }

    @Test
    void optionalIsEmptyForAbsenceOnly() {
        assertThat(Answers.of(absent.optional("FACTS 2").must(Optional::isEmpty, v -> "there")))
                .isEqualTo("holds");
        assertThat(absent.optional("FACTS 2").must(Optional::isEmpty, v -> "").sources())
                .containsExactly(new Source("item", "/gone", "absent: means nothing (FACTS 2)"));
        assertThat(Answers.of(two.optional("FACTS 2").must(v -> v.equals(Optional.of(2)), v -> "no")))
                .isEqualTo("holds");
        assertThat(Answers.of(unknown.optional("FACTS 2").must(v -> true, v -> "")))
                .startsWith("open");
    }

    @Test
    void theMeaningOfAbsenceIsNotedAtTheLastPlaceOnly() {
        Fact<Integer> nested = two.flatMap(v -> absent).absentMeans(0, "FACTS 3");
        assertThat(nested.mustBe(0, "").sources())
                .containsExactly(at("/two"), new Source("item", "/gone", "absent: means 0 (FACTS 3)"));
    }

    @Test
    void absentIsUnknownGivesAbsenceItsGap() {
        assertThat(Answers.of(absent.absentIsUnknown(gap("not listed")).mustExist("no")))
                .isEqualTo("open [not listed]");
        assertThat(absent.absentIsUnknown(gap("not listed")).mustExist("no").sources())
                .containsExactly(at("/gone"));
        assertThat(Answers.of(two.absentIsUnknown(gap("not listed")).mustExist("no")))
                .isEqualTo("holds");
        assertThat(Answers.of(unknown.absentIsUnknown(gap("not listed")).mustExist("no")))
                .isEqualTo("open [Azure answered 403]");
    }

    @Test
    void absenceThatProvesNothingNamesTheItemItWasReadFrom() {
        Fact<Integer> gone = two.flatMap(v -> Fact.<Integer>absent(new Source("list", "/row", "no row")));
        Judgement judgement = Judgement.of(
                gone.absentIsUnknown("a search may be old", "collect again").mustExist("no"));
        assertThat(judgement.<Object>fold(s -> s, (why, s) -> why, (gaps, s) -> gaps, (why, s) -> why))
                .isEqualTo(List.of(new Gap(Gap.Kind.NOT_EVALUABLE, "list", "a search may be old", "collect again")));
        assertThat(two.absentIsUnknown("old", "again")).isSameAs(two);
        assertThat(unknown.absentIsUnknown("old", "again")).isSameAs(unknown);
    }

    @Test
    void mapKeepsSourcesAndNeverInventsAValue() {
        assertThat(Answers.of(two.map(v -> v * 2).must(v -> v == 4, v -> "is " + v)))
                .isEqualTo("holds");
        assertThat(two.map(v -> v * 2).mustExist("").sources()).containsExactly(at("/two"));
        assertThat(Answers.of(absent.map(v -> 1).mustExist("gone"))).isEqualTo("broken [gone]");
        assertThat(Answers.of(unknown.map(v -> 1).mustExist("gone"))).startsWith("open");
    }

    @Test
    void flatMapCitesBoth() {
        Fact<String> next = two.flatMap(v -> Fact.read("x", at("/x")));
        assertThat(next.mustBe("x", "").sources()).containsExactly(at("/two"), at("/x"));
        assertThat(Answers.of(two.flatMap(v -> unknown).mustExist(""))).isEqualTo("open [Azure answered 403]");
        assertThat(two.flatMap(v -> unknown).mustExist("").sources()).containsExactly(at("/two"));
        assertThat(Answers.of(unknown.flatMap(v -> two).mustExist(""))).startsWith("open");
        assertThat(Answers.of(absent.flatMap(v -> two).mustExist("gone"))).isEqualTo("broken [gone]");
    }

    @Test
    void andNeedsBoth() {
        Fact<Integer> three = Fact.read(3, at("/three"));
        Claim sum = two.and(three, Integer::sum).mustBe(5, "no");
        assertThat(Answers.of(sum)).isEqualTo("holds");
        assertThat(sum.sources()).containsExactly(at("/two"), at("/three"));
        assertThat(Answers.of(two.and(unknown, Integer::sum).mustBe(5, "no"))).startsWith("open");
        assertThat(Answers.of(unknown.and(two, Integer::sum).mustBe(5, "no"))).startsWith("open");
        assertThat(Answers.of(two.and(absent, Integer::sum).mustExist("gone"))).isEqualTo("broken [gone]");
    }

    @Test
    void orAsksTheFallbackOnlyForWhatIsUnknown() {
        assertThat(Answers.of(two.or(Answers::<Integer>never).mustBe(2, "no"))).isEqualTo("holds");
        assertThat(Answers.of(absent.or(Answers::<Integer>never).mustExist("gone")))
                .isEqualTo("broken [gone]");
        assertThat(Answers.of(unknown.or(() -> two).mustBe(2, "no"))).isEqualTo("holds");
        assertThat(Answers.of(unknown.or(() -> absent).mustExist("gone"))).isEqualTo("broken [gone]");
        assertThat(Answers.of(unknown.or(() -> Fact.unknown(gap("closed"))).mustExist("")))
                .isEqualTo("open [Azure answered 403, closed]");
    }

    @Test
    void ifAbsentLooksElsewhereForAbsenceOnly() {
        assertThat(Answers.of(two.ifAbsent(Answers::<Integer>never).mustBe(2, "no")))
                .isEqualTo("holds");
        assertThat(Answers.of(unknown.ifAbsent(Answers::<Integer>never).mustExist("")))
                .startsWith("open");
        assertThat(absent.ifAbsent(() -> two).mustBe(2, "no").sources()).containsExactly(at("/gone"), at("/two"));
    }

    @Test
    void witnessesMustAgree() {
        Fact<Integer> other = Fact.read(2, at("/other"));
        Fact<Integer> three = Fact.read(3, at("/three"));
        Claim agreed = two.agreeing(other).mustBe(2, "no");
        assertThat(Answers.of(agreed)).isEqualTo("holds");
        assertThat(agreed.sources()).containsExactly(at("/two"), at("/other"));
        assertThat(Answers.of(two.agreeing(three).mustExist("")))
                .isEqualTo("open [says /two was read, but item says /three was read]");
        assertThat(two.agreeing(three).mustExist("").sources()).containsExactly(at("/two"), at("/three"));
        assertThat(Answers.of(two.agreeing(absent).mustExist(""))).startsWith("open [says");
        assertThat(Answers.of(absent.agreeing(two).mustExist(""))).startsWith("open [says");
        assertThat(Answers.of(absent.agreeing(Fact.absent(at("/too"))).mustExist("gone")))
                .isEqualTo("broken [gone]");
    }

    @Test
    void aWitnessThatKnowsNothingChangesNothing() {
        assertThat(two.agreeing(unknown)).isSameAs(two);
        assertThat(absent.agreeing(unknown)).isSameAs(absent);
        assertThat(unknown.agreeing(two)).isSameAs(two);
        assertThat(unknown.agreeing(absent)).isSameAs(absent);
    }

    @Test
    void listsFoundByAFactAreNeverCompleteWithoutIt() {
        Listing<Integer> rows = Listing.complete(List.of(1), List.of(at("/rows")));
        assertThat(two.list(v -> rows).complete().sources()).containsExactly(at("/two"), at("/rows"));
        assertThat(Answers.of(unknown.list(v -> rows).complete())).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(absent.list(v -> rows).complete())).isEqualTo("open [the answer has no /gone]");
    }

    @Test
    void foldOpensEachState() {
        assertThat(List.of(two, absent, unknown).stream()
                        .map(fact -> fact.fold(v -> "read " + v, () -> "absent", () -> "unknown"))
                        .toList())
                .containsExactly("read 2", "absent", "unknown");
    }
}
