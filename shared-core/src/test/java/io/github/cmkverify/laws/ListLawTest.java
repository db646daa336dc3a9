package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Lists;
import io.github.cmkverify.world.Pages;
import io.github.cmkverify.world.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The list law: a list that is known not to be whole can break a claim, never prove one, whichever of its rows and pages
 * were read. Where one row of a kind suffices for a PASS, the golden file says so.
 */
class ListLawTest {
    /** A list of which something is missing. */
    private record Trial(Library.Judged judged, Item whole, String how, Item partial) {
        /** What is green of which the list was no part, or that the part of a list has made green. */
        Stream<String> violations() {
            return judged.green().violations(judged.recorded().with(partial).judge()).stream()
                    .map(violation -> this + ": " + violation);
        }

        /** The checks whose PASS cites the whole list and stays. */
        Stream<String> spared() {
            Set<String> citing = judged.verdict().findings().stream()
                    .filter(judged::isNew)
                    .filter(ListLawTest::passes)
                    .filter(finding -> finding.sources().stream()
                            .anyMatch(source -> source.item().equals(whole.key().text())))
                    .map(Finding::id)
                    .collect(Collectors.toSet());
            return citing.isEmpty()
                    ? Stream.of()
                    : judged.recorded().with(partial).judge().findings().stream()
                            .filter(ListLawTest::passes)
                            .filter(finding -> citing.contains(finding.id()))
                            .map(finding -> finding.check().id() + " "
                                    + whole.key().kind().id());
        }

        @Override
        public String toString() {
            return judged + ", " + whole.key() + ", " + how;
        }
    }

    private static boolean passes(Finding finding) {
        return finding.outcome() == Outcome.PASS;
    }

    @Test
    void noPartOfAListMakesAnythingGreen() {
        assertThat(trials(Library.all().filter(judged -> !judged.isBase()).toList())
                        .filter(trial -> trial.judged()
                                .spokenOf()
                                .contains(trial.whole().key().text()))
                        .flatMap(Trial::violations)
                        .toList())
                .isEmpty();
    }

    @Test
    void noPassSurvivesThatItsListIsNotWhole() {
        Set<String> spared =
                trials(Library.all().toList()).flatMap(Trial::spared).collect(Collectors.toCollection(TreeSet::new));
        Golden.assertLines("a-row-suffices.txt", spared);
    }

    private static Stream<Trial> trials(List<Library.Judged> all) {
        return all.parallelStream()
                .flatMap(judged -> judged.recorded().items().stream()
                        .filter(ListLawTest::isReadList)
                        .flatMap(item -> trials(judged, item)))
                .filter(Sample::takes);
    }

    private static Stream<Trial> trials(Library.Judged judged, Item item) {
        var trials = new ArrayList<Trial>();
        for (int page = 0; page < item.pages().size(); page++) {
            trials.add(new Trial(judged, item, "page " + page + " was not read", unread(item, page)));
            int rows = rows(body(item.pages().get(page))).size();
            for (int row = 0; row < rows; row++) {
                Item less = without(item, page, List.of(row));
                trials.add(new Trial(judged, item, "more pages than read, row " + page + "/" + row, more(less)));
            }
            if (rows > 1) {
                List<Integer> others = IntStream.range(0, rows).boxed().toList();
                trials.add(new Trial(judged, item, "no row of page " + page, more(without(item, page, others))));
            }
        }
        trials.add(new Trial(judged, item, "more pages than read", more(item)));
        return trials.stream();
    }

    private static boolean isReadList(Item item) {
        return item.key().kind().shape().isList()
                && item.pages().stream().allMatch(page -> page.answer()
                        .fold(
                                received -> received.status() == 200
                                        && received.body().text().startsWith("{\"")
                                        && rows(Json.parse(received.body().text()))
                                                .isArray(),
                                missing -> false));
    }

    private static JsonNode body(Item.Page page) {
        return page.answer().fold(received -> Json.parse(received.body().text()), missing -> {
            throw new IllegalArgumentException(missing.reason());
        });
    }

    private static JsonNode rows(JsonNode body) {
        return body.has("data") ? body.path("data") : body.path("value");
    }

    private static Item unread(Item item, int page) {
        var pages = new ArrayList<>(item.pages().subList(0, page + 1));
        Item.Page lost = pages.get(page);
        pages.set(page, new Item.Page(lost.request(), new Answer.Missing(time(lost), "timed out after 30 s")));
        return new Item(item.key(), pages);
    }

    private static java.time.Instant time(Item.Page page) {
        return page.answer().fold(Answer.Received::time, Answer.Missing::time);
    }

    /** Rows that are told of nowhere else: a search counts its records. */
    private static Item without(Item item, int page, List<Integer> rows) {
        ObjectNode body = (ObjectNode) body(item.pages().get(page));
        ArrayNode all = (ArrayNode) rows(body);
        rows.stream().sorted((a, b) -> b - a).forEach(all::remove);
        if (body.has("totalRecords")) {
            body.put("totalRecords", body.get("totalRecords").intValue() - rows.size());
        }
        return with(item, page, body);
    }

    private static Item more(Item item) {
        int last = item.pages().size() - 1;
        Item.Page page = item.pages().get(last);
        return with(
                item,
                last,
                Json.parse(page.answer()
                        .fold(
                                received -> Lists.more(page.request(), received.body())
                                        .text(),
                                missing -> "")));
    }

    private static Item with(Item item, int page, JsonNode body) {
        var pages = new ArrayList<>(item.pages());
        pages.set(page, Pages.with(pages.get(page), old -> Json.bytes(body)));
        return new Item(item.key(), pages);
    }
}
