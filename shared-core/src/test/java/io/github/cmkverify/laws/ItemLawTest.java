package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The item law: whatever happens to one item, no check passes, is waived or ceases to apply that did not before, and no run
 * exits with 0 that did not before. With it the list law: a list of which a part is missing may break, but never prove.
 */
class ItemLawTest {
    /** Lists in which a row that was read proves something, however many others there are. */
    private static final Set<String> A_ROW_SUFFICES = Set.of("role-assignments-of", "hsm-role-assignments", "locks");

    private static final Set<String> FOR_CASES = Set.of(
            "missing",
            "403",
            "404 without a code",
            "404 ResourceNotFound",
            "404 KeyNotFound",
            "login page",
            "{}",
            "older than the collection",
            "cut",
            "about something else",
            "a page more than there is",
            "last page lost",
            "another page that was not read");
    private static final Set<String> EVERYWHERE = Set.of("missing", "404 ResourceNotFound");

    @Test
    void noDamageMakesAnythingGreen() {
        assertThat(Library.BASES.parallelStream()
                        .flatMap(judged -> violations(judged, (item, damage) -> true))
                        .toList())
                .isEmpty();
    }

    @Test
    void noDamageMakesAnythingGreenInAnyCase() {
        assertThat(Damage.ALL).extracting(Damage::name).containsAll(FOR_CASES).containsAll(EVERYWHERE);
        assertThat(Library.CASES.parallelStream()
                        .flatMap(judged -> {
                            Set<String> spokenOf = judged.spokenOf();
                            return violations(judged, (item, damage) -> (spokenOf.contains(
                                                    item.key().text())
                                            ? FOR_CASES
                                            : EVERYWHERE)
                                    .contains(damage.name()));
                        })
                        .toList())
                .isEmpty();
    }

    private static Stream<String> violations(Library.Judged judged, BiPredicate<Item, Damage> tried) {
        return judged.recorded().items().stream().flatMap(item -> Damage.ALL.stream()
                .filter(damage -> tried.test(item, damage))
                .filter(damage -> Sample.takes(judged + ", " + damage + ", " + item.key()))
                .flatMap(damage -> judged
                        .green()
                        .violations(damaged(judged.recorded(), item, damage).judge())
                        .stream()
                        .map(violation -> judged + ", " + damage + ", " + item.key() + ": " + violation)));
    }

    /** What a PASS cites cannot be done without: whatever happens to it, nobody promotes whose gate heeds its severity. */
    @Test
    void noBaseIsPromotedWithoutAnItemThatItCites() {
        assertThat(Library.BASES.parallelStream()
                        .flatMap(ItemLawTest::promotedWithoutCited)
                        .toList())
                .isEmpty();
    }

    private static Stream<String> promotedWithoutCited(Library.Judged judged) {
        Recorded recorded = failingOnAnything(judged.recorded());
        assertThat(Green.exitsWithZero(recorded.judge())).as(recorded.name()).isTrue();
        Set<String> cited = cited(judged.verdict());
        return recorded.items().stream()
                .filter(item -> cited.contains(item.key().text()))
                .flatMap(item -> Damage.ALL.stream()
                        .filter(damage -> Sample.takes(recorded + ", cited, " + damage + ", " + item.key()))
                        .filter(damage -> damage.hides()
                                || !A_ROW_SUFFICES.contains(item.key().kind().id()))
                        .filter(damage -> isPromotedWith(damage, item, recorded))
                        .map(damage -> recorded + ", " + damage + ", " + item.key()));
    }

    private static boolean isPromotedWith(Damage damage, Item item, Recorded recorded) {
        Recorded damaged = damaged(recorded, item, damage);
        return !damaged.items().equals(recorded.items()) && Green.exitsWithZero(damaged.judge());
    }

    private static Recorded failingOnAnything(Recorded recorded) {
        return new Recorded(
                recorded.name(),
                recorded.profile().withFailOn(Severity.LOW).orElseThrow(),
                recorded.provenance(),
                recorded.run(),
                recorded.items());
    }

    private static Set<String> cited(Verdict verdict) {
        return verdict.findings().stream()
                .map(Finding::sources)
                .flatMap(List::stream)
                .map(Source::item)
                .collect(Collectors.toSet());
    }

    private static Recorded damaged(Recorded recorded, Item item, Damage damage) {
        Optional<Item> damaged = damage.apply().apply(item);
        return damaged.map(recorded::with).orElseGet(() -> recorded.without(item.key()));
    }
}
