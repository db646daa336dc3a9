package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.EvidenceNeed;
import io.github.cmkverify.checks.EvidenceNeeds;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Sample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Evidence counts: what a PASS cites it cannot do without, and it cites what the catalogue says. Where one of several rows
 * or witnesses suffices, the others may be hidden; those places are a golden file, so that one more shows in review.
 */
class EvidenceCountsTest {
    /** What leads to the subject of a check: it is cited with it, and no entry repeats it. */
    private static final Set<String> ON_THE_WAY =
            Set.of("profile", "account", "encryption-scopes", "vault-search", "hsm-search");

    @Test
    void everyPassCitesTheEvidenceOfTheCatalogue() {
        assertThat(Library.all()
                        .flatMap(judged -> passes(judged.verdict())
                                .filter(finding -> !isMet(judged, finding))
                                .map(finding -> judged + ": " + finding.id() + " cites " + kinds(finding)))
                        .limit(20)
                        .toList())
                .isEmpty();
    }

    /** In a base the list of its situation, in a case any of the lists: it may have changed the situation. */
    private static boolean isMet(Library.Judged judged, Finding finding) {
        EvidenceNeeds needs = finding.check().evidence();
        Set<String> cited = kinds(finding);
        Stream<List<EvidenceNeed>> lists = judged.isBase()
                ? Stream.of(needs.in(judged.toString()))
                : Stream.concat(Stream.of(needs.always()), needs.instead().values().stream());
        return lists.anyMatch(list -> list.stream().allMatch(need -> need.metBy(cited)));
    }

    @Test
    void noPassCitesEvidenceThatTheCatalogueDoesNotKnow() {
        Set<String> unknown = new TreeSet<>();
        Library.all().flatMap(judged -> passes(judged.verdict())).forEach(finding -> kinds(finding).stream()
                .filter(kind -> !ON_THE_WAY.contains(kind)
                        && !isKnown(kind, finding.check().evidence()))
                .forEach(kind -> unknown.add(finding.check().id() + " cites " + kind)));
        assertThat(unknown).isEmpty();
    }

    private static boolean isKnown(String kind, EvidenceNeeds needs) {
        return needs.also().contains(kind)
                || Stream.concat(Stream.of(needs.always()), needs.instead().values().stream())
                        .flatMap(List::stream)
                        .anyMatch(need -> need.anyOf().contains(kind));
    }

    private record Trial(Library.Judged judged, Hiding hiding) {
        /** Places at which a PASS can do without what it cites. */
        Stream<String> spared() {
            Set<String> citing = passes(judged.verdict())
                    .filter(finding -> cites(finding, hiding))
                    .map(Finding::id)
                    .collect(Collectors.toSet());
            return passes(hiding.in(judged.recorded()).judge())
                    .filter(finding -> citing.contains(finding.id()))
                    .map(finding -> finding.check().id() + " " + hiding.field());
        }

        @Override
        public String toString() {
            return judged + ", without " + hiding;
        }
    }

    @Test
    void noPassCanDoWithoutWhatItCites() {
        Set<String> spared =
                Library.all().flatMap(EvidenceCountsTest::trials).filter(Sample::takes).toList().parallelStream()
                        .flatMap(Trial::spared)
                        .collect(Collectors.toCollection(TreeSet::new));
        Golden.assertLines("evidence-alternatives.txt", spared);
    }

    /** In a case only what it passes with otherwise than its base. */
    private static Stream<Trial> trials(Library.Judged judged) {
        return passes(judged.verdict())
                .filter(judged::isNew)
                .flatMap(finding -> finding.sources().stream())
                .filter(Hiding::isPossible)
                .map(Hiding::of)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .map(hiding -> new Trial(judged, hiding));
    }

    private static boolean cites(Finding finding, Hiding hiding) {
        return finding.sources().stream()
                .filter(Hiding::isPossible)
                .map(Hiding::of)
                .anyMatch(hiding::equals);
    }

    private static Stream<Finding> passes(Verdict verdict) {
        return verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.PASS);
    }

    private static Set<String> kinds(Finding finding) {
        return finding.sources().stream()
                .map(Source::item)
                .map(item -> item.substring(0, item.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
