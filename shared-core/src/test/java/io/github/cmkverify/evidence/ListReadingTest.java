package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a list, and whether they are all of them. */
class ListReadingTest {
    private static final String ROWS = Recorded.VAULT + "/keys/cmk/versions/";
    private static final String NEXT = "https://management.azure.com:443" + ROWS.substring(0, ROWS.length() - 1)
            + "?api-version=2024-11-01&$skiptoken=AbC";

    @Test
    void onePageWithoutALinkIsAll() {
        var list = list(page("", "v1", "v2"));

        assertThat(Recorded.state(list)).isEqualTo("complete 2");
        assertThat(list.rows())
                .extracting(row -> Recorded.value(row.text("/id")))
                .containsExactly(ROWS + "v1", ROWS + "v2");
        assertThat(list.complete().sources())
                .extracting(source -> source.pointer() + " " + source.shown())
                .containsExactly(" answered 200", "/value 2 entries", "/nextLink absent: means nothing (FACTS B.16)");
    }

    @Test
    void anEmptyListIsComplete() {
        assertThat(Recorded.state(list("{'value': []}"))).isEqualTo("complete 0");
        assertThat(Recorded.state(list("{'value': [], 'nextLink': null}"))).isEqualTo("complete 0");
        assertThat(Recorded.state(list("{'VALUE': [], 'nextLink': ''}"))).isEqualTo("complete 0");
    }

    @Test
    void pagesAreFollowedByTheLinkOfThePageBefore() {
        assertThat(Recorded.state(list(page(NEXT, "v1"), NEXT, page("", "v2")))).isEqualTo("complete 2");
    }

    @Test
    void threePagesAreRead() {
        assertThat(Recorded.state(list(page(NEXT, "v1"), NEXT, page(NEXT + "d", "v2"), NEXT + "d", page("", "v3"))))
                .isEqualTo("complete 3");
    }

    @Test
    void aMissingLastPageTruncates() {
        var list = list(page(NEXT, "v1"));

        assertThat(Recorded.state(list)).isEqualTo("TRUNCATED 1");
        assertThat(Recorded.gap(list).detail()).isEqualTo("ends at page 1, but Azure has more");
    }

    @Test
    void aPageOfAnotherLinkIsForeign() {
        assertThat(Recorded.state(list(page(NEXT, "v1"), NEXT + "x", page("", "v2"))))
                .isEqualTo("FOREIGN_ANSWER 1");
    }

    @Test
    void theTokenOfALinkIsComparedLetterByLetter() {
        assertThat(Recorded.state(list(page(NEXT, "v1"), NEXT.replace("AbC", "aBc"), page("", "v2"))))
                .isEqualTo("FOREIGN_ANSWER 1");
    }

    @Test
    void pagesBehindTheLastOneAreForeign() {
        var list = list(page("", "v1"), NEXT, page("", "v2"));

        assertThat(Recorded.state(list)).isEqualTo("FOREIGN_ANSWER 1");
        assertThat(Recorded.gap(list).detail()).isEqualTo("goes on after its last page");
    }

    @Test
    void anUnreadPageIsTheOnlyGap() {
        assertThat(Recorded.state(list("{}", NEXT, page("", "v2")))).isEqualTo("NOT_EVALUABLE 0");
        assertThat(Recorded.state(list(page(NEXT, "v1"), NEXT, "<html>", NEXT, page("", "v2"))))
                .isEqualTo("UNPARSABLE 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x?$skiptoken=1",
                "http://management.azure.com/x?$skiptoken=1",
                "https://management.azure.com:8443/x?$skiptoken=1",
                "https://management.azure.com.evil.example/x",
                "https://management.azure.com@evil.example/x",
                "https://user@management.azure.com/x",
                "//management.azure.com/x",
                "/subscriptions/x",
                "https:///x",
                "not a link",
                "https://evil_host/x"
            })
    void aLinkToElsewhereIsNotFollowed(String link) {
        var list = list(page(link, "v1"), link, page("", "v2"));

        assertThat(Recorded.state(list)).isEqualTo("FOREIGN_ANSWER 1");
        assertThat(Recorded.gap(list).detail()).isEqualTo("continues on another host");
    }

    @ParameterizedTest
    @CsvSource({
        "{'value': {}}, WRONG_TYPE 0",
        "{'value': ['x']}, WRONG_TYPE 0",
        "{'value': 5}, WRONG_TYPE 0",
        "{}, NOT_EVALUABLE 0",
        "{'value': null}, NOT_EVALUABLE 0",
        "{'data': []}, NOT_EVALUABLE 0",
        "[], UNPARSABLE 0",
        "'', UNPARSABLE 0"
    })
    void aBodyThatIsNoListIsNotReadAsAnEmptyOne(String body, String state) {
        assertThat(Recorded.state(list(body))).isEqualTo(state);
    }

    @Test
    void aLinkOfAnotherTypeIsAGap() {
        assertThat(Recorded.state(list("{'value': [], 'nextLink': 5}"))).isEqualTo("WRONG_TYPE 0");
        assertThat(Recorded.state(list("{'value': [], 'nextLink': {}}"))).isEqualTo("WRONG_TYPE 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500})
    void aRefusedListIsUnread(int status) {
        var item = Recorded.item(Recorded.VERSIONS, status, "{'value': [], 'error': {'code': 'ResourceNotFound'}}");

        assertThat(Recorded.state(Recorded.evidence(item).list(Recorded.VERSIONS)))
                .isEqualTo(status == 403 ? "REFUSED 0" : status == 404 ? "FOREIGN_ANSWER 0" : "UNREACHABLE 0");
    }

    @Test
    void rowsOfAnotherParentMakeThePageForeign() {
        String other = Recorded.VAULT + "/keys/cmk2/versions/v1";
        var list = list("{'value': [{'id': '" + ROWS + "v1'}, {'id': '" + other + "'}]}");

        assertThat(Recorded.state(list)).isEqualTo("FOREIGN_ANSWER 0");
        assertThat(Recorded.gap(list).detail()).isEqualTo("has rows that belong to another resource");
    }

    @Test
    void rowsWithoutAnIdAreNotTaken() {
        assertThat(Recorded.state(list("{'value': [{'name': 'v1'}]}"))).isEqualTo("NOT_EVALUABLE 0");
        assertThat(Recorded.state(list("{'value': [{'id': 5}]}"))).isEqualTo("WRONG_TYPE 0");
    }

    @Test
    void rowsOfAPlainListAreNotOfOneParent() {
        var key = EvidenceKind.HSM_ROLE_DEFINITIONS.key("hsm-claims.managedhsm.azure.net");
        var item = Recorded.item(key, 200, "{'value': [{'id': '/providers/x'}, {}]}");

        assertThat(Recorded.state(Recorded.evidence(item).list(key))).isEqualTo("complete 2");
    }

    @ParameterizedTest
    @CsvSource({
        "/, complete 1",
        "/providers/Microsoft.Management/managementGroups/mg, complete 1",
        "/subscriptions/11111111-2222-3333-4444-555555555555, complete 1",
        "/SUBSCRIPTIONS/11111111-2222-3333-4444-555555555555/resourcegroups/RG-Claims, complete 1",
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-claim, FOREIGN_ANSWER 0",
        "/subscriptions/11111111-2222-3333-4444-555555555556, FOREIGN_ANSWER 0",
        "KEY, complete 1",
        "KEY/versions/v1, FOREIGN_ANSWER 0",
        "KEY2, FOREIGN_ANSWER 0",
        "subscriptions, FOREIGN_ANSWER 0",
        "'', FOREIGN_ANSWER 0"
    })
    void assignmentsAreMadeAtTheResourceOrAboveIt(String scope, String state) {
        String resource = Recorded.VAULT + "/keys/cmk";
        String rows = "{'value': [{'properties': {'scope': '" + scope.replace("KEY", resource)
                + "', 'principalId': 'O-1', 'principalType': 'ServicePrincipal'}}]}";
        for (var key : List.of(
                EvidenceKind.DENY_ASSIGNMENTS.key(resource), EvidenceKind.ROLE_ASSIGNMENTS_OF.key(resource, "o-1"))) {
            assertThat(Recorded.state(
                            Recorded.evidence(Recorded.item(key, 200, rows)).list(key)))
                    .isEqualTo(state);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, complete 1",
        "/subscriptions/11111111-2222-3333-4444-555555555555, complete 1",
        "VAULT, complete 1",
        "VAULT/keys/cmk, complete 1",
        "VAULT/secrets/other, complete 1",
        "VAULT-2, FOREIGN_ANSWER 0",
        "VAULT-2/keys/cmk, FOREIGN_ANSWER 0",
        "/subscriptions/11111111-2222-3333-4444-555555555556, FOREIGN_ANSWER 0"
    })
    void assignmentsOfAPrincipalAreMadeAtTheVaultAboveOrBelowIt(String scope, String state) {
        String rows = "{'value': [{'properties': {'scope': '" + scope.replace("VAULT", Recorded.VAULT)
                + "', 'principalId': 'o-1', 'principalType': 'ServicePrincipal'}}]}";
        var key = EvidenceKind.VAULT_ROLE_ASSIGNMENTS_OF.key(Recorded.VAULT, "o-1");

        assertThat(Recorded.state(
                        Recorded.evidence(Recorded.item(key, 200, rows)).list(key)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "o-1, ServicePrincipal, complete 1",
        "o-2, Group, complete 1",
        "o-2, ServicePrincipal, FOREIGN_ANSWER 0",
        "o-2, User, FOREIGN_ANSWER 0",
        "o-2, ForeignGroup, FOREIGN_ANSWER 0"
    })
    void assignmentsOfAPrincipalAreItsOwnOrThoseOfAGroup(String principal, String type, String state) {
        String rows = "{'value': [{'properties': {'scope': '/', 'principalId': '" + principal + "', 'principalType': '"
                + type + "'}}]}";
        for (var key : List.of(
                EvidenceKind.VAULT_ROLE_ASSIGNMENTS_OF.key(Recorded.VAULT, "o-1"),
                EvidenceKind.ROLE_ASSIGNMENTS_OF.key(Recorded.VAULT + "/keys/cmk", "o-1"))) {
            assertThat(Recorded.state(
                            Recorded.evidence(Recorded.item(key, 200, rows)).list(key)))
                    .isEqualTo(state);
        }
    }

    @Test
    void anAssignmentWithoutAScopeIsNotTaken() {
        var key = EvidenceKind.DENY_ASSIGNMENTS.key(Recorded.VAULT);

        assertThat(Recorded.state(Recorded.evidence(Recorded.item(key, 200, "{'value': [{'properties': {}}]}"))
                        .list(key)))
                .isEqualTo("NOT_EVALUABLE 0");
        assertThat(Recorded.state(Recorded.evidence(Recorded.item(key, 200, "{'value': [{}]}"))
                        .list(key)))
                .isEqualTo("WRONG_TYPE 0");
    }

    @Test
    void aRowThatWasRedactedAwayIsMissed() {
        assertThat(redacted("/value/1")).isEqualTo("REDACTED 0");
        assertThat(redacted("/VALUE")).isEqualTo("REDACTED 0");
        assertThat(redacted("/nextLink")).isEqualTo("REDACTED 1");
        assertThat(redacted("")).isEqualTo("REDACTED 0");
        assertThat(redacted("/value/0/id")).isEqualTo("REDACTED 0");
    }

    @Test
    void aFieldRedactedInARowLeavesTheRowsAlone() {
        assertThat(redacted("/value/0/properties/description")).isEqualTo("complete 1");
        assertThat(redacted("/values")).isEqualTo("complete 1");
    }

    private static String redacted(String pointer) {
        var evidence = new Evidence(
                Recorded.provenance(Map.of(Recorded.VERSIONS.text(), List.of(pointer))),
                Cloud.azure(),
                List.of(Recorded.item(Recorded.VERSIONS, 200, page("", "v1"))));
        return Recorded.state(evidence.list(Recorded.VERSIONS));
    }

    /** Bodies, with the link that each later one was fetched by before it. */
    private static Listing<Body> list(String first, String... linksAndBodies) {
        var pages = new ArrayList<Item.Page>();
        pages.add(new Item.Page(Recorded.request(Recorded.VERSIONS), Recorded.answer(200, first)));
        for (int i = 0; i < linksAndBodies.length; i += 2) {
            var request = new Request("GET", linksAndBodies[i], "2024-11-01", Optional.empty());
            pages.add(new Item.Page(request, Recorded.answer(200, linksAndBodies[i + 1])));
        }
        return Recorded.evidence(new Item(Recorded.VERSIONS, pages)).list(Recorded.VERSIONS);
    }

    private static String page(String link, String... versions) {
        var rows = java.util.Arrays.stream(versions)
                .map(v -> "{'id': '" + ROWS + v + "'}")
                .toList();
        return "{'value': [" + String.join(", ", rows) + "]" + (link.isEmpty() ? "" : ", 'nextLink': '" + link + "'")
                + "}";
    }

    @Test
    void gapsNameTheItem() {
        assertThat(Recorded.gap(list("{}"))).extracting(Gap::item).isEqualTo(Recorded.VERSIONS.text());
    }
}
