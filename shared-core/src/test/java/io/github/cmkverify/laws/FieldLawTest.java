package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Recorded;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The field law: a field of another type, or one that is not there, makes nothing green, except where a view declares what
 * absence means; those declarations are a golden file, so that one more shows in review.
 */
class FieldLawTest {
    private static final String ABSENT = "absent: means ";

    /** Fields of the API that a base looks at: to change one changes its verdict. */
    private static final Set<String> LOOKED_AT = Library.BASES.parallelStream()
            .flatMap(FieldLawTest::mutantsOf)
            .filter(FieldLawTest::isLookedAt)
            .map(tried -> tried.mutant().field())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> KINDS_OF_BASES = Library.BASES.stream()
            .flatMap(recorded -> recorded.items().stream())
            .map(item -> item.key().kind().id())
            .collect(Collectors.toUnmodifiableSet());

    /** Every declared meaning of absence that was seen. */
    private static final Set<String> MEANINGS = new ConcurrentSkipListSet<>();

    private record Tried(Recorded recorded, Mutant mutant) {
        Verdict as(Item item) {
            Verdict verdict = recorded.with(item).judge();
            verdict.findings().forEach(finding -> finding.sources().forEach(FieldLawTest::note));
            return verdict;
        }
    }

    @Test
    void noRetypedFieldMakesABaseGreener() {
        assertThat(violations(Library.BASES.parallelStream().flatMap(FieldLawTest::mutantsOf), tried -> tried.mutant()
                        .retyped()))
                .isEmpty();
    }

    /** Fields that no base looks at are left out, unless no base has an answer of that kind. */
    @Test
    void noRetypedFieldMakesACaseGreener() {
        assertThat(violations(suspects(), tried -> tried.mutant().retyped())).isEmpty();
    }

    @Test
    void absenceMakesGreenOnlyWhereItIsDeclared() {
        assertThat(violations(suspects(), tried -> Stream.of(tried.mutant().removed())))
                .isEmpty();
    }

    @Test
    void nullIsAbsence() {
        List<String> different = Library.BASES.parallelStream()
                .flatMap(FieldLawTest::mutantsOf)
                .filter(tried -> !outcomes(tried.as(tried.mutant().removed()))
                        .equals(outcomes(tried.as(tried.mutant().nulled()))))
                .map(tried -> tried.mutant().toString())
                .toList();
        assertThat(different).isEmpty();
    }

    @Test
    void theDeclaredAbsencesAreThoseOfTheGoldenFile() {
        Stream.concat(Library.BASES.parallelStream().flatMap(FieldLawTest::mutantsOf), suspects())
                .forEach(tried -> tried.as(tried.mutant().removed()));
        Golden.assertEquals("absent-means.txt", String.join("\n", new TreeSet<>(MEANINGS)) + "\n");
    }

    private interface Ways {
        Stream<Item> of(Tried tried);
    }

    private static List<String> violations(Stream<Tried> all, Ways ways) {
        return all.flatMap(tried -> {
                    Green green = Green.of(tried.recorded().judge());
                    return ways.of(tried).flatMap(item -> violations(green, tried, tried.as(item)));
                })
                .toList();
    }

    private static Stream<String> violations(Green green, Tried tried, Verdict after) {
        List<Finding> greener = green.newIn(after);
        boolean declared = !greener.isEmpty() && greener.stream().allMatch(finding -> isDeclared(finding, tried.mutant()));
        return declared
                ? Stream.of()
                : green.violations(after).stream().map(text -> tried.recorded() + ", " + tried.mutant() + ": " + text);
    }

    private static boolean isDeclared(Finding finding, Mutant mutant) {
        return finding.sources().stream()
                .anyMatch(source -> source.item().equals(mutant.item().key().text())
                        && source.pointer().equalsIgnoreCase(mutant.pointer())
                        && source.shown().startsWith(ABSENT));
    }

    private static void note(Source source) {
        if (source.shown().startsWith(ABSENT)) {
            String kind = source.item().substring(0, source.item().indexOf(':'));
            MEANINGS.add(kind + " " + Mutant.general(source.pointer()) + " " + source.shown());
        }
    }

    private static Stream<Tried> mutantsOf(Recorded recorded) {
        return recorded.items().stream().flatMap(item -> Mutant.of(item).stream()).map(m -> new Tried(recorded, m));
    }

    private static boolean isLookedAt(Tried tried) {
        List<Finding> before = tried.recorded().judge().findings();
        return Stream.concat(Stream.of(tried.mutant().removed()), tried.mutant().retyped())
                .anyMatch(item ->
                        !before.equals(tried.recorded().with(item).judge().findings()));
    }

    /**
     * Fields of a case that may turn a finding green: of the items that its findings without a parent speak of, as far as they
     * are not green already.
     */
    private static Stream<Tried> suspects() {
        return Library.CASES.parallelStream().flatMap(recorded -> {
            Set<String> spokenOf = recorded.judge().findings().stream()
                    .filter(finding -> finding.parent().isEmpty() && !Green.letsThrough(finding))
                    .flatMap(finding -> Stream.concat(
                            finding.sources().stream().map(Source::item),
                            finding.gaps().stream().map(gap -> gap.item())))
                    .collect(Collectors.toSet());
            return mutantsOf(recorded)
                    .filter(tried -> spokenOf.contains(tried.mutant().item().key().text()))
                    .filter(tried -> LOOKED_AT.contains(tried.mutant().field())
                            || !KINDS_OF_BASES.contains(
                                    tried.mutant().item().key().kind().id()));
        });
    }

    private static List<String> outcomes(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.id() + " " + finding.outcome())
                .toList();
    }
}
