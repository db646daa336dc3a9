package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Per;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Completeness: each check judges each of its subjects once, whatever the evidence. */
class CompletenessTest {
    /** Each world and case, and each of them with nothing collected. */
    private static Stream<Library.Judged> all() {
        return Library.all()
                .flatMap(judged ->
                        Stream.of(judged, Library.Judged.of(judged.recorded().with(List.of()))));
    }

    @Test
    void noFindingIsThereTwice() {
        all().forEach(judged -> assertThat(judged.verdict().findings())
                .extracting(Finding::id)
                .as(judged.toString())
                .doesNotHaveDuplicates());
    }

    @Test
    void everyCheckOfAKindJudgesTheSameSubjects() {
        var odd = new ArrayList<String>();
        all().forEach(judged -> judged.verdict().covers().forEach(account -> {
            Map<Per, Map<String, Set<String>>> subjects = judged.verdict().findings().stream()
                    .filter(finding -> finding.subject().account().equals(account))
                    .collect(Collectors.groupingBy(
                            finding -> finding.check().per(),
                            Collectors.groupingBy(
                                    finding -> finding.check().id(),
                                    Collectors.mapping(
                                            finding -> finding.subject().name(),
                                            Collectors.toCollection(TreeSet::new)))));
            for (CatalogueEntry check : World.CATALOGUE.entries()) {
                Map<String, Set<String>> siblings = subjects.getOrDefault(check.per(), Map.of());
                if (!siblings.containsKey(check.id()) || new HashSet<>(siblings.values()).size() != 1) {
                    odd.add(judged + ", " + account + ", " + check.id() + ": " + siblings);
                }
            }
        }));
        assertThat(odd).isEmpty();
    }
}
