package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The field law: a field of another type, or one that is not there, makes nothing green, except where a view declares what
 * absence means; those declarations are a golden file, so that one more shows in review.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldLawTest {
    private static final String ABSENT = "absent: means ";

    private final Map<String, Set<JsonNodeType>> rightTypes = new ConcurrentHashMap<>();
    private final Set<String> lookedAt = ConcurrentHashMap.newKeySet();
    private final Set<String> meanings = new ConcurrentSkipListSet<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> nullIsNotAbsence = new CopyOnWriteArrayList<>();

    /** One field of one answer of one world or case. */
    private record Tried(Library.Judged judged, Mutant mutant) {
        Verdict as(Item item) {
            return judged.recorded().with(item).judge();
        }
    }

    @BeforeAll
    void tryEverything() {
        Library.BASES.parallelStream()
                .flatMap(FieldLawTest::mutantsOf)
                .filter(Sample::takes)
                .forEach(this::tryInBase);
        suspects().forEach(this::tryInCase);
    }

    /** A field that a view reads shows when it is missing or of one wrong type; only then all others are tried. */
    private void tryInBase(Tried tried) {
        Mutant mutant = tried.mutant();
        rightTypes
                .computeIfAbsent(mutant.field(), field -> ConcurrentHashMap.newKeySet())
                .add(mutant.type());
        Verdict removed = judged(tried, mutant.removed());
        List<Item> retyped = mutant.retyped();
        if (isOther(tried, removed) || isOther(tried, judged(tried, retyped.get(0)))) {
            lookedAt.add(mutant.field());
            retyped.stream().skip(1).forEach(item -> judged(tried, item));
            Verdict nulled = judged(tried, mutant.nulled());
            if (!mutant.isNameOfSomething() && !outcomes(removed).equals(outcomes(nulled))) {
                nullIsNotAbsence.add(tried.toString());
            }
        }
    }

    private static boolean isOther(Tried tried, Verdict after) {
        return !after.findings().equals(tried.judged().verdict().findings());
    }

    private void tryInCase(Tried tried) {
        Mutant mutant = tried.mutant();
        judged(tried, mutant.removed());
        mutant.twoOtherTypes(rightTypes.getOrDefault(mutant.field(), Set.of())).forEach(item -> judged(tried, item));
    }

    private Verdict judged(Tried tried, Item item) {
        Green green = tried.judged().green();
        Verdict after = tried.as(item);
        after.findings().forEach(finding -> finding.sources().forEach(this::note));
        List<Finding> greener = green.newIn(after).stream()
                .filter(finding -> !green.wasHeldByParent(finding))
                .toList();
        if (greener.isEmpty() || !greener.stream().allMatch(finding -> isDeclared(finding, tried.mutant()))) {
            green.violations(after)
                    .forEach(text -> violations.add(tried.judged() + ", " + tried.mutant() + ": " + text));
        }
        return after;
    }

    @Test
    void noFieldOfAnotherTypeAndNoneThatIsMissingMakesAnythingGreen() {
        assertThat(violations).isEmpty();
    }

    @Test
    void nullIsAbsence() {
        assertThat(nullIsNotAbsence).isEmpty();
    }

    @Test
    void theDeclaredAbsencesAreThoseOfTheGoldenFile() {
        Golden.assertLines("absent-means.txt", meanings);
    }

    /** A field that is not there, or one inside of what took its place. */
    private static boolean isDeclared(Finding finding, Mutant mutant) {
        String at = mutant.pointer().toLowerCase(Locale.ROOT);
        return finding.sources().stream()
                .filter(source -> source.item().equals(mutant.item().key().text()))
                .filter(source -> source.shown().startsWith(ABSENT))
                .map(source -> source.pointer().toLowerCase(Locale.ROOT))
                .anyMatch(pointer -> pointer.equals(at) || pointer.startsWith(at + "/"));
    }

    private void note(Source source) {
        if (source.shown().startsWith(ABSENT)) {
            String kind = source.item().substring(0, source.item().indexOf(':'));
            meanings.add(kind + " " + Mutant.general(source.pointer()) + " " + source.shown());
        }
    }

    private static Stream<Tried> mutantsOf(Library.Judged judged) {
        return judged.recorded().items().stream()
                .flatMap(item -> Mutant.of(item).stream())
                .map(mutant -> new Tried(judged, mutant));
    }

    /**
     * Fields of a case that may turn a finding green. Fields that no base looks at are left out, unless no base has such a
     * field; of the items that the case did not change every fifth field is tried.
     */
    private Stream<Tried> suspects() {
        return Library.CASES.parallelStream().flatMap(judged -> {
            Set<String> spokenOf = judged.spokenOf();
            return mutantsOf(judged)
                    .filter(tried ->
                            spokenOf.contains(tried.mutant().item().key().text()))
                    .filter(Sample::takes)
                    .filter(tried -> lookedAt.contains(tried.mutant().field())
                            || !rightTypes.containsKey(tried.mutant().field()))
                    .filter(tried -> !judged.isUnchanged(tried.mutant().item())
                            || Math.floorMod(tried.toString().hashCode(), 5) == 0);
        });
    }

    private static List<String> outcomes(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.id() + " " + finding.outcome())
                .toList();
    }
}
