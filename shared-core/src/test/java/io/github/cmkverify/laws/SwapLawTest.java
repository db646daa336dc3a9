package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Swaps: the answer about another vault, version, account or scope looks perfect, and whoever edits a pack can hash it again.
 * It never proves anything about what was asked.
 */
class SwapLawTest {
    /**
     * Evidence in which answers to two questions of one kind stand in each other's place.
     *
     * @param items texts of the keys of the items that have another answer now
     */
    private record Trial(Library.Judged judged, String how, Set<String> items, Recorded swapped) {
        Stream<String> violations() {
            Verdict after = swapped.judge();
            return Stream.concat(judged.green().violations(after).stream(), survivors(after))
                    .map(violation -> this + ": " + violation);
        }

        /** What passes although an answer that it cites is that to another question. */
        private Stream<String> survivors(Verdict after) {
            Set<String> citing = judged.verdict().findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.PASS && judged.isNew(finding))
                    .filter(finding ->
                            finding.sources().stream().map(Source::item).anyMatch(items::contains))
                    .filter(finding -> items.stream().noneMatch(item -> isSpared(finding, item)))
                    .map(Finding::id)
                    .collect(Collectors.toSet());
            return after.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.PASS && citing.contains(finding.id()))
                    .map(finding -> finding.id() + " is still a PASS");
        }

        @Override
        public String toString() {
            return judged + ", " + how;
        }
    }

    /** Whether the check can do without the item, as {@link EvidenceCountsTest} knows. */
    private static boolean isSpared(Finding finding, String item) {
        return Golden.lines("evidence-alternatives.txt")
                .contains(finding.check().id() + " " + new Hiding(item, "").field());
    }

    @Test
    void noAnswerToAnotherQuestionIsTaken() {
        assertThat(Library.all().flatMap(SwapLawTest::trials).filter(Sample::takes).toList().parallelStream()
                        .flatMap(Trial::violations)
                        .limit(20)
                        .toList())
                .isEmpty();
    }

    @Test
    void everyKindWithTwoAnswersIsSwapped() {
        Set<String> swapped = Library.BASES.stream()
                .flatMap(SwapLawTest::trials)
                .flatMap(trial -> trial.items().stream())
                .map(SwapLawTest::kind)
                .collect(Collectors.toSet());
        Map<String, Set<List<String>>> asked = Library.BASES.stream()
                .flatMap(judged -> judged.recorded().items().stream())
                .filter(item -> !item.key().arguments().isEmpty())
                .filter(SwapLawTest::saysWhatItIsAbout)
                .filter(item -> item.key().kind() != EvidenceKind.HSM_ROLE_ASSIGNMENTS_ABOVE)
                .collect(Collectors.groupingBy(
                        item -> kind(item.key().text()), Collectors.mapping(SwapLawTest::bodies, Collectors.toSet())));
        asked.values().removeIf(answers -> answers.size() < 2);
        assertThat(asked.keySet()).hasSizeGreaterThan(8).allMatch(swapped::contains);
    }

    private static String kind(String item) {
        return item.substring(0, item.indexOf(':'));
    }

    private static Stream<Trial> trials(Library.Judged judged) {
        return Stream.concat(within(judged), fromElsewhere(judged));
    }

    private static Stream<Trial> within(Library.Judged judged) {
        List<Item> items = judged.recorded().items();
        return IntStream.range(0, items.size()).boxed().flatMap(i -> items.subList(i + 1, items.size()).stream()
                .filter(other -> isOther(items.get(i), other))
                .filter(other -> judged.isBase() || !judged.isUnchanged(items.get(i)) || !judged.isUnchanged(other))
                .flatMap(other -> swaps(judged, items.get(i), other)));
    }

    private static Stream<Trial> swaps(Library.Judged judged, Item one, Item other) {
        var both = judged.recorded().with(answered(one, other)).with(answered(other, one));
        return Stream.of(
                        new Trial(
                                judged,
                                one.key() + " <> " + other.key() + " with their requests",
                                texts(one, other),
                                judged.recorded()
                                        .with(new Item(one.key(), other.pages()))
                                        .with(new Item(other.key(), one.pages()))),
                        new Trial(judged, one.key() + " <> " + other.key(), texts(one, other), both),
                        new Trial(
                                judged,
                                one.key() + " answered as " + other.key(),
                                texts(one),
                                judged.recorded().with(answered(one, other))),
                        new Trial(
                                judged,
                                other.key() + " answered as " + one.key(),
                                texts(other),
                                judged.recorded().with(answered(other, one))))
                .filter(trial -> trial.how().endsWith("requests")
                        || trial.items().stream()
                                .allMatch(text -> !isAlsoTrueOf(
                                        text.equals(one.key().text()) ? one : other,
                                        text.equals(one.key().text()) ? other : one)));
    }

    /** Whether all rows of {@code answer} lie at or above what {@code question} is about, so that it has them as well. */
    private static boolean isAlsoTrueOf(Item question, Item answer) {
        return switch (question.key().kind().shape()) {
            case AT_SCOPE, AROUND ->
                isForTheSame(question, answer)
                        && isAbove(question, answer, row -> row.at("/properties/scope")
                                .asText());
            case LOCKS ->
                isAbove(question, answer, row -> row.path("id")
                        .asText()
                        .replaceFirst("(?i)/providers/Microsoft.Authorization/locks/[^/]*$", ""));
            default -> question.key().kind() == EvidenceKind.HSM_ROLE_ASSIGNMENTS_ABOVE;
        };
    }

    private static boolean isAbove(Item question, Item answer, Function<JsonNode, String> place) {
        String asked = question.key().argument(0).toLowerCase(Locale.ROOT) + "/";
        return bodies(answer).stream()
                .flatMap(SwapLawTest::rows)
                .map(row -> place.apply(row).toLowerCase(Locale.ROOT))
                .allMatch(scope -> scope.equals("/")
                        || scope.startsWith("/providers/microsoft.management/")
                        || asked.startsWith(scope + "/"));
    }

    private static boolean isForTheSame(Item question, Item answer) {
        return question.key().arguments().size() < 2
                || question.key().argument(1).equalsIgnoreCase(answer.key().argument(1));
    }

    private static Stream<JsonNode> rows(String body) {
        return body.startsWith("{\"value\":[")
                ? StreamSupport.stream(Json.parse(body).get("value").spliterator(), false)
                : Stream.of();
    }

    /** What another world answered to a question of the same kind; for the bases, and what a case has changed. */
    private static Stream<Trial> fromElsewhere(Library.Judged judged) {
        return judged.recorded().items().stream()
                .filter(item -> judged.isBase() || !judged.isUnchanged(item))
                .flatMap(item -> Library.BASES.stream()
                        .filter(base -> base.recorded().items().stream()
                                .noneMatch(same -> same.key().equals(item.key())))
                        .flatMap(base -> base.recorded().items().stream()
                                .filter(other -> isOther(item, other) && !isAlsoTrueOf(item, other))
                                .map(other -> new Trial(
                                        judged,
                                        item.key() + " answered as " + base + " answers " + other.key(),
                                        texts(item),
                                        judged.recorded().with(answered(item, other))))));
    }

    private static Set<String> texts(Item... items) {
        return Stream.of(items).map(item -> item.key().text()).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOther(Item item, Item other) {
        return item.key().kind() == other.key().kind()
                && !item.key().equals(other.key())
                && !isSameRole(item, other)
                && saysWhatItIsAbout(item)
                && saysWhatItIsAbout(other)
                && !bodies(item).equals(bodies(other));
    }

    /** A role has one name in all subscriptions. */
    private static boolean isSameRole(Item item, Item other) {
        return item.key().kind() == EvidenceKind.ROLE_DEFINITION
                && lastSegment(item.key().text()).equals(lastSegment(other.key().text()));
    }

    private static String lastSegment(String text) {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /**
     * A list without rows is that of anybody, and one with rows of management groups only is that of anybody below them:
     * nothing but its request and the hash of its pack vouch for it.
     */
    private static boolean saysWhatItIsAbout(Item item) {
        return !item.key().kind().shape().isList() || bodies(item).stream().allMatch(SwapLawTest::hasRowOfItsOwn);
    }

    private static boolean hasRowOfItsOwn(String body) {
        return !body.startsWith("{\"value\":[")
                || rows(body).anyMatch(row -> !row.path("id")
                        .asText()
                        .startsWith("/providers/Microsoft.Management/managementGroups/"));
    }

    private static List<String> bodies(Item item) {
        return item.pages().stream()
                .map(page -> page.answer().fold(received -> received.body().text(), Answer.Missing::reason))
                .toList();
    }

    /** {@code item} with the answers to {@code other}, at its own times; the first request stays its own. */
    private static Item answered(Item item, Item other) {
        var pages = new ArrayList<Item.Page>();
        for (Item.Page page : other.pages()) {
            Item.Page own = item.pages().get(Math.min(pages.size(), item.pages().size() - 1));
            pages.add(new Item.Page(
                    pages.size() < item.pages().size() ? own.request() : page.request(), at(own, page.answer())));
        }
        return new Item(item.key(), pages);
    }

    private static Answer at(Item.Page own, Answer answer) {
        var time = own.answer().fold(Answer.Received::time, Answer.Missing::time);
        return answer.fold(
                received -> new Answer.Received(
                        received.status(), time, received.requestId(), received.mediaType(), received.body()),
                missing -> new Answer.Missing(time, missing.reason()));
    }
}
