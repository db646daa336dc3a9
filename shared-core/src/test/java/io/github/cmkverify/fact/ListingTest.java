package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Answers.GAP;
import static io.github.cmkverify.fact.Answers.at;
import static io.github.cmkverify.fact.Answers.gap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private static final Source PAGE = at("/value");
    private final Listing<Integer> none = Listing.complete(List.of(), List.of(PAGE));
    private final Listing<Integer> both = Listing.complete(List.of(1, 2), List.of(PAGE));
    private final Listing<Integer> cut = Listing.partial(List.of(1, 2), List.of(GAP), List.of(PAGE));

    private static Function<Integer, Claim> is(int wanted) {
        return row -> Fact.read(row, at("/row/" + row)).mustBe(wanted, row + " is not " + wanted);
    }

    private static Claim unreadable(Integer row) {
        return Claim.open(gap("row " + row));
    }

    @Test
    void valuesAreKnownWhenEveryRowIsAndNoneIsMissing() {
        Function<Integer, Fact<Integer>> read = row -> Fact.read(row * 10, at("/row/" + row));
        Fact<List<Integer>> values = both.values(read);
        assertThat(Answers.of(values.mustBe(List.of(10, 20), "other"))).isEqualTo("holds");
        assertThat(values.mustExist("").sources()).containsExactly(PAGE, at("/row/1"), at("/row/2"));
        assertThat(Answers.of(none.values(read).mustBe(List.of(), "other"))).isEqualTo("holds");
        assertThat(Answers.of(cut.values(read).mustExist("none"))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(both.values(row -> Fact.<Integer>unknown(gap("row " + row)))
                        .mustExist("none")))
                .isEqualTo("open [row 1]");
        assertThat(Answers.of(both.values(row -> Fact.<Integer>absent(PAGE)).mustExist("none")))
                .isEqualTo("broken [none]");
    }

    @Test
    void eachHoldsOfACompleteEmptyListAndOpensOfAPartialOne() {
        assertThat(Answers.of(none.each(is(1)))).isEqualTo("holds");
        assertThat(none.each(is(1)).sources()).containsExactly(PAGE);
        assertThat(Answers.of(Listing.<Integer>unread(GAP).each(is(1)))).isEqualTo("open [Azure answered 403]");
    }

    @Test
    void eachBreaksOnARowEvenOfAPartialList() {
        assertThat(Answers.of(both.each(is(1)))).isEqualTo("broken [2 is not 1]");
        assertThat(Answers.of(cut.each(is(1)))).isEqualTo("broken [2 is not 1]");
        assertThat(Answers.of(cut.each(row -> Answers.HOLDS))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(both.each(ListingTest::unreadable))).isEqualTo("open [row 1, row 2]");
    }

    @Test
    void someHoldsByOneRowEvenOfAPartialList() {
        assertThat(Answers.of(both.some("none is", is(2)))).isEqualTo("holds");
        assertThat(both.some("none is", is(2)).sources()).containsExactly(PAGE, at("/row/2"));
        assertThat(Answers.of(cut.some("none is", is(2)))).isEqualTo("holds");
    }

    @Test
    void someBreaksOnlyOfACompleteList() {
        assertThat(Answers.of(both.some("none is", is(3)))).isEqualTo("broken [none is]");
        assertThat(Answers.of(none.some("none is", is(3)))).isEqualTo("broken [none is]");
        assertThat(Answers.of(cut.some("none is", is(3)))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(both.some("none is", ListingTest::unreadable))).isEqualTo("open [row 1, row 2]");
    }

    /** A row as {@code by} sorts it: 0 cannot be read, 9 is proven absent, the others hold a letter. */
    private static Fact<String> letter(Integer row) {
        return switch (row) {
            case 0 -> Fact.unknown(gap("row 0"));
            case 9 -> Fact.absent(at("/row/9"));
            default -> Fact.read(List.of("", "a", "B", "\u0131", "\u0130").get(row), at("/row/" + row));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "b", "i", "I", "\u0131", "\u0130", "c"})
    void byATextAsksForOneRowAsTheWholeListWouldDo(String wanted) {
        Function<Integer, Claim> question = row -> letter(row).must(wanted::equalsIgnoreCase, other -> "is " + other);
        for (List<Integer> rows : List.of(
                List.<Integer>of(),
                List.of(1, 2),
                List.of(3, 2, 1),
                List.of(1, 2, 1),
                List.of(2, 0, 1),
                List.of(9, 1),
                List.of(4))) {
            for (var listing : List.of(
                    Listing.complete(rows, List.of(PAGE)), Listing.partial(rows, List.of(GAP), List.of(PAGE)))) {
                var found = listing.by(ListingTest::letter).apply(wanted);
                var one = found.single("rows", question).mustExist("none");
                var whole = listing.single("rows", question).mustExist("none");
                assertThat(Answers.of(one)).isEqualTo(Answers.of(whole));
                assertThat(one.sources()).isEqualTo(whole.sources());
                assertThat(Answers.of(found.complete())).isEqualTo(Answers.of(listing.complete()));
            }
        }
    }

    @Test
    void byATextLeavesOutOnlyRowsThatHoldAnother() {
        var rows = Listing.complete(List.of(1, 2, 0, 2, 9), List.of(PAGE)).by(ListingTest::letter);
        assertThat(rows.apply("b").rows()).containsExactly(2, 2, 0, 9);
        assertThat(rows.apply("A").rows()).containsExactly(1, 0, 9);
        assertThat(rows.apply("c").rows()).containsExactly(0, 9);
    }

    @Test
    void singleFindsExactlyOne() {
        Fact<Integer> found = both.single("rows", is(2));
        assertThat(Answers.of(found.mustBe(2, "no"))).isEqualTo("holds");
        assertThat(found.mustBe(2, "no").sources()).containsExactly(PAGE, at("/row/2"));
        assertThat(Answers.of(both.single("rows", is(3)).mustExist("gone"))).isEqualTo("broken [gone]");
        assertThat(Answers.of(both.single("rows", row -> Answers.HOLDS).mustExist("")))
                .isEqualTo("open [2 rows]");
    }

    @Test
    void singleIsUnknownWhenARowOrTheRestIsUnread() {
        assertThat(Answers.of(cut.single("rows", is(2)).mustExist(""))).isEqualTo("open [Azure answered 403]");
        assertThat(Answers.of(both.single("rows", row -> row == 1 ? unreadable(row) : is(2).apply(row))
                        .mustExist("")))
                .isEqualTo("open [row 1]");
    }

    @Test
    void sizeIsKnownOfACompleteListOnly() {
        assertThat(Answers.of(both.size().mustBe(2, "no"))).isEqualTo("holds");
        assertThat(both.size().mustBe(2, "no").sources()).containsExactly(PAGE);
        assertThat(Answers.of(cut.size().mustBe(2, "no"))).isEqualTo("open [Azure answered 403]");
        assertThat(cut.size().mustBe(2, "no").sources()).containsExactly(PAGE);
    }

    @Test
    void mapKeepsWhetherRowsAreMissing() {
        assertThat(Answers.of(both.map(row -> row + 1).some("none is", is(3)))).isEqualTo("holds");
        assertThat(Answers.of(cut.map(row -> row + 1).complete())).isEqualTo("open [Azure answered 403]");
        assertThat(both.map(row -> row + 1).rows()).containsExactly(2, 3);
    }

    @Test
    void aListSaysWhereItWasReadOrWhatIsMissing() {
        assertThatThrownBy(() -> Listing.complete(List.of(1), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Listing.partial(List.of(1), List.of(), List.of(PAGE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsItsSizeInTheMeaningOfAbsence() {
        assertThat(both).hasToString("2 rows");
    }
}
