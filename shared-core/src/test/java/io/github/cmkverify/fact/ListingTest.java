package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Answers.GAP;
import static io.github.cmkverify.fact.Answers.at;
import static io.github.cmkverify.fact.Answers.gap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

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
