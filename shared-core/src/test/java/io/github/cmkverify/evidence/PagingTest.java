package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.profile.Cloud;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page is asked for next while evidence is collected. */
class PagingTest {
    private static final String NEXT =
            Recorded.request(Recorded.VERSIONS).url() + "?api-version=2024-11-01&$skiptoken=AbC";

    @Test
    void aLinkIsFollowedUntilThereIsNone() {
        var paging = new Paging(Recorded.VERSIONS, Cloud.azure(), Recorded.FROM);
        Request first = Recorded.request(Recorded.VERSIONS);
        Optional<Request> second =
                paging.after(new Item.Page(first, Recorded.answer(200, "{'value': [], 'nextLink': '" + NEXT + "'}")));

        assertThat(second).map(Request::url).contains(NEXT);
        assertThat(paging.after(new Item.Page(second.orElseThrow(), Recorded.answer(200, "{'value': []}"))))
                .isEmpty();
    }

    @Test
    void aSearchGoesOnWithItsToken() {
        var paging = new Paging(Recorded.SEARCH, Cloud.azure(), Recorded.FROM);
        Request first = Recorded.request(Recorded.SEARCH);
        String body = "{'totalRecords': 2, 'resultTruncated': 'false', '$skipToken': 't1', 'data': [{'id': 'x'}]}";

        assertThat(paging.after(new Item.Page(first, Recorded.answer(200, body))))
                .contains(first.nextPage("t1"));
    }

    @ParameterizedTest
    @CsvSource({"403, refused", "429, throttled", "500, failed", "200, no list"})
    void behindAPageThatIsUnknownNothingIsAskedFor(int status, String why) {
        var paging = new Paging(Recorded.VERSIONS, Cloud.azure(), Recorded.FROM);
        Request first = Recorded.request(Recorded.VERSIONS);

        assertThat(paging.after(new Item.Page(first, Recorded.answer(status, "{'nextLink': '" + NEXT + "'}"))))
                .as(why)
                .isEmpty();
    }

    @Test
    void aResourceHasOnePageWhateverItSays() {
        var paging = new Paging(Recorded.VAULT_KEY, Cloud.azure(), Recorded.FROM);
        Request request = Recorded.request(Recorded.VAULT_KEY);
        String body = "{'id': '" + Recorded.VAULT + "', 'value': [], 'nextLink': '" + request.url() + "'}";

        assertThat(paging.after(new Item.Page(request, Recorded.answer(200, body))))
                .isEmpty();
    }
}
