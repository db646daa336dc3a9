package io.github.cmkverify.fact;

import static io.github.cmkverify.fact.Probe.GAP;
import static io.github.cmkverify.fact.Probe.SOURCE;
import static io.github.cmkverify.fact.Probe.gap;
import static io.github.cmkverify.fact.Probe.gaps;
import static io.github.cmkverify.fact.Probe.outcome;
import static io.github.cmkverify.fact.Probe.reasons;
import static io.github.cmkverify.fact.Probe.source;
import static io.github.cmkverify.fact.Probe.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.fail;

import io.github.cmkverify.fact.Probe.Outcome;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final Fact<Integer> READ = Fact.read(7, SOURCE);
    private static final Fact<Integer> ABSENT = Fact.absent(SOURCE);
    private static final Fact<Integer> UNKNOWN = Fact.unknown(GAP);

    @Test
    void aReadValueAnswersByTheCondition() {
        Claim holds = READ.must(v -> v == 7, v -> "is " + v);
        assertThat(outcome(holds)).isEqualTo(Outcome.HOLDS);
        assertThat(holds.sources()).containsExactly(SOURCE);
        assertThat(reasons(READ.must(v -> v == 8, v -> "is " + v))).containsExactly("is 7");
        assertThat(outcome(READ.mustBe(7, "other"))).isEqualTo(Outcome.HOLDS);
        assertThat(reasons(READ.mustBe(8, "other"))).containsExactly("other");
        assertThat(outcome(READ.mustExist("missing"))).isEqualTo(Outcome.HOLDS);
    }

    @Test
    void anUnknownFactAnswersEveryQuestionOpenWithoutAskingIt() {
        Function<Object, Claim> never = v -> fail("asked an unknown fact");
        assertThat(gaps(UNKNOWN.must(v -> fail("asked"), v -> ""))).containsExactly(GAP);
        assertThat(gaps(UNKNOWN.mustBe(7, ""))).containsExactly(GAP);
        assertThat(gaps(UNKNOWN.mustExist(""))).containsExactly(GAP);
        assertThat(gaps(UNKNOWN.orBroken("", never))).containsExactly(GAP);
        assertThat(gaps(UNKNOWN.claim(never))).containsExactly(GAP);
        assertThat(outcome(UNKNOWN.mustBe(7, "").not("reversed"))).isEqualTo(Outcome.OPEN);
    }

    @Test
    void absenceWithoutADocumentedMeaningIsOpenUnlessAskedForExistence() {
        Claim open = ABSENT.mustBe(7, "");
        assertThat(gaps(open)).extracting(Gap::kind).containsExactly(Gap.Kind.NOT_EVALUABLE);
        assertThat(open.sources()).containsExactly(SOURCE);
        assertThat(reasons(ABSENT.mustExist("missing"))).containsExactly("missing");
        assertThat(reasons(ABSENT.orBroken("missing", v -> fail("asked")))).containsExactly("missing");
        assertThat(outcome(READ.orBroken("missing", v -> READ.mustBe(v, "")))).isEqualTo(Outcome.HOLDS);
    }

    @Test
    void absenceMayBeGivenAMeaning() {
        Fact<Integer> meant = ABSENT.absentMeans(0, "FACTS 0.1");
        assertThat(state(meant)).isEqualTo("read 0");
        assertThat(meant.mustBe(0, "").sources())
                .containsExactly(new Source("vault", "/properties/field", "absent: means 0 (FACTS 0.1)"));
        assertThat(READ.absentMeans(0, "")).isSameAs(READ);
        assertThat(UNKNOWN.absentMeans(0, "")).isSameAs(UNKNOWN);
    }

    @Test
    void anOptionalFieldMayBeLeftOut() {
        assertThat(state(ABSENT.optional("FACTS 0.1"))).isEqualTo("read Optional.empty");
        assertThat(state(READ.optional("FACTS 0.1"))).isEqualTo("read Optional[7]");
        assertThat(state(UNKNOWN.optional("FACTS 0.1"))).isEqualTo("unknown");
    }

    @Test
    void absenceMayBeWorthless() {
        assertThat(gaps(ABSENT.absentIsUnknown(gap("search")).mustExist(""))).containsExactly(gap("search"));
        assertThat(READ.absentIsUnknown(GAP)).isSameAs(READ);
        assertThat(UNKNOWN.absentIsUnknown(gap("search"))).isSameAs(UNKNOWN);
    }

    @Test
    void mapTouchesOnlyWhatWasRead() {
        assertThat(state(READ.map(v -> v + 1))).isEqualTo("read 8");
        assertThat(state(ABSENT.map(v -> fail("mapped")))).isEqualTo("absent");
        assertThat(state(UNKNOWN.map(v -> fail("mapped")))).isEqualTo("unknown");
        assertThatNullPointerException().isThrownBy(() -> READ.map(v -> null));
        assertThatNullPointerException().isThrownBy(() -> Fact.read(null, SOURCE));
    }

    @Test
    void flatMapCitesBothSteps() {
        Fact<String> found = READ.flatMap(v -> Fact.read("key" + v, source("key")));
        assertThat(state(found)).isEqualTo("read key7");
        assertThat(found.mustExist("").sources()).containsExactly(SOURCE, source("key"));
        assertThat(state(READ.flatMap(v -> UNKNOWN))).isEqualTo("unknown");
        assertThat(state(ABSENT.flatMap(v -> fail("asked")))).isEqualTo("absent");
        assertThat(state(UNKNOWN.flatMap(v -> fail("asked")))).isEqualTo("unknown");
    }

    @Test
    void bothAtOnceNeedsBoth() {
        assertThat(state(READ.and(READ, Integer::sum))).isEqualTo("read 14");
        assertThat(state(READ.and(UNKNOWN, Integer::sum))).isEqualTo("unknown");
        assertThat(state(UNKNOWN.and(READ, Integer::sum))).isEqualTo("unknown");
        assertThat(state(READ.and(ABSENT, Integer::sum))).isEqualTo("absent");
    }

    @Test
    void aListBehindAFactIsCompleteOnlyWhenTheFactWasRead() {
        Function<Integer, Listing<Integer>> rows = v -> Listing.complete(List.of(v), List.of(source("list")));
        assertThat(outcome(READ.list(rows).complete())).isEqualTo(Outcome.HOLDS);
        assertThat(READ.list(rows).complete().sources()).containsExactly(SOURCE, source("list"));
        assertThat(outcome(ABSENT.list(rows).complete())).isEqualTo(Outcome.OPEN);
        assertThat(gaps(UNKNOWN.list(rows).complete())).containsExactly(GAP);
    }

    @Test
    void aFallbackIsAskedOnlyForWhatCouldNotBeRead() {
        Fact<Integer> other = Fact.read(8, source("other"));
        assertThat(READ.or(() -> fail("asked"))).isSameAs(READ);
        assertThat(ABSENT.or(() -> fail("asked"))).isSameAs(ABSENT);
        assertThat(UNKNOWN.or(() -> other)).isSameAs(other);
        assertThat(state(UNKNOWN.or(() -> ABSENT))).isEqualTo("absent");
        assertThat(gaps(UNKNOWN.or(() -> Fact.unknown(gap("other"))).mustExist("")))
                .containsExactly(GAP, gap("other"));
    }

    @Test
    void elsewhereIsAskedOnlyForWhatIsProvenAbsent() {
        Fact<Integer> other = Fact.read(8, source("other"));
        assertThat(READ.ifAbsent(() -> fail("asked"))).isSameAs(READ);
        assertThat(UNKNOWN.ifAbsent(() -> fail("asked"))).isSameAs(UNKNOWN);
        assertThat(ABSENT.ifAbsent(() -> other).mustExist("").sources()).containsExactly(SOURCE, source("other"));
        assertThat(state(ABSENT.ifAbsent(() -> UNKNOWN))).isEqualTo("unknown");
    }

    @Test
    void twoWitnessesAgreeOrNothingIsKnown() {
        Fact<Integer> same = Fact.read(7, source("other"));
        assertThat(READ.agreeing(same).mustBe(7, "").sources()).containsExactly(SOURCE, source("other"));
        assertThat(READ.agreeing(UNKNOWN)).isSameAs(READ);
        assertThat(UNKNOWN.agreeing(READ)).isSameAs(READ);
        assertThat(state(ABSENT.agreeing(Fact.absent(source("other"))))).isEqualTo("absent");
        Gap contradiction =
                gaps(READ.agreeing(Fact.read(8, source("other"))).mustExist("")).get(0);
        assertThat(contradiction.kind()).isEqualTo(Gap.Kind.CONTRADICTION);
        assertThat(contradiction.item()).isEqualTo("vault");
        assertThat(contradiction.detail()).isEqualTo("says shown, but other says shown");
    }
}
