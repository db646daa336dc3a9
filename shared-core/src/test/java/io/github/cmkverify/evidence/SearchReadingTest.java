package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Listing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of Resource Graph (FACTS B.15): a token when there is more, "truncated" when rows are lost. */
class SearchReadingTest {
    @ParameterizedTest
    @CsvSource({
        // rows, totalRecords, resultTruncated, $skipToken
        "2, 2, '''false''', , complete 2",
        "0, 0, '''false''', , complete 0",
        "2, 2, '''False''', , complete 2",
        "2, 2, '''false''', t, complete 2",
        "2, 3, '''false''', , TRUNCATED 2",
        "3, 2, '''false''', , TRUNCATED 3",
        "2, 2, '''true''', , TRUNCATED 2",
        "2, 2, '''maybe''', , TRUNCATED 2",
        "2, 3, '''false''', t, TRUNCATED 2",
        "2, -1, '''false''', , TRUNCATED 2",
        "2, 2, false, , WRONG_TYPE 2",
        "2, 2, null, , TRUNCATED 2",
        "2, null, '''false''', , TRUNCATED 2",
        "2, '''2''', '''false''', , WRONG_TYPE 2",
        "2, 99999999999, '''false''', , WRONG_TYPE 2",
    })
    void onePage(int rows, String total, String truncated, String token, String state) {
        assertThat(Recorded.state(search(page(rows, total, truncated, token)))).isEqualTo(state);
    }

    /** It may be the only sign that there is more. */
    @Test
    void aTokenOfAnotherTypeIsAGap() {
        assertThat(Recorded.state(search(page(2, "2", "'false'", "t1").replace("'t1'", "7"))))
                .isEqualTo("WRONG_TYPE 2");
    }

    @Test
    void theRowsOfAllPagesAreCounted() {
        assertThat(Recorded.state(search(page(2, "3", "'false'", "t1"), page(1, "3", "'false'", null))))
                .isEqualTo("complete 3");
        assertThat(Recorded.state(search(
                        page(2, "5", "'true'", "t1"), page(2, "5", "'true'", "t2"), page(1, "5", "'false'", null))))
                .isEqualTo("complete 5");
        assertThat(Recorded.state(search(page(2, "5", "'false'", "t1"), page(2, "5", "'false'", null))))
                .isEqualTo("TRUNCATED 4");
    }

    @Test
    void theGapCountsTheRows() {
        assertThat(Recorded.gap(search(page(2, "5", "'false'", null))).detail()).isEqualTo("2 of 5 rows were read");
        assertThat(Recorded.gap(search(page(2, "null", "'false'", null))).detail())
                .isEqualTo("does not say whether there is more");
        assertThat(Recorded.gap(search(page(2, "5", "'false'", "t"))).detail())
                .isEqualTo("ends at page 1, but Azure has more");
    }

    @Test
    void aPageOfAnotherTokenIsForeign() {
        var first = Recorded.request(Recorded.SEARCH);
        var pages = List.of(
                new Item.Page(first, Recorded.answer(200, page(1, "2", "'false'", "t1"))),
                new Item.Page(first.nextPage("t2"), Recorded.answer(200, page(1, "2", "'false'", null))));

        assertThat(Recorded.state(
                        Recorded.evidence(new Item(Recorded.SEARCH, pages)).list(Recorded.SEARCH)))
                .isEqualTo("FOREIGN_ANSWER 1");
    }

    @Test
    void theFirstPageTwiceIsForeign() {
        var page =
                new Item.Page(Recorded.request(Recorded.SEARCH), Recorded.answer(200, page(1, "2", "'false'", "t1")));

        assertThat(Recorded.state(Recorded.evidence(new Item(Recorded.SEARCH, List.of(page, page)))
                        .list(Recorded.SEARCH)))
                .isEqualTo("FOREIGN_ANSWER 1");
    }

    @Test
    void anotherQueryIsForeign() {
        var other = Recorded.request(EvidenceKind.VAULT_SEARCH.key("kv-other"));
        var item = Item.of(Recorded.SEARCH, other, Recorded.answer(200, page(0, "0", "'false'", null)));

        assertThat(Recorded.state(Recorded.evidence(item).list(Recorded.SEARCH)))
                .isEqualTo("FOREIGN_ANSWER 0");
    }

    @Test
    void theTokenIsPutIntoTheOptionsAndReplacedThere() {
        Request first = Recorded.request(Recorded.SEARCH);
        Request second = first.nextPage("a\"b");

        assertThat(second.body())
                .contains(first.body()
                        .orElseThrow()
                        .replace("\"$top\":1000}}", "\"$top\":1000,\"$skipToken\":\"a\\\"b\"}}"));
        assertThat(second.nextPage("c").body()).isEqualTo(first.nextPage("c").body());
        assertThat(second).isEqualTo(new Request("POST", first.url(), first.apiVersion(), second.body()));
    }

    private static Listing<Body> search(String... bodies) {
        var pages = new ArrayList<Item.Page>();
        Request request = Recorded.request(Recorded.SEARCH);
        for (int i = 0; i < bodies.length; i++) {
            request = i == 0 ? request : request.nextPage("t" + i);
            pages.add(new Item.Page(request, Recorded.answer(200, bodies[i])));
        }
        return Recorded.evidence(new Item(Recorded.SEARCH, pages)).list(Recorded.SEARCH);
    }

    private static String page(int rows, String total, String truncated, String token) {
        return "{'totalRecords': " + total + ", 'count': " + rows + ", 'resultTruncated': " + truncated
                + Optional.ofNullable(token)
                        .map(t -> ", '$skipToken': '" + t + "'")
                        .orElse("")
                + ", 'data': [" + String.join(",", Collections.nCopies(rows, "{'id': 'x'}")) + "]}";
    }
}
