package io.github.cmkverify.verdict;

import io.github.cmkverify.fact.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts findings together that the same doing settles. */
final class Causes {
    private static final Comparator<Cause> WORST_FIRST = Comparator.comparing((Cause cause) -> !cause.blocks())
            .thenComparing(Cause::severity)
            .thenComparing(cause -> -cause.findings().size());

    private static final Comparator<Finding> ROOT_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.parent().isPresent())
            .thenComparing(Finding::outcome);

    private final Map<Need, Set<Gap>> gaps = new HashMap<>();

    /** A check and the account it was run for: where a parent is looked for. */
    private record Place(String check, String account) {
        // by hand: what Java makes is linked when it is first used (decision 0012)
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && check.equals(place.check) && account.equals(place.account);
        }

        @Override
        public int hashCode() {
            return 31 * check.hashCode() + account.hashCode();
        }
    }

    private Causes() {}

    /** @param verdicts the findings of each: accounts of one name in two of them are two */
    static List<Cause> of(List<List<Finding>> verdicts) {
        return new Causes().group(verdicts);
    }

    private List<Cause> group(List<List<Finding>> verdicts) {
        Map<Set<Need>, List<Finding>> groups = new LinkedHashMap<>();
        for (List<Finding> findings : verdicts) {
            var places = places(findings);
            findings.stream().filter(Causes::isTrouble).forEach(finding -> groups.computeIfAbsent(
                            needs(root(finding, places).orElse(finding)), needs -> new ArrayList<>())
                    .add(finding));
        }
        return groups.entrySet().stream()
                .map(group -> cause(List.copyOf(group.getKey()), group.getValue()))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Map<Place, List<Finding>> places(List<Finding> findings) {
        Map<Place, List<Finding>> places = new HashMap<>();
        findings.forEach(finding -> places.computeIfAbsent(
                        new Place(finding.check().id(), finding.subject().account()), place -> new ArrayList<>())
                .add(finding));
        return places;
    }

    private static boolean isTrouble(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL, UNDETERMINED -> true;
            case NOT_APPLICABLE -> finding.parent().isPresent();
            case PASS, WAIVED -> false;
        };
    }

    /**
     * What {@code finding} waits for in the end; of several subjects its own, else the first. A FAIL waits for nothing, also
     * when it came of a waived parent.
     */
    private static Optional<Finding> root(Finding finding, Map<Place, List<Finding>> places) {
        return finding.parent()
                .filter(parent -> finding.outcome() != Outcome.FAIL)
                .flatMap(parent ->
                        places.getOrDefault(new Place(parent, finding.subject().account()), List.of()).stream()
                                .filter(other -> other.outcome() == awaited(finding))
                                .min(Comparator.comparing(other -> !other.subject()
                                        .name()
                                        .equals(finding.subject().name()))))
                .map(other -> root(other, places).orElse(other));
    }

    private static Outcome awaited(Finding finding) {
        return finding.outcome() == Outcome.NOT_APPLICABLE ? Outcome.FAIL : finding.outcome();
    }

    /** Everything that must be done to settle {@code root}; what would only be another way is left out. */
    private Set<Need> needs(Finding root) {
        var needs = new LinkedHashSet<Need>();
        for (Gap gap : root.gaps()) {
            if (!gap.fallback()) {
                Need need = Need.of(gap);
                needs.add(need);
                gaps.computeIfAbsent(need, key -> new LinkedHashSet<>()).add(gap);
            }
        }
        if (needs.isEmpty()) {
            needs.add(Need.of(root));
        }
        return needs;
    }

    private Cause cause(List<Need> needs, List<Finding> findings) {
        var rootFirst = findings.stream().sorted(ROOT_FIRST).toList();
        Need first = needs.get(0);
        int others = needs.size() - 1;
        return new Cause(
                first.title(gaps(first))
                        + (others == 0 ? "" : others == 1 ? "; and 1 more gap" : "; and " + others + " more gaps"),
                needs.stream().flatMap(need -> need.fixes(gaps(need)).stream()).toList(),
                rootFirst);
    }

    /** The gaps that {@code need} closes, in this and in other causes, so that all of them ask for one and the same thing. */
    private List<Gap> gaps(Need need) {
        return List.copyOf(gaps.getOrDefault(need, Set.of()));
    }
}
