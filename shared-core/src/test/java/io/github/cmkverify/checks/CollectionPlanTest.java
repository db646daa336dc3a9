package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.GrowingEvidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.workload.Workload;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows the plan collects what the suite needs: all of it, nothing twice, in whatever order answers come. */
class CollectionPlanTest {
    private static final Recorded RECORDED = Fleet.of(4, 2).record();
    private static final Map<EvidenceKey, Item> ANSWERS = new LinkedHashMap<>();

    static {
        RECORDED.items().forEach(item -> ANSWERS.put(item.key(), item));
    }

    private final GrowingEvidence evidence = new GrowingEvidence(
            RECORDED.provenance(), RECORDED.profile().azure().cloud().value());
    private final CollectionPlan plan = new CollectionPlan(
            new Suite(World.CATALOGUE),
            new Workload(
                    RECORDED.profile(),
                    evidence.view(),
                    name -> true,
                    RECORDED.provenance().collectedTo()));

    private void answer(EvidenceKey key) {
        evidence.add(ANSWERS.get(key), List.of());
    }

    private void ask(Set<EvidenceKey> asked, Queue<EvidenceKey> underWay) {
        for (Set<EvidenceKey> next = plan.next(); !next.isEmpty(); next = plan.next()) {
            assertThat(next).allMatch(asked::add);
            underWay.addAll(next);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void answersMayComeInAnyOrder(long seed) {
        var random = new Random(seed);
        var asked = new HashSet<EvidenceKey>();
        var underWay = new ArrayDeque<EvidenceKey>();
        ask(asked, underWay);
        while (!underWay.isEmpty()) {
            for (int i = random.nextInt(5); i >= 0 && !underWay.isEmpty(); i--) {
                for (int turn = random.nextInt(underWay.size()); turn > 0; turn--) {
                    underWay.add(underWay.remove());
                }
                answer(underWay.remove());
            }
            ask(asked, underWay);
        }
        assertThat(asked).isEqualTo(ANSWERS.keySet());
    }

    @Test
    void anAccountIsLookedAtAgainOnlyWhenAllIsThereThatItLacked() {
        var first = new HashSet<EvidenceKey>();
        ask(first, new ArrayDeque<>());
        assertThat(first.stream().map(key -> key.kind().id()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "account", "encryption-scopes", "subscription", "all-accounts-search", "locks");
        EvidenceKey last = first.stream()
                .filter(key -> key.kind().id().equals("subscription"))
                .findFirst()
                .orElseThrow();
        first.stream().filter(key -> !key.equals(last)).forEach(this::answer);
        assertThat(plan.next()).isEmpty();
        answer(last);
        assertThat(plan.next()).isNotEmpty();
    }
}
