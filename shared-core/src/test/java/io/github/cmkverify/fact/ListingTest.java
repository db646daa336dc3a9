package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Probe.GAP;
import static io.github.cmkverify.fact.Probe.SOURCE;
import static io.github.cmkverify.fact.Probe.claim;
import static io.github.cmkverify.fact.Probe.gaps;
import static io.github.cmkverify.fact.Probe.outcome;
import static io.github.cmkverify.fact.Probe.reasons;
import static io.github.cmkverify.fact.Probe.source;
import static io.github.cmkverify.fact.Probe.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.github.cmkverify.fact.Probe.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    /** Rows are the outcomes that they answer with, "-" is no row. */
    @ParameterizedTest
    @CsvSource({
        // rows, each and some of the complete list, each and some of the partial one
        "-, HOLDS, BROKEN, OPEN, OPEN",
        "HOLDS, HOLDS, HOLDS, OPEN, HOLDS",
        "BROKEN, BROKEN, BROKEN, BROKEN, OPEN",
        "OPEN, OPEN, OPEN, OPEN, OPEN",
        "HOLDS BROKEN, BROKEN, HOLDS, BROKEN, HOLDS",
        "HOLDS OPEN, OPEN, HOLDS, OPEN, HOLDS",
        "BROKEN OPEN, BROKEN, OPEN, BROKEN, OPEN"
    })
    void onlyACompleteListProvesThatSomethingIsNotThere(
            String text, Outcome each, Outcome some, Outcome partialEach, Outcome partialSome) {
        List<Outcome> rows = rows(text);
        var complete = Listing.complete(rows, List.of(SOURCE));
        assertThat(outcome(complete.each(row -> claim(row, "row")))).isEqualTo(each);
        assertThat(outcome(complete.some("none", row -> claim(row, "row")))).isEqualTo(some);
        var partial = Listing.partial(rows, List.of(GAP), List.of(SOURCE));
        assertThat(outcome(partial.each(row -> claim(row, "row")))).isEqualTo(partialEach);
        assertThat(outcome(partial.some("none", row -> claim(row, "row")))).isEqualTo(partialSome);
    }

    @ParameterizedTest
    @CsvSource({
        // rows, single of the complete list, single of the partial one
        "-, absent, unknown",
        "BROKEN, absent, unknown",
        "HOLDS, read HOLDS, unknown",
        "HOLDS BROKEN, read HOLDS, unknown",
        "HOLDS HOLDS, unknown, unknown",
        "HOLDS OPEN, unknown, unknown",
        "OPEN, unknown, unknown"
    })
    void theOneRowIsKnownOnlyWhenNoOtherCanBe(String text, String single, String partialSingle) {
        List<Outcome> rows = rows(text);
        var complete = Listing.complete(rows, List.of(SOURCE));
        assertThat(state(complete.single("rows", row -> claim(row, "row")))).isEqualTo(single);
        var partial = Listing.partial(rows, List.of(GAP), List.of(SOURCE));
        assertThat(state(partial.single("rows", row -> claim(row, "row")))).isEqualTo(partialSingle);
    }

    @Test
    void severalRowsAreAContradictionThatSaysHowMany() {
        var two = Listing.complete(List.of(1, 2), List.of(SOURCE));
        Gap gap = gaps(two.single("vaults with this URI", row -> claim(Outcome.HOLDS, "row"))
                        .mustExist(""))
                .get(0);
        assertThat(gap.kind()).isEqualTo(Gap.Kind.CONTRADICTION);
        assertThat(gap.detail()).isEqualTo("2 vaults with this URI");
    }

    @Test
    void theOneRowCitesTheListAndWhatMatched() {
        var one = Listing.complete(List.of(1), List.of(SOURCE));
        var row = one.single("rows", r -> claim(Outcome.HOLDS, "row"));
        assertThat(row.mustExist("").sources()).containsExactly(SOURCE, source("row"));
    }

    @Test
    void nothingFoundCitesWhereItWasSearched() {
        Claim none = Listing.complete(List.of(1), List.of(SOURCE)).some("no grant", r -> claim(Outcome.BROKEN, "row"));
        assertThat(reasons(none)).containsExactly("no grant");
        assertThat(none.sources()).containsExactly(SOURCE, source("row"));
    }

    @Test
    void sizeAndCompletenessNeedEveryPage() {
        var complete = Listing.complete(List.of(1, 2), List.of(SOURCE));
        assertThat(state(complete.size())).isEqualTo("read 2");
        assertThat(outcome(complete.complete())).isEqualTo(Outcome.HOLDS);
        var unread = Listing.<Integer>unread(GAP);
        assertThat(state(unread.size())).isEqualTo("unknown");
        assertThat(gaps(unread.complete())).containsExactly(GAP);
        assertThat(unread.rows()).isEmpty();
    }

    @Test
    void valuesAreKnownWhenEveryOneIs() {
        var rows = Listing.complete(List.of(1, 2), List.of(SOURCE));
        Fact<List<Integer>> values = rows.values(row -> Fact.read(row * 10, source("row" + row)));
        assertThat(state(values)).isEqualTo("read [10, 20]");
        assertThat(values.mustExist("").sources()).containsExactly(SOURCE, source("row1"), source("row2"));
        assertThat(state(rows.values(row -> row == 1 ? Fact.read(row, SOURCE) : Fact.unknown(GAP))))
                .isEqualTo("unknown");
        assertThat(state(rows.values(row -> Fact.absent(SOURCE)))).isEqualTo("absent");
        assertThat(state(Listing.partial(List.of(1), List.of(GAP), List.of()).values(row -> Fact.read(row, SOURCE))))
                .isEqualTo("unknown");
        assertThat(state(Listing.complete(List.of(), List.of(SOURCE)).values(row -> fail("asked"))))
                .isEqualTo("read []");
    }

    @Test
    void mapKeepsTheRowsAndTheGaps() {
        var partial = Listing.partial(List.of(1, 2), List.of(GAP), List.of()).map(row -> row * 10);
        assertThat(partial.rows()).containsExactly(10, 20);
        assertThat(gaps(partial.complete())).containsExactly(GAP);
    }

    @Test
    void aListNamesItsSourceOrItsGap() {
        assertThatIllegalArgumentException().isThrownBy(() -> Listing.complete(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Listing.partial(List.of(), List.of(), List.of(SOURCE)));
    }

    private static List<Outcome> rows(String text) {
        return Arrays.stream(text.split(" "))
                .filter(row -> !row.equals("-"))
                .map(Outcome::valueOf)
                .toList();
    }
}
