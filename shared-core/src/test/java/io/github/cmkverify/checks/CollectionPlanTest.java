package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.GrowingEvidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Workload;
import io.github.cmkverify.world.Fleet;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Answers that each name one more thing to ask for: after twenty-five links of a chain nothing more is asked. */
    @Test
    void nobodyLeadsUsInCircles() {
        var bindings = new ArrayList<Binding<?>>();
        Suite.bindings()
                .forEach(binding -> bindings.add(
                        binding.id().equals("CMK-NET-003")
                                ? Binding.account("CMK-NET-003", (account, at) -> circle(account))
                                : binding));
        var circling = new CollectionPlan(
                new Suite(World.CATALOGUE, bindings),
                new Workload(
                        RECORDED.profile(),
                        evidence.view(),
                        name -> true,
                        RECORDED.provenance().collectedTo()));
        var asked = new ArrayList<EvidenceKey>();
        for (Set<EvidenceKey> next = circling.next(); !next.isEmpty(); next = circling.next()) {
            asked.addAll(next);
            assertThat(asked).hasSizeLessThan(1000);
            next.forEach(key -> evidence.add(ANSWERS.getOrDefault(key, nothing(key)), List.of()));
        }
        assertThat(asked).containsAll(ANSWERS.keySet()).doesNotHaveDuplicates();
        asked.removeAll(ANSWERS.keySet());
        assertThat(asked).hasSize(25 * RECORDED.profile().accounts().size());
        // what nobody asked for is not there, and so no check of these accounts passes
        assertThat(new Suite(World.CATALOGUE, bindings)
                        .assess(new Workload(
                                RECORDED.profile(),
                                evidence.view(),
                                name -> true,
                                RECORDED.provenance().collectedTo())))
                .filteredOn(row -> row.check().id().equals("CMK-NET-003"))
                .hasSameSizeAs(RECORDED.profile().accounts())
                .allMatch(row -> row.judgement()
                        .<Boolean>fold(sources -> false, (why, s) -> false, (gaps, s) -> true, (why, s) -> false));
    }

    private Claim circle(AccountChain account) {
        int link = 0;
        while (evidence.view().item(link(account, link)).isPresent()) {
            link++;
        }
        return evidence.view().body(link(account, link)).mustExist("nothing is there");
    }

    private static EvidenceKey link(AccountChain account, int number) {
        return EvidenceKind.VAULT.key(account.id().text() + "/link" + number);
    }

    private static Item nothing(EvidenceKey key) {
        return Item.of(
                key,
                new Request("GET", "https://management.azure.com/x", "1", Optional.empty()),
                new Answer.Missing(RECORDED.provenance().collectedTo(), "made up"));
    }
}
