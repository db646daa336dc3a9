package io.github.cmkverify.laws;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything recorded that the laws are tried on, each with its own verdict. */
final class Library {
    static final List<Judged> BASES =
            Worlds.all().stream().map(World::record).map(Judged::of).toList();
    static final List<CaseJudged> ALL_CASES = Cases.all().stream()
            .map(example -> new CaseJudged(example, Judged.of(example.record())))
            .toList();
    /** Without those that end before anything is judged. */
    static final List<Judged> CASES = ALL_CASES.stream()
            .filter(each -> each.example().stopped().isEmpty())
            .map(CaseJudged::judged)
            .toList();

    private Library() {}

    static Stream<Judged> all() {
        return Stream.concat(BASES.stream(), CASES.stream());
    }

    record CaseJudged(Case example, Judged judged) {
        @Override
        public String toString() {
            return example.toString();
        }
    }

    /** Recorded evidence with its verdict. */
    record Judged(Recorded recorded, Verdict verdict, Green green) {
        static Judged of(Recorded recorded) {
            Verdict verdict = recorded.judge();
            return new Judged(recorded, verdict, Green.of(verdict));
        }

        /** The items that a finding which is not green speaks of: only they can turn one green. */
        Set<String> spokenOf() {
            return verdict.findings().stream()
                    .filter(finding -> finding.parent().isEmpty() && !Green.letsThrough(finding))
                    .flatMap(finding -> Stream.concat(
                            finding.sources().stream().map(Source::item),
                            finding.gaps().stream().map(Gap::item)))
                    .collect(Collectors.toSet());
        }

        boolean isBase() {
            return BASES.stream().anyMatch(base -> base == this);
        }

        /** Whether no base has this very finding. */
        boolean isNew(Finding finding) {
            return isBase()
                    || BASES.stream()
                            .noneMatch(base -> base.verdict().findings().contains(finding));
        }

        /** Whether the base has the same item. */
        boolean isUnchanged(Item item) {
            return BASES.stream().anyMatch(base -> base.recorded().items().contains(item));
        }

        @Override
        public String toString() {
            return recorded.toString();
        }
    }
}
